import { useTranslation } from "react-i18next";
import type { CheckpointProof, Funnel } from "#app/domain/insights/funnel.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { Card } from "#app/ui/card.tsx";
import { DataTable, type Column } from "#app/ui/data-table.tsx";
import { EvidenceTier, type EvidenceTierName } from "#app/ui/evidence-tier.tsx";

type Row = Funnel["checkpoints"][number];

/** Strongest first, as the interface names them. */
const PROOFS: readonly (readonly [CheckpointProof, EvidenceTierName])[] = [
  ["wage_record", "wageRecord"],
  ["payslip", "payslip"],
  ["employer", "employer"],
  ["self", "self"],
];

/** Checkpoints that have fallen due, by day and by the strength of what proves them. */
export function Checkpoints({ checkpoints }: { readonly checkpoints: readonly Row[] }) {
  const { t } = useTranslation("analyst");
  const shown = (count: number | null): string =>
    count === null ? t("overview.notShown") : formatNumber(count);
  const columns: readonly Column<Row>[] = [
    {
      key: "day",
      header: t("checkpoints.day"),
      rowHeader: true,
      cell: ({ day }) => t("checkpoints.dayOf", { day }),
    },
    ...PROOFS.map(([proof, tier]) => ({
      key: proof,
      header: <EvidenceTier tier={tier} />,
      numeric: true,
      cell: ({ by }: Row) => shown(by[proof]),
    })),
    {
      key: "none",
      header: t("common:evidence.none"),
      numeric: true,
      cell: ({ by }) => shown(by.none),
    },
    {
      key: "due",
      header: t("checkpoints.due"),
      numeric: true,
      cell: ({ due }) => shown(due),
    },
  ];
  return (
    <Card title={t("checkpoints.title")} className="g-12">
      <p className="muted small">{t("checkpoints.text")}</p>
      <DataTable
        plain
        cards
        label={t("checkpoints.title")}
        columns={columns}
        rows={checkpoints}
        rowKey={({ day }) => String(day)}
      />
    </Card>
  );
}
