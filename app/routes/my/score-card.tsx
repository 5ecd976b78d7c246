import { useTranslation } from "react-i18next";

import type { FormattedDate } from "#app/i18n/dates.ts";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";

/** The registry's total, with the way to what it is made of; where none has come, nothing is shown here. */
export function ScoreCard({
  total,
}: {
  total: { readonly score: string; readonly on: FormattedDate } | null;
}) {
  const { t } = useTranslation("registry");
  return (
    <Card title={t("home.title")}>
      {total ? (
        <p>
          <b>
            <bdi dir="ltr">{total.score}</bdi>
          </b>
          <br />
          <span className="muted small">
            {t("total.on")} <DateText date={total.on} />
          </span>
        </p>
      ) : (
        <p className="muted">{t("home.unknown")}</p>
      )}
      <p>
        <TapLink href="/my/score">{t("home.more")}</TapLink>
      </p>
    </Card>
  );
}
