import { useTranslation } from "react-i18next";

import { Chart } from "./chart.tsx";

export type MapTile = {
  label: string;
  /** Worded: "78%". */
  value: string;
  /** Place in the grid, from the west and from the north, from 0. */
  column: number;
  row: number;
  /** 0 (least) to 5 (most). */
  step: 0 | 1 | 2 | 3 | 4 | 5;
};

export type TileMapProps = {
  title: string;
  tiles: readonly MapTile[];
  /** From the highest to the lowest, in words. */
  legend: readonly { step: MapTile["step"]; label: string }[];
};

const [WIDE, HIGH, STEP_X, STEP_Y] = [84, 56, 89, 61];

/** One tile a region, roughly where it lies. A map: it never mirrors. */
export function TileMap({ title, tiles, legend }: TileMapProps) {
  const { t } = useTranslation();
  const columns = Math.max(0, ...tiles.map(({ column }) => column)) + 1;
  const rows = Math.max(0, ...tiles.map(({ row }) => row)) + 1;
  return (
    <div className="mapbox">
      <Chart
        title={title}
        description={tiles.map(({ label, value }) => `${label}: ${value}`).join("، ")}
        viewBox={`0 0 ${columns * STEP_X} ${rows * STEP_Y}`}
      >
        {tiles.map(({ label, value, column, row, step }) => {
          const [x, y] = [column * STEP_X, row * STEP_Y];
          const tone = step >= 4 ? "on-dark" : "on-light";
          return (
            <g key={label}>
              <rect className={`q${step} tile`} x={x} y={y} width={WIDE} height={HIGH} rx="8" />
              <text className={`tile-t ${tone}`} x={x + WIDE / 2} y={y + 23} textAnchor="middle">
                {label}
              </text>
              <text className={`t-b ${tone}`} x={x + WIDE / 2} y={y + 44} textAnchor="middle" direction="ltr">
                {value}
              </text>
            </g>
          );
        })}
      </Chart>
      <ul className="maplegend" aria-label={t("common:chart.shades")}>
        {legend.map(({ step, label }) => (
          <li key={step}>
            <svg viewBox="0 0 18 18" aria-hidden="true">
              <rect className={`q${step} tile`} x="1" y="1" width="16" height="16" rx="3" />
            </svg>
            <bdi>{label}</bdi>
          </li>
        ))}
        <li className="muted">{t("common:chart.sketchMap")}</li>
      </ul>
    </div>
  );
}
