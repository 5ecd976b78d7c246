import { useTranslation } from "react-i18next";
import { SAID_OF_OFFERS, type Funnel } from "#app/domain/insights/funnel.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";

/** Why people turn offers down; small groups are not shown, and whoever says nothing is counted as such. */
export function TurnedDown({ turnedDown }: { readonly turnedDown: Funnel["turnedDown"] }) {
  const { t } = useTranslation("analyst");
  const shown = (count: number | null): string =>
    count === null ? t("overview.notShown") : formatNumber(count);
  const rows = [
    ...SAID_OF_OFFERS.map((said) => ({
      key: said as string,
      label: said === "none" ? t("turnedDown.none") : t(`jobs:offer.reasons.${said}`),
      people: turnedDown.by[said],
    })),
    { key: "all", label: t("turnedDown.all"), people: turnedDown.people },
  ];
  if (turnedDown.people === 0)
    return (
      <Card title={t("turnedDown.title")} className="g-12">
        <p className="muted">{t("turnedDown.nobody")}</p>
      </Card>
    );
  return (
    <Card title={t("turnedDown.title")} className="g-12">
      <p className="muted small">{t("turnedDown.text")}</p>
      <DataTable
        plain
        label={t("turnedDown.title")}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: "reason", header: t("turnedDown.reason"), rowHeader: true, cell: ({ label }) => label },
          {
            key: "people",
            header: t("turnedDown.people"),
            numeric: true,
            cell: ({ people }) => shown(people),
          },
        ]}
      />
    </Card>
  );
}
