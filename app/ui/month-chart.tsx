import type { TFunction } from "i18next";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import type { Money } from "#app/domain/kernel/money.ts";
import { formatEstimate, formatCurrency, formatMoney } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { Chart } from "./chart.tsx";
import { inlineBox, inlineX } from "./inline-axis.ts";
import { type KeyItem, Keys } from "./key.tsx";
import { GROUND, MonthBars } from "./month-bars.tsx";
import { labelledRuns, middleOf, type MonthFigure, mostOf, runsOf, totalOf } from "./month-figures.ts";
import { TableTwin } from "./table-twin.tsx";

export type { MonthFigure } from "./month-figures.ts";

export type MonthChartProps = {
  /** 24 of them, as a rule. */
  months: readonly MonthFigure[];
  /** The household's income before the job: the dashed line to compare with. */
  now: Money;
  /** When the benefit ends because the wage is enough; the flag, and the safety net after it. */
  graduationMonth?: number | null;
};

const PLOT = 150;

/** «أثرها على معاشك»: wage and benefit month by month, with its key and its table. */
export function MonthChart({ months, now, graduationMonth }: MonthChartProps) {
  const { t } = useTranslation();
  const uncertain = months.some(({ totalMost }) => totalMost != null);
  const amount = formatEstimate(now);
  const keys: KeyItem[] = [
    { mark: "wage", label: t("common:income.wageAfterDeductions") },
    { mark: "benefit", label: t("common:income.benefitLeft") },
    { mark: "reference", label: t("common:income.nowLine", { amount }) },
  ];
  if (uncertain) keys.push({ mark: "maybe", label: t("common:chart.maybe") });
  return (
    <>
      <figure>
        <Keys items={keys} />
        <Drawing months={months} now={now} graduationMonth={graduationMonth} />
        <figcaption className="muted small">
          {t("common:income.estimate", { currency: formatCurrency(t, now.currency) })}
        </figcaption>
      </figure>
      <TableTwin caption={t("common:chart.incomeTable")} {...useTwin(months, graduationMonth)} />
    </>
  );
}

function Drawing({ months, now, graduationMonth }: MonthChartProps) {
  const { t } = useTranslation();
  const { direction } = useLocale();
  const clip = useId().replaceAll(":", "");
  const most = Math.max(now.minor, ...months.map((one) => mostOf(one).minor), 1);
  const pixels = ({ minor }: Money) => (minor / most) * PLOT;
  const slot = 100 / months.length;
  const middle = (month: number) => inlineX((month - 0.5) * slot, direction);
  const runs = runsOf(months);
  const dense = months.length > 12;
  const nowY = GROUND - pixels(now);
  return (
    <Chart
      title={t("common:chart.incomeTitle")}
      description={runs
        .map(({ from, to, total }) =>
          t(`common:chart.${from === to ? "incomeMonth" : "incomePart"}`, {
            from,
            to,
            amount: formatMoney(t, total),
          }),
        )
        .join(" ")}
      height={graduationMonth ? 278 : 256}
    >
      <defs>
        <clipPath id={clip}>
          <rect x="0" y="0" width="100%" height={GROUND} />
        </clipPath>
      </defs>
      <g clipPath={`url(#${clip})`}>
        <MonthBars months={months} direction={direction} pixels={pixels} />
      </g>
      <line className="ref" x1="0%" y1={nowY} x2="100%" y2={nowY} />
      <line className="ahead" x1={inlineX(0, direction)} y1="208" x2={inlineX(100, direction)} y2="208" />
      {months
        .filter(({ month }) => !dense || month === 1 || month % 3 === 0)
        .map(({ month }) => (
          <text
            key={month}
            className={month === graduationMonth ? "t-sm t-b" : "t-sm"}
            x={middle(month)}
            y="228"
            textAnchor="middle"
          >
            {month}
          </text>
        ))}
      {labelledRuns(runs, dense, (run) => pixels(run.most)).map((run) => (
        <text
          key={run.from}
          className="t-b t-halo"
          x={middle(middleOf(run))}
          y={GROUND - pixels(run.most) - 8}
          textAnchor={run.to < 3 && dense ? "start" : "middle"}
        >
          {formatEstimate(run.total)}
        </text>
      ))}
      {graduationMonth ? (
        <Graduation
          month={graduationMonth}
          slot={slot}
          top={GROUND - pixels(totalAt(months, graduationMonth))}
        />
      ) : null}
      <text className="t-sm t-mute" x={inlineX(0, direction)} y="250" textAnchor="start">
        {t("common:chart.monthAfterStart")}
      </text>
    </Chart>
  );
}

const totalAt = (months: readonly MonthFigure[], month: number): Money => {
  const figure = months.find((one) => one.month === month);
  return figure ? totalOf(figure) : { minor: 0, currency: "" };
};

/** The flag over the month the household stands on its own, and the net spread under what follows. */
function Graduation({ month, slot, top }: { month: number; slot: number; top: number }) {
  const { t } = useTranslation();
  const { direction } = useLocale();
  const x = inlineX((month - 0.5) * slot, direction);
  const begins = (month - 1) * slot;
  // The flag's words lead back over the months before it, unless there are too few of them.
  const early = begins < 35;
  const side = (direction === "rtl") === early ? -20 : 20;
  return (
    <>
      <line className="grad" x1={x} y1="40" x2={x} y2={top} />
      <svg x={x} y="40" overflow="visible">
        <path className="f1" d="M-12 0V-14a12 12 0 0 1 24 0V0z" />
        <path className="tick" d="M-5 -11l4 4 7-8" />
        <text className="t-sm t-b t-halo" x={side} y="-8" textAnchor={early ? "start" : "end"}>
          {t("common:chart.graduation")}
        </text>
      </svg>
      <svg
        x={inlineBox(begins, 100 - begins, direction)}
        y="236"
        width={`${100 - begins}%`}
        height="18"
        viewBox="0 0 100 18"
        preserveAspectRatio="none"
      >
        <path className="netline" d="M2 1C25 22 75 22 98 1" vectorEffect="non-scaling-stroke" />
      </svg>
      <text className="t-sm" x={inlineX((begins + 100) / 2, direction)} y="272" textAnchor="middle">
        {t("common:chart.safetyNet")}
      </text>
    </>
  );
}

function useTwin(months: readonly MonthFigure[], graduationMonth: number | null | undefined) {
  const { t } = useTranslation();
  return {
    columns: [
      { header: t("common:chart.month") },
      { header: t("common:income.wage"), tone: "wage" as const },
      { header: t("common:income.benefit"), tone: "benefit" as const },
      { header: t("common:chart.total") },
    ],
    rows: months.map((one) => [
      one.month === graduationMonth ? `${one.month} (${t("common:chart.graduationShort")})` : one.month,
      formatEstimate(one.wage),
      formatEstimate(one.benefit),
      <b key="total">{totalWords(t, one)}</b>,
    ]),
  };
}

function totalWords(t: TFunction, figure: MonthFigure): string {
  const least = totalOf(figure);
  const most = mostOf(figure);
  if (most.minor === least.minor) return formatEstimate(least);
  return t("common:range", { from: formatEstimate(least), to: formatEstimate(most) });
}
