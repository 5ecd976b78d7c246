import type { IncomeAfterWork, IncomeFigure } from "#app/domain/benefits/income-after-work.ts";
import { add, point, type Interval } from "#app/domain/benefits/interval.ts";
import type { Money } from "#app/domain/kernel/money.ts";

import type { IncomePathProps, IncomeStop } from "./income-path.tsx";
import { entitlementRuns } from "./kept-runs.ts";
import type { MonthChartProps, MonthFigure } from "./month-figures.ts";
import { wholeRange } from "./whole-amounts.ts";

const finite = (value: number, otherwise: number): number => (Number.isFinite(value) ? value : otherwise);

/**
 * A figure of the calculator as something that can be drawn: the least of each amount, costs of working taken
 * from the wage first. A cost nobody knows is left out here and named under "what we do not know yet".
 */
function stopOf(figure: IncomeFigure, currency: string): IncomeStop {
  const { others, benefit, costs, total: sum } = figure;
  const wage = add(figure.wage, others);
  const money = (minor: number): Money => ({ minor, currency });
  const left = finite(wage.min, 0) - finite(costs.max, costs.min);
  const wageLeft = Math.max(0, left);
  const least = Math.max(0, finite(sum.min, left + benefit.min));
  const most = finite(sum.max, finite(wage.max, wage.min) + finite(benefit.max, benefit.min) - costs.min);
  const benefitLeft = Math.max(0, least - wageLeft);
  const total = wholeRange({ min: least, max: Math.max(least, most) }, currency);
  // The two parts of a bar make up the amount that is written, to the unit.
  const shownWage =
    benefitLeft === 0 ? total.min : Math.min(total.min, wholeRange(point(wageLeft), currency).min);
  return {
    wage: money(shownWage),
    benefit: money(total.min - shownWage),
    most: total.max > total.min ? money(total.max) : null,
    ...(Number.isFinite(sum.max) ? {} : { isOpen: true }),
    ...(wageLeft > 0 && benefitLeft === 0 && benefit.max > 0 ? { basis: "wageMaybeBenefit" as const } : {}),
  };
}

/**
 * What a year brings against now, in whole units, where the two totals alone would say too little: they share what is
 * not known of the others' wages. Null where they say all.
 */
export const sharedChange = ({ now, difference, currency }: IncomeAfterWork): Interval | null =>
  now.others.min === now.others.max ? null : wholeRange(difference, currency);

/** Props of `IncomePath` from the calculator's answer. */
export const knownIncomeOf = (income: IncomeAfterWork): Extract<IncomePathProps, { kind: "known" }> => ({
  kind: "known",
  now: stopOf(income.now, income.currency),
  first: { ...stopOf(income.first, income.currency), months: Math.min(income.first.lasts, 12) },
  afterYear: stopOf(income.afterYear, income.currency),
  change: sharedChange(income),
});

/** A wage that is earned in a month and does not, or may not, arrive in it. */
function waitingOf({ waits, wage }: IncomeFigure, full: IncomeFigure, currency: string): Money | null {
  const missing = finite(full.wage.min, 0) - wage.min;
  return waits === "no" || missing <= 0
    ? null
    : { minor: wholeRange(point(missing), currency).min, currency };
}

/** Props of `MonthChart` from the calculator's answer. */
export function monthChartOf(income: IncomeAfterWork): MonthChartProps & { readonly months: MonthFigure[] } {
  const { currency, graduation, protectionEnds } = income;
  const now = stopOf(income.now, currency);
  return {
    months: income.months.map((figure) => {
      const { wage, benefit, most, isOpen = false } = stopOf(figure, currency);
      const waiting = waitingOf(figure, income.first, currency);
      return { month: figure.month, wage, benefit, totalMost: most ?? null, isOpen, waiting };
    }),
    now: { minor: now.wage.minor + now.benefit.minor, currency },
    nowMost: now.most ?? null,
    ...{ graduation, protectionEnds, entitlements: entitlementRuns(income.months) },
    othersToo: income.months.some(({ others }) => others.max > 0),
  };
}
