import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import type { PersonView } from "./person-view.server.ts";

/** Offers that the person turned down, and why if she said so; nothing follows from either. */
export function PersonTurnedDown({ offers }: { offers: PersonView["turnedDown"] }) {
  const { t } = useTranslation("office");
  if (offers.length === 0) return null;
  return (
    <Card title={t("person.turnedDown.title")} icon="briefcase" className="stack">
      <p className="muted small">{t("person.turnedDown.text")}</p>
      {offers.map(({ id, title, titleLang, employerName, on, reason, words }) => (
        <div key={id} className="stack-2">
          <p>
            <b>
              <bdi lang={titleLang}>{title}</bdi>
            </b>{" "}
            · <bdi>{employerName}</bdi>
            <br />
            <span className="muted small">
              <DateText date={on} />
            </span>
          </p>
          <p>{reason ? t(`jobs:offer.reasons.${reason}`) : t("person.turnedDown.noReason")}</p>
          {words ? (
            <blockquote>
              <p dir="auto" className="breakable">
                {words}
              </p>
            </blockquote>
          ) : null}
        </div>
      ))}
    </Card>
  );
}
