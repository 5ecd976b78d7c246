import { useTranslation } from "react-i18next";
import { POSTPONE_REASONS } from "#app/domain/applications/application.ts";
import { Button, type ButtonVariant } from "#app/ui/button.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Select, type Option } from "#app/ui/select.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";
import { InterviewForm } from "./interview-form.tsx";

type Props = {
  readonly applicationId: string;
  /** Names of the edges that are open to the employer now. */
  readonly may: readonly string[];
  /** Other open vacancies of the employer, to transfer to. */
  readonly others: readonly Option[];
  readonly formToken: string;
  readonly form: WordedForm;
};

/** What the employer can do with an application now; nothing is preselected. */
export function ApplicationActs({ applicationId, may, others, formToken, form }: Props) {
  const { t } = useTranslation("employer");
  const can = (edge: string): boolean => may.includes(edge);
  const one = (act: string, variant: ButtonVariant, text?: string) =>
    can(act) ? (
      <form method="post" className="stack-2">
        <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: act }} />
        {text ? <p className="small muted">{text}</p> : null}
        <Button variant={variant} block>
          {t(`act.${act}`)}
        </Button>
      </form>
    ) : null;
  return (
    <Card title={t("candidate.acts")} className="stack">
      {one("hire", "primary", t("act.hireText"))}
      {can("make_offer") ? (
        <>
          <p className="small muted">{t("act.offerText")}</p>
          <ButtonLink
            href={`/employer/applications/${applicationId}/offer`}
            variant={can("hire") ? "second" : "primary"}
            block
          >
            {t("act.make_offer")}
          </ButtonLink>
        </>
      ) : null}
      {one("hold_interview", "second")}
      {one("miss_interview", "second")}
      {can("invite") ? <InterviewForm act="invite" formToken={formToken} form={form} /> : null}
      {can("rebook_interview") ? (
        <InterviewForm act="rebook_interview" formToken={formToken} form={form} />
      ) : null}
      {one("shortlist", "second")}
      {one("reconsider", "second")}
      {one("resume", "second")}
      {one("withdraw_offer", "second")}
      {can("postpone") ? (
        <Chosen
          act="postpone"
          name="reason"
          options={POSTPONE_REASONS.map((reason) => ({
            value: reason,
            label: t(`jobs:application.postponeReasons.${reason}`),
          }))}
          formToken={formToken}
          form={form}
        />
      ) : null}
      {can("transfer") && others.length > 0 ? (
        <Chosen act="transfer" name="vacancyId" options={others} formToken={formToken} form={form} />
      ) : null}
      {can("decline") ? (
        <Disclosure summary={t("act.decline")} open={form.error("forPerson") !== undefined}>
          <form method="post" className="stack" noValidate>
            <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "decline" }} />
            <TextArea
              label={t("decline.forPerson")}
              hint={t("decline.forPersonHint")}
              name="forPerson"
              rows={3}
              defaultValue={form.value("forPerson")}
              error={form.error("forPerson")}
            />
            <TextArea
              label={t("decline.forOfficer")}
              hint={t("decline.forOfficerHint")}
              name="forOfficer"
              rows={3}
              optional
              defaultValue={form.value("forOfficer")}
              error={form.error("forOfficer")}
            />
            <Button variant="danger" block>
              {t("decline.submit")}
            </Button>
          </form>
        </Disclosure>
      ) : null}
      {may.length === 0 ? <p className="muted">{t("act.none")}</p> : null}
    </Card>
  );
}

/** An act that asks for one choice. */
function Chosen({
  act,
  name,
  options,
  formToken,
  form,
}: {
  readonly act: "postpone" | "transfer";
  readonly name: string;
  readonly options: readonly Option[];
  readonly formToken: string;
  readonly form: WordedForm;
}) {
  const { t } = useTranslation("employer");
  return (
    <Disclosure summary={t(`act.${act}`)} open={form.error(name) !== undefined}>
      <form method="post" className="stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: act }} />
        <p className="small muted">{t(`act.${act}Text`)}</p>
        <Select
          label={t(`act.${act}Label`)}
          name={name}
          placeholder={t("common:field.choose")}
          options={options}
          error={form.error(name)}
        />
        <Button variant="second" block>
          {t(`act.${act}`)}
        </Button>
      </form>
    </Disclosure>
  );
}
