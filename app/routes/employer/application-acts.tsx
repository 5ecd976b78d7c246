import { useTranslation } from "react-i18next";
import { Button, type ButtonVariant } from "#app/ui/button.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TOKEN_FIELD, type WordedForm } from "#app/web/form-state.ts";

type Props = {
  readonly applicationId: string;
  /** Names of the edges that are open to the employer now. */
  readonly may: readonly string[];
  readonly formToken: string;
  readonly form: WordedForm;
};

/** What the employer can do with an application now; nothing is preselected. */
export function ApplicationActs({ applicationId, may, formToken, form }: Props) {
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
      {one("shortlist", "second")}
      {one("withdraw_offer", "second")}
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
