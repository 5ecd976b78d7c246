import { useId } from "react";
import { useTranslation } from "react-i18next";

import type { Money } from "#app/domain/kernel/money.ts";
import { formatEstimate, formatMoney } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { Chart } from "./chart.tsx";
import { ENTITLEMENT_HEIGHT, EntitlementStrip } from "./entitlement-strip.tsx";
import { inlineX } from "./inline-axis.ts";
import { GROUND, MonthBars } from "./month-bars.tsx";
import {
  labelledRuns,
  middleOf,
  type MonthChartProps,
  type MonthRun,
  mostOf,
  runsOf,
} from "./month-figures.ts";
import { GraduationMark, SafetyNetMark } from "./month-marks.tsx";

const PLOT = 150;
const AXIS_END = 252;
const NET_HEIGHT = 46;

/** The drawing itself: bars on the path, what is uncertain as outlines, marks above, net and strips below. */
export function MonthDrawing({
  months,
  now,
  nowMost,
  graduation,
  protectionEnds,
  entitlements = [],
}: MonthChartProps) {
  const { t } = useTranslation();
  const { direction } = useLocale();
  const clip = useId().replaceAll(":", "");
  const most = Math.max(
    nowMost?.minor ?? now.minor,
    ...months.map((one) => Math.max(mostOf(one).minor, one.wage.minor + one.benefit.minor)),
    1,
  );
  const pixels = ({ minor }: Money) => (minor / most) * PLOT;
  const slot = 100 / months.length;
  const middle = (month: number) => inlineX((month - 0.5) * slot, direction);
  const runs = runsOf(months);
  // A month that waits for its wage has its own mark; its amount would stand over the next one's.
  const arrived = months.filter(({ waiting }) => waiting == null);
  const dense = months.length > 12;
  const nowY = GROUND - pixels(now);
  const strips = AXIS_END + (graduation ? NET_HEIGHT : 0);
  return (
    <Chart
      title={t("common:chart.incomeTitle")}
      description={runs.map((run) => runWords(t, run)).join(" ")}
      height={strips + entitlements.length * ENTITLEMENT_HEIGHT}
    >
      <defs>
        <clipPath id={clip}>
          <rect x="0" y="0" width="100%" height={GROUND} />
        </clipPath>
      </defs>
      {graduation ? <GraduationMark range={graduation} months={months.length} /> : null}
      <g clipPath={`url(#${clip})`}>
        <MonthBars months={months} direction={direction} pixels={pixels} />
      </g>
      {nowMost ? <NowBand top={GROUND - pixels(nowMost)} bottom={nowY} /> : null}
      <line className="ref" x1="0%" y1={nowY} x2="100%" y2={nowY} />
      <line className="ahead" x1={inlineX(0, direction)} y1="208" x2={inlineX(100, direction)} y2="208" />
      {months
        .filter(({ month }) => !dense || month === 1 || month % 3 === 0)
        .map(({ month }) => (
          <text key={month} className="t-sm" x={middle(month)} y="228" textAnchor="middle">
            {month}
          </text>
        ))}
      {labelledRuns(runsOf(arrived), dense, (run) => pixels(run.most)).map((run) => (
        <RunLabel
          key={run.from}
          run={run}
          x={middle(middleOf(run))}
          atStart={run.to < 3 && dense}
          pixels={pixels}
        />
      ))}
      <text className="t-sm t-mute" x={inlineX(0, direction)} y="248" textAnchor="start">
        {t("common:chart.monthAfterStart")}
      </text>
      {graduation ? (
        <SafetyNetMark
          from={graduation.earliest}
          ends={protectionEnds ?? null}
          months={months.length}
          top={AXIS_END}
        />
      ) : null}
      {entitlements.map((one, index) => (
        <EntitlementStrip
          key={one.name}
          entitlement={one}
          months={months.length}
          top={strips + index * ENTITLEMENT_HEIGHT}
        />
      ))}
    </Chart>
  );
}

/** Where the income now lies, when it is a range: the least has its line already, the most gets one too. */
function NowBand({ top, bottom }: { top: number; bottom: number }) {
  return (
    <>
      <rect className="ref-band" x="0%" y={top} width="100%" height={Math.max(0, bottom - top)} />
      <line className="ref" x1="0%" y1={top} x2="100%" y2={top} />
    </>
  );
}

type Words = ReturnType<typeof useTranslation>["t"];

function runWords(t: Words, { from, to, total, most, isOpen }: MonthRun): string {
  const amount = isOpen
    ? t("workPays:amount.atLeast", { from: formatMoney(t, total) })
    : most.minor === total.minor
      ? formatMoney(t, total)
      : t("common:range", { from: formatEstimate(total), to: formatMoney(t, most) });
  return t(`common:chart.${from === to ? "incomeMonth" : "incomePart"}`, { from, to, amount });
}

/** What stands on top of a run: the most it may come to, or that nobody knows. */
function topWords(t: Words, { total, most, isOpen }: MonthRun): string {
  if (isOpen) return t("workPays:amount.atLeast", { from: formatEstimate(total) });
  return most.minor > total.minor
    ? t("workPays:chart.upTo", { amount: formatEstimate(most) })
    : formatEstimate(total);
}

type RunLabelProps = { run: MonthRun; x: string; atStart: boolean; pixels: (amount: Money) => number };

/** The amount of a run above its bars; where it is uncertain, the least above what is sure and the most on top. */
function RunLabel({ run, x, atStart, pixels }: RunLabelProps) {
  const { t } = useTranslation();
  const anchor = atStart ? "start" : "middle";
  const [least, most] = [pixels(run.total), pixels(run.most)];
  const unsure = run.most.minor > run.total.minor;
  return (
    <>
      {unsure && !run.isOpen && most - least >= 22 && run.total.minor > 0 ? (
        <text className="t-b t-halo" x={x} y={GROUND - least - 6} textAnchor={anchor}>
          {formatEstimate(run.total)}
        </text>
      ) : null}
      <text className="t-b t-halo" x={x} y={GROUND - most - 8} textAnchor={anchor}>
        {topWords(t, run)}
      </text>
    </>
  );
}
