import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";
import { AppealForm, DecideForm } from "./graduation-decision.tsx";
import type { GraduationView } from "./graduation-view.server.ts";

type Props = {
  readonly view: GraduationView;
  readonly form: WordedForm;
  readonly formToken: string;
};

const COVERS = ["confirmed", "loss_heard", "unknown"] as const;

/** What is open to this officer now. Nothing is preselected, and what is not hers says whose it is. */
export function GraduationActs({ view, form, formToken }: Props) {
  const { t } = useTranslation("office");
  const { acts, status, dates } = view;
  const open = (act: keyof typeof acts): boolean => acts[act] === null;
  const refusal = acts.decide ?? acts.decide_appeal ?? null;
  const waiting =
    status === "proposed"
      ? t("graduation.acts.waitNotify")
      : status === "notified"
        ? t("graduation.acts.waitHearing", { date: dates.hearingDueOn?.gregorian ?? "" })
        : status === "decided_yes"
          ? t("graduation.acts.waitWindow")
          : Object.keys(acts).length === 0
            ? t("graduation.acts.none")
            : null;
  return (
    <>
      {waiting ? <Notice icon="clock">{waiting}</Notice> : null}
      {refusal ? (
        <Notice icon="users" title={t("graduation.decide.denied")}>
          {t(`graduation.denied.${refusal.code}`)}
        </Notice>
      ) : null}
      {open("propose") ? <ReasonForm act="propose" form={form} formToken={formToken} /> : null}
      {open("record_health_cover") ? <HealthForm form={form} formToken={formToken} /> : null}
      {open("decide") ? (
        <DecideForm form={form} formToken={formToken} healthCover={view.healthCover} />
      ) : null}
      {open("decide_appeal") ? <AppealForm form={form} formToken={formToken} /> : null}
      {open("hear") ? <HearForm form={form} formToken={formToken} /> : null}
      {open("close") ? (
        <Card>
          <Disclosure summary={t("graduation.close.title")} open={form.value("do") === "close"}>
            <ReasonForm act="close" form={form} formToken={formToken} />
          </Disclosure>
        </Card>
      ) : null}
    </>
  );
}

type FormProps = Pick<Props, "form" | "formToken">;

/** What was typed and what is wrong with it, when it was this form that was sent. */
const kept = (form: WordedForm, act: string, name: string) =>
  form.value("do") === act ? { defaultValue: form.value(name), error: form.error(name) } : {};

function ReasonForm({ act, form, formToken }: FormProps & { readonly act: "propose" | "close" }) {
  const { t } = useTranslation("office");
  return (
    <form method="post" className={act === "propose" ? "card stack" : "stack"} noValidate>
      {act === "propose" ? <h2>{t("graduation.propose.title")}</h2> : null}
      <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: act }} />
      <TextArea
        id={act === "propose" ? "reason" : "close-reason"}
        label={t(`graduation.${act}.reason`)}
        hint={act === "propose" ? t("graduation.propose.hint") : undefined}
        name="reason"
        rows={4}
        {...kept(form, act, "reason")}
      />
      {act === "propose" ? <p className="muted small">{t("graduation.acts.yours")}</p> : null}
      <Button variant={act === "propose" ? "primary" : "second"} block>
        {t(`graduation.${act}.submit`)}
      </Button>
    </form>
  );
}

function HearForm({ form, formToken }: FormProps) {
  const { t } = useTranslation("office");
  const { defaultValue, error } = kept(form, "hear", "healthCover");
  return (
    <form method="post" className="card stack" noValidate>
      <h2>{t("graduation.hear.title")}</h2>
      <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "hear" }} />
      <TextArea
        label={t("graduation.hear.said")}
        hint={t("graduation.hear.hint")}
        name="said"
        rows={4}
        optional
        {...kept(form, "hear", "said")}
      />
      <ChoiceGroup
        legend={t("graduation.healthCover.label")}
        name="healthCover"
        choices={COVERS.map((one) => ({ value: one, label: t(`graduation.healthCover.${one}`) }))}
        value={defaultValue}
        error={error}
        required
      />
      <Button block>{t("graduation.hear.submit")}</Button>
    </form>
  );
}

function HealthForm({ form, formToken }: FormProps) {
  const { t } = useTranslation("office");
  const { defaultValue, error } = kept(form, "record_health_cover", "healthCover");
  return (
    <form method="post" className="card stack" noValidate>
      <h2>{t("graduation.healthForm.title")}</h2>
      <p>{t("graduation.healthForm.text")}</p>
      <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "record_health_cover" }} />
      <ChoiceGroup
        legend={t("graduation.healthCover.label")}
        name="healthCover"
        choices={COVERS.filter((one) => one !== "unknown").map((one) => ({
          value: one,
          label: t(`graduation.healthCover.${one}`),
        }))}
        value={defaultValue}
        error={error}
        required
      />
      <Button variant="second" block>
        {t("graduation.healthForm.submit")}
      </Button>
    </form>
  );
}
