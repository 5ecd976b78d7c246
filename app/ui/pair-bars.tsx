import { useLocale } from "#app/i18n/use-locale.ts";
import { formatNumber } from "#app/i18n/numbers.ts";

import { Chart } from "./chart.tsx";
import { flowX } from "./inline-axis.ts";

export type Pair = {
  label: string;
  first: number;
  second: number;
  /** At the end of the row: «ينقص 830». */
  note?: string;
  /** The note is a warning. */
  bad?: boolean;
};

export type PairBarsProps = { title: string; pairs: readonly Pair[] };

const WIDTH = 453;
const TEXT = 163;
const NOTE = 66;
const ROW = 44;

/** Two amounts a row, one bar under the other: asked for and available, say. */
export function PairBars({ title, pairs }: PairBarsProps) {
  const { direction } = useLocale();
  const most = Math.max(1, ...pairs.flatMap(({ first, second }) => [first, second]));
  const long = (value: number) => Math.round((value / most) * (WIDTH - TEXT - NOTE) * 10) / 10;
  const box = (value: number) => ({
    x: direction === "rtl" ? WIDTH - TEXT - long(value) : TEXT,
    width: long(value),
  });
  const height = pairs.length * ROW + 12;
  return (
    <Chart
      title={title}
      description={pairs
        .map(({ label, first, second }) => `${label}: ${formatNumber(first)}، ${formatNumber(second)}`)
        .join(". ")}
      viewBox={`0 0 ${WIDTH} ${height}`}
    >
      {pairs.map(({ label, first, second, note, bad }, index) => {
        const top = 14 + index * ROW;
        return (
          <g key={label}>
            <text x={flowX(0, WIDTH, direction)} y={top + 20} textAnchor="start">
              {label}
            </text>
            <rect className="f1" {...box(first)} y={top} height="13" rx="2" />
            <rect className="f3" {...box(second)} y={top + 15} height="13" rx="2" />
            {note ? (
              <text
                className={bad ? "t-sm t-b t-badt" : "t-sm t-b"}
                x={flowX(WIDTH - 2, WIDTH, direction)}
                y={top + 20}
                textAnchor="end"
              >
                {note}
              </text>
            ) : null}
          </g>
        );
      })}
      <line
        className="base"
        x1={flowX(TEXT, WIDTH, direction)}
        y1="4"
        x2={flowX(TEXT, WIDTH, direction)}
        y2={height - 4}
      />
    </Chart>
  );
}
