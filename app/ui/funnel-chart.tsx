import { useTranslation } from "react-i18next";

import { formatNumber, formatPercent } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { Chart } from "./chart.tsx";
import { flowX } from "./inline-axis.ts";
import { stonePath } from "./stone-path.ts";
import { TableTwin } from "./table-twin.tsx";

/** `count` is null where the group is too small to be shown; `hidden` says so. */
export type FunnelStage = { label: string; count: number | null; hidden?: string };

export type FunnelChartProps = { title: string; stages: readonly FunnelStage[] };

const countText = ({ count, hidden }: FunnelStage): string =>
  count === null ? (hidden ?? "") : formatNumber(count);

const WIDTH = 762;
const GROUND = 236;
const HIGHEST = 190;

/** How many reach each station; between two, the share that goes on, amber where it is under a half. */
export function FunnelChart({ title, stages }: FunnelChartProps) {
  const { direction } = useLocale();
  const most = Math.max(1, ...stages.map(({ count }) => count ?? 0));
  const slot = WIDTH / Math.max(1, stages.length);
  const middle = (index: number) => flowX((index + 0.5) * slot, WIDTH, direction);
  const onward = direction === "rtl" ? -1 : 1;
  return (
    <Chart
      title={title}
      description={stages.map((stage) => `${stage.label}: ${countText(stage)}`).join("، ")}
      viewBox={`0 0 ${WIDTH} 300`}
    >
      <line className="base" x1="0" y1="238" x2={WIDTH} y2="238" />
      {stages.map((stage, index) => {
        const { label, count } = stage;
        const height = count ? Math.max(6, (count / most) * HIGHEST) : 0;
        const next = stages[index + 1];
        const share = next && next.count !== null && count ? next.count / count : null;
        const between = (middle(index) + middle(index + 1)) / 2;
        return (
          <g key={label}>
            {height > 0 ? (
              <g transform={`translate(${middle(index)} ${GROUND})`}>
                <path className="f1" d={stonePath(29, height)} />
              </g>
            ) : null}
            <text
              className={count === null ? "t-sm t-mute" : "t-b"}
              x={middle(index)}
              y={GROUND - height - 9}
              textAnchor="middle"
            >
              {countText(stage)}
            </text>
            <text className="t-b" x={middle(index)} y="260" textAnchor="middle">
              {label}
            </text>
            {share === null ? null : (
              <>
                <text
                  className={share < 0.5 ? "t-sm t-warn" : "t-sm t-mute"}
                  x={between}
                  y="294"
                  textAnchor="middle"
                  direction="ltr"
                >
                  {formatPercent(share)}
                </text>
                <path
                  className={share < 0.5 ? "ln l-warn" : "ln l4"}
                  d={`M${between - 28 * onward} 272h${56 * onward}m${-6 * onward} -5l${7 * onward} 5l${-7 * onward} 5`}
                />
              </>
            )}
          </g>
        );
      })}
    </Chart>
  );
}

/** The table of a funnel. */
export function FunnelTwin({ title, stages }: FunnelChartProps) {
  const { t } = useTranslation();
  const first = stages[0]?.count ?? 0;
  const share = (count: number | null, of: number | null | undefined) =>
    of && count !== null ? <bdi>{formatPercent(count / of, 1)}</bdi> : t("common:answer.none");
  return (
    <TableTwin
      caption={title}
      columns={[
        { header: t("common:chart.stage") },
        { header: t("common:chart.count") },
        { header: t("common:chart.ofPrevious") },
        { header: t("common:chart.ofFirst") },
      ]}
      rows={stages.map((stage, index) => [
        stage.label,
        countText(stage),
        share(stage.count, stages[index - 1]?.count),
        share(stage.count, first),
      ])}
    />
  );
}
