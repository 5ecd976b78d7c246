import { useTranslation } from "react-i18next";

import { formatPercent } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { Chart } from "./chart.tsx";
import { flowX } from "./inline-axis.ts";
import { stonePath } from "./stone-path.ts";

/** Share (0 to 1) still in work after so many days, with its 95 % interval. */
export type RetentionPoint = { day: number; share: number; least: number; most: number };

export type RetentionCurve = { label: string; points: readonly RetentionPoint[] };

export type RetentionChartProps = {
  title: string;
  /** One or two; the second is dashed. */
  curves: readonly RetentionCurve[];
  /** Where stones stand on the path. */
  days?: readonly number[];
};

const WIDTH = 350;
const START = 44;
const LEFT_OVER = 16;
const [TOP, BOTTOM] = [14, 212];
const LOWEST = 0.2;

/** Who is still in work, day by day, in the direction of reading. */
export function RetentionChart({ title, curves, days = [30, 90, 180, 365] }: RetentionChartProps) {
  const { t } = useTranslation();
  const { direction } = useLocale();
  const longest = Math.max(1, ...days, ...curves.flatMap(({ points }) => points.map(({ day }) => day)));
  const x = (day: number) => flowX(START + (day / longest) * (WIDTH - START - LEFT_OVER), WIDTH, direction);
  const y = (share: number) =>
    Math.round((BOTTOM - ((Math.max(share, LOWEST) - LOWEST) / (1 - LOWEST)) * (BOTTOM - TOP)) * 10) / 10;
  const line = (points: readonly [number, number][]) =>
    points.map(([px, py], index) => `${index === 0 ? "M" : "L"}${px} ${py}`).join("");
  return (
    <Chart
      title={title}
      description={curves
        .map(({ label, points }) =>
          [label, ...points.map(({ day, share }) => `${day}: ${formatPercent(share)}`)].join("، "),
        )
        .join(". ")}
      viewBox={`0 0 ${WIDTH} 262`}
    >
      {[0.4, 0.6, 0.8, 1].map((share) => (
        <g key={share}>
          <line className="grid" x1={x(0)} y1={y(share)} x2={x(longest)} y2={y(share)} />
          <text
            className="t-sm t-mute"
            x={flowX(START - 6, WIDTH, direction)}
            y={y(share) + 5}
            textAnchor={direction === "rtl" ? "start" : "end"}
            direction="ltr"
          >
            {formatPercent(share)}
          </text>
        </g>
      ))}
      {curves.map(({ label, points }, index) => {
        const series = index + 1;
        const upper = points.map(({ day, most }): [number, number] => [x(day), y(most)]);
        const lower = points.map(({ day, least }): [number, number] => [x(day), y(least)]).reverse();
        const last = points.at(-1);
        return (
          <g key={label}>
            <path className={`band${series}`} d={`${line([...upper, ...lower])}Z`} />
            <path
              className={`ln l${series}${index > 0 ? " dash" : ""}`}
              d={line(points.map(({ day, share }) => [x(day), y(share)]))}
            />
            {last ? (
              <EndLabel label={label} share={last.share} series={series} x={x(last.day)} y={y(last.share)} />
            ) : null}
          </g>
        );
      })}
      <line className="base" x1={x(0)} y1="214" x2={x(longest)} y2="214" />
      {days.map((day) => (
        <g key={day}>
          <g transform={`translate(${x(day)} 212)`}>
            <path className="f1" d={stonePath(5, 12)} />
          </g>
          <text className="t-sm" x={x(day)} y="234" textAnchor="middle">
            {day}
          </text>
        </g>
      ))}
      <text className="t-sm t-mute" x={x(longest / 2)} y="256" textAnchor="middle">
        {t("common:chart.dayAfterStart")}
      </text>
    </Chart>
  );
}

type EndLabelProps = { label: string; share: number; series: number; x: number; y: number };

/** The curve's name and its last share: above the first curve, below the second. */
function EndLabel({ label, share, series, x, y }: EndLabelProps) {
  const { direction } = useLocale();
  const [near, far] = series === 1 ? [-12, -30] : [20, 38];
  return (
    <>
      <text
        className="t-b t-halo"
        x={x}
        y={y + near}
        textAnchor={direction === "rtl" ? "start" : "end"}
        direction="ltr"
      >
        {formatPercent(share)}
      </text>
      <text className={`t-sm t-b t-halo f${series}t`} x={x} y={y + far} textAnchor="end">
        {label}
      </text>
    </>
  );
}
