import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import type { EffectView } from "./effect-view.server.ts";

/** What a draft does to a sample of households, before it holds. */
export function EffectCard({ effect }: { readonly effect: EffectView }) {
  const { t } = useTranslation("packs");
  return (
    <Card className="stack" title={t("effect.title")}>
      <p className="muted">{effect.lead}</p>
      {effect.situations.map(({ key, title, groups }) => (
        <div key={key} className="stack-2">
          <h3>{title}</h3>
          <DataTable
            plain
            label={title}
            rows={groups}
            rowKey={({ direction }) => direction}
            columns={[
              { key: "direction", header: t("effect.direction"), rowHeader: true, cell: (row) => row.title },
              {
                key: "households",
                header: t("effect.households"),
                numeric: true,
                cell: (row) => row.households,
              },
              {
                key: "median",
                header: t("effect.median"),
                numeric: true,
                cell: (row) => <bdi>{row.median}</bdi>,
              },
              {
                key: "largest",
                header: t("effect.largest"),
                numeric: true,
                cell: (row) => <bdi>{row.largest}</bdi>,
              },
            ]}
          />
        </div>
      ))}
      <p className="small muted">{t("effect.how")}</p>
    </Card>
  );
}
