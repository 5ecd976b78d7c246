import { useTranslation } from "react-i18next";

import { millionths } from "#app/domain/registry/score-number.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { Chart } from "./chart.tsx";
import { inlineX } from "./inline-axis.ts";
import { PathLabel } from "./path-label.tsx";

/** Where a score lies beside the line to enter a scheme and the line to leave it. */
export function ScorePath({
  score,
  threshold,
  leavesAbove,
}: {
  score: string;
  threshold: string;
  leavesAbove: string;
}) {
  const { t } = useTranslation("registry");
  const { direction } = useLocale();
  const [now, enter, leave] = [millionths(score), millionths(threshold), millionths(leavesAbove)];
  const least = Math.min(now, enter);
  const most = Math.max(now, leave);
  // The lines lie close together: the drawing spans what is shown and a fifth beyond it on each side.
  const room = Math.max(1, most - least) * 0.2;
  const at = (value: number) => 6 + ((value - least + room) / (most - least + 2 * room)) * 88;
  const x = (value: number) => inlineX(at(value), direction);
  const anchor = at(now) > 70 ? "end" : at(now) < 30 ? "start" : "middle";
  const parts = { score, threshold, leaves: leavesAbove };
  return (
    <Chart title={t("path.title")} description={t("path.description", parts)} height={150}>
      <line className="walked" x1={inlineX(2, direction)} y1="92" x2={x(now)} y2="92" />
      <line className="ahead" x1={x(now)} y1="92" x2={inlineX(98, direction)} y2="92" />
      {[enter, leave].map((line) => (
        <svg key={line} x={x(line)} y="90" overflow="visible">
          <path className="f-surf" strokeDasharray="4 3" d="M-9 0V-22a9 9 0 0 1 18 0V0z" />
        </svg>
      ))}
      <svg x={x(now)} y="90" overflow="visible">
        <path className="f-here" d="M-12 0V-30a12 12 0 0 1 24 0V0z" />
      </svg>
      <text className="t-sm" x={x(now)} y="34" textAnchor={anchor}>
        {t("path.now")} <tspan className="t-b">{score}</tspan>
      </text>
      <PathLabel x={x(enter)} anchor="end" value={threshold} words={t("path.enter")} />
      <PathLabel x={x(leave)} anchor="start" value={leavesAbove} words={t("path.leave")} />
    </Chart>
  );
}
