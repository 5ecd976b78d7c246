import { useTranslation } from "react-i18next";

import { useLocale } from "#app/i18n/use-locale.ts";

import { Chart } from "./chart.tsx";
import { flowX } from "./inline-axis.ts";
import { stonePath } from "./stone-path.ts";

export type Ratio = {
  /** «نساء مقابل رجال». */
  label: string;
  ratio: number;
  /** The 95 % interval. */
  least: number;
  most: number;
  count?: number;
};

export type RatioChartProps = {
  title: string;
  ratios: readonly Ratio[];
  /** Below it a review is called for: 0.80 by the four-fifths rule. */
  alert?: number;
};

const WIDTH = 556;
const TEXT = 236;
const ROW = 44;

const two = (value: number): string => value.toFixed(2);

/** Selection-rate ratios with their intervals; 1 is parity. The words of a row stand at the inline start. */
export function RatioChart({ title, ratios, alert = 0.8 }: RatioChartProps) {
  const { t } = useTranslation();
  const { direction } = useLocale();
  const low = Math.min(0.6, ...ratios.map(({ least }) => Math.floor(least * 10) / 10));
  const high = Math.max(1.1, ...ratios.map(({ most }) => Math.ceil(most * 10) / 10));
  const at = (value: number) =>
    flowX(TEXT + ((value - low) / (high - low)) * (WIDTH - TEXT - 16), WIDTH, direction);
  const bottom = 30 + ratios.length * ROW;
  const ticks = Array.from({ length: Math.round((high - low) * 10) + 1 }, (_, index) => low + index / 10);
  const [from, to] = [at(low), at(alert)];
  return (
    <Chart
      title={title}
      description={ratios.map(({ label, ratio }) => `${label}: ${two(ratio)}`).join("، ")}
      viewBox={`0 0 ${WIDTH} ${bottom + 44}`}
    >
      <rect
        className="f-badsoft"
        x={Math.min(from, to)}
        y="24"
        width={Math.abs(to - from)}
        height={bottom - 24}
      />
      <line className="ref" x1={at(1)} y1="24" x2={at(1)} y2={bottom} />
      <line className="ref l-bad" x1={to} y1="24" x2={to} y2={bottom} />
      <text className="t-sm t-mute" x={at(1)} y="16" textAnchor="middle">
        {t("common:chart.parity")}
      </text>
      <text className="t-sm t-badt" x={to} y="16" textAnchor="middle">
        {t("common:chart.alert", { value: two(alert) })}
      </text>
      {ratios.map(({ label, ratio, least, most }, index) => {
        const y = 52 + index * ROW;
        const under = ratio < alert;
        return (
          <g key={label}>
            <text x={flowX(0, WIDTH, direction)} y={y + 5} textAnchor="start">
              {label}
            </text>
            <line className={under ? "ln l-bad" : "ln l1"} x1={at(least)} y1={y} x2={at(most)} y2={y} />
            <g transform={`translate(${at(ratio)} ${y + 9})`}>
              <path className={under ? "f-bad" : "f1"} d={stonePath(7.5, 18)} />
            </g>
            <text className="t-sm t-b t-halo" x={at(ratio)} y={y - 13} textAnchor="middle">
              {two(ratio)}
            </text>
          </g>
        );
      })}
      <line className="base" x1={at(low)} y1={bottom + 4} x2={at(high)} y2={bottom + 4} />
      {ticks.map((tick) => (
        <text key={tick} className="t-sm t-mute" x={at(tick)} y={bottom + 24} textAnchor="middle">
          {tick.toFixed(1)}
        </text>
      ))}
    </Chart>
  );
}
