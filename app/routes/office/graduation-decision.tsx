import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";

type FormProps = { readonly form: WordedForm; readonly formToken: string };

/** The decision of a second person; "yes" waits for health cover. */
export function DecideForm({ form, formToken, healthCover }: FormProps & { readonly healthCover: string }) {
  const { t } = useTranslation("office");
  const blocked = healthCover === "unknown";
  return (
    <Choose
      act="decide"
      form={form}
      formToken={formToken}
      title={t("graduation.decide.title")}
      question={t("graduation.decide.question")}
      hint={blocked ? t("graduation.decide.yesBlocked") : undefined}
      choices={(["yes", "not_yet"] as const).map((one) => ({
        value: one,
        label: t(`graduation.decide.${one}`),
        disabled: one === "yes" && blocked,
      }))}
    />
  );
}

/** The decision on an appeal, by a supervisor who had no part so far. */
export function AppealForm({ form, formToken }: FormProps) {
  const { t } = useTranslation("office");
  return (
    <Choose
      act="decide_appeal"
      form={form}
      formToken={formToken}
      title={t("graduation.appeal.title")}
      question={t("graduation.appeal.question")}
      choices={(["uphold", "not_yet"] as const).map((one) => ({
        value: one,
        label: t(`graduation.appeal.${one}`),
      }))}
    />
  );
}

function Choose({
  act,
  form,
  formToken,
  title,
  question,
  hint,
  choices,
}: FormProps & {
  readonly act: "decide" | "decide_appeal";
  readonly title: string;
  readonly question: string;
  readonly hint?: string | undefined;
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly disabled?: boolean;
  }[];
}) {
  const { t } = useTranslation("office");
  const own = form.value("do") === act;
  return (
    <form method="post" className="card stack" noValidate>
      <h2>{title}</h2>
      <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: act }} />
      <ChoiceGroup
        legend={question}
        name="decision"
        choices={choices}
        hint={hint}
        value={own ? form.value("decision") : null}
        error={own ? form.error("decision") : undefined}
        required
      />
      <TextArea
        label={t("graduation.decide.reason")}
        hint={t("graduation.decide.hint")}
        name="reason"
        rows={4}
        defaultValue={own ? form.value("reason") : undefined}
        error={own ? form.error("reason") : undefined}
      />
      <p className="muted small">{t("graduation.acts.yours")}</p>
      <Button name="step" value="check" block>
        {t("graduation.decide.check")}
      </Button>
    </form>
  );
}

/** The decision as it will be recorded, before it binds. */
export function DecisionCheck({
  check,
  formToken,
}: {
  readonly check: { readonly do: string; readonly decision: string; readonly reason: string };
  readonly formToken: string;
}) {
  const { t } = useTranslation("office");
  const words = check.do === "decide" ? "decide" : "appeal";
  return (
    <Card title={t("graduation.decide.checkTitle")} className="stack">
      <KeyValues
        items={[
          { name: t(`graduation.${words}.title`), value: t(`graduation.${words}.${check.decision}`) },
          { name: t("graduation.decide.reason"), value: <span dir="auto">{check.reason}</span> },
        ]}
      />
      <Notice title={t("graduation.decide.checkText")}>
        {words === "decide" && check.decision === "yes" ? t("graduation.decide.appealText") : null}
      </Notice>
      <form method="post" className="btns">
        <HiddenFields values={{ ...check, [TOKEN_FIELD]: formToken }} />
        <Button name="step" value="send">
          {t("graduation.decide.submit")}
        </Button>
        <Button name="step" value="change" variant="second">
          {t("common:actions.edit")}
        </Button>
      </form>
    </Card>
  );
}
