import { useTranslation } from "react-i18next";

import type { OwnConsent } from "#app/domain/people/read-own-consents.server.ts";
import type { FormattedDate } from "#app/i18n/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { TOKEN_FIELD } from "#app/web/form-state.ts";

export type ConsentLine = Pick<OwnConsent, "id" | "organisation" | "status" | "shares"> & {
  readonly givenOn: FormattedDate;
  readonly lastDay: FormattedDate;
  readonly endedOn: FormattedDate | null;
};

/** Who may see the person's name and mobile now, each with its way out; and what is shared no more, with the way back. */
export function Consents({ consents, formToken }: { consents: readonly ConsentLine[]; formToken: string }) {
  const { t } = useTranslation("my");
  const shared = consents.filter(({ shares }) => shares);
  const ended = consents.filter(({ shares }) => !shares);
  const name = ({ organisation }: ConsentLine) =>
    organisation ? <bdi lang={organisation.lang}>{organisation.name}</bdi> : t("consents.unknown");
  const act = (consent: ConsentLine, verb: "withdraw" | "again") => (
    <form method="post">
      <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: verb, consentId: consent.id }} />
      <Button variant="second">
        {t(`consents.${verb}.submit`)}
        <span className="vh"> {name(consent)}</span>
      </Button>
    </form>
  );
  return (
    <>
      <Card title={t("consents.title")} className="stack-2">
        <p>{shared.length === 0 ? t("consents.none") : t("consents.lead")}</p>
        <ul className="rows">
          {shared.map((consent) => (
            <li key={consent.id} className="stack-2">
              <p>
                <b>{name(consent)}</b>
                <br />
                {t("consents.sees")}
                <br />
                <span className="muted small">
                  {t("consents.span", { from: consent.givenOn.gregorian, until: consent.lastDay.gregorian })}
                </span>
              </p>
              {act(consent, "withdraw")}
            </li>
          ))}
        </ul>
        {shared.length > 0 ? <p className="muted small">{t("consents.after")}</p> : null}
      </Card>
      {ended.length > 0 ? (
        <Card title={t("consents.ended")} className="stack-2">
          <ul className="rows">
            {ended.map((consent) => (
              <li key={consent.id} className="stack-2">
                <p>
                  <b>{name(consent)}</b>
                  <br />
                  <span className="muted small">
                    {t(`consents.status.${consent.status === "withdrawn" ? "withdrawn" : "expired"}`, {
                      date: (consent.endedOn ?? consent.lastDay).gregorian,
                    })}
                  </span>
                </p>
                {act(consent, "again")}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}
