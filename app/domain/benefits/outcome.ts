import { minorDigits } from "../kernel/money.ts";
import type { CompiledPack } from "./compile-pack.ts";
import { activeIn, type Earning, type Plan } from "./household.ts";
import type { Interval } from "./interval.ts";
import type { PolicyEvent } from "./ledger.ts";
import { project, type ProjectedMonth, type ProjectionInput } from "./project.ts";

/** A month that lies in a range; `latest: null` = perhaps not within the projection. Months count from 0. */
export type MonthRange = { readonly earliest: number; readonly latest: number | null };

/** Start of the run of months at the end in which `test` holds, or null. */
function startOfFinalRun(
  months: readonly ProjectedMonth[],
  test: (month: ProjectedMonth) => boolean,
): number | null {
  let start: number | null = null;
  for (let i = months.length - 1; i >= 0; i -= 1) {
    const month = months[i];
    if (!month || !test(month)) break;
    start = month.month;
  }
  return start;
}

/** The month from which the household lives without the benefit, by its own earnings, to the end of the projection. */
export function graduationOf(months: readonly ProjectedMonth[]): MonthRange | null {
  const works = (m: ProjectedMonth): boolean => m.gross > 0 && m.inSpell && m.award.max > 0;
  const earliest = startOfFinalRun(months, (m) => works(m) && m.benefit.min === 0);
  if (earliest === null) return null;
  return { earliest, latest: startOfFinalRun(months, (m) => works(m) && m.benefit.max === 0) };
}

/**
 * The last month in which the way back is open (grace, suspension, reinstatement), counted from graduation; null when
 * there is no graduation or no rule that says so.
 */
export function protectionOf(
  pack: CompiledPack,
  graduation: MonthRange | null,
  events: readonly PolicyEvent[],
): MonthRange | null {
  const rules = pack.rules.flatMap((r) => (r.protection ? [r.protection] : []));
  if (!graduation || rules.length === 0) return null;
  const months = (stopsIn: number, end: "min" | "max"): number =>
    rules.reduce((sum, rule) => sum + rule(stopsIn, events)[end], 0);
  const earliest = graduation.earliest + months(graduation.earliest, "min") - 1;
  const longest = graduation.latest === null ? Infinity : months(graduation.latest, "max");
  return {
    earliest: Math.max(earliest, graduation.earliest - 1),
    latest: graduation.latest === null || longest === Infinity ? null : graduation.latest + longest - 1,
  };
}

/** The same plan with more money in every month with earnings, for the earner who is named first in it. */
function raisedPlan(plan: Plan, months: readonly ProjectedMonth[], raise: number): Plan {
  const raises = months.flatMap(({ month }): Earning[] => {
    const first = plan.earnings.find((e) => activeIn(e, month) && e.amount > 0);
    if (!first) return [];
    // A floor that is counted swallows as much of the raise as still lies below it.
    const floor = first.valued ?? first.amount;
    const valued = floor > first.amount ? Math.max(0, first.amount + raise - floor) : raise;
    return [{ ...first, from: month, until: month + 1, amount: raise, valued }];
  });
  return { ...plan, earnings: [...plan.earnings, ...raises] };
}

/**
 * What of a small raise does not reach the household, month by month: 1 − Δnet ÷ Δearnings for 100 units of the
 * currency more in each month with earnings, at both ends of the range. Null in months without earnings.
 */
export function marginalRates(
  packs: CompiledPack | readonly CompiledPack[],
  input: ProjectionInput,
  months: readonly ProjectedMonth[],
  currency: string,
): readonly (Interval | null)[] {
  const raise = 100 * 10 ** minorDigits(currency);
  const after = project(packs, { ...input, plan: raisedPlan(input.plan, months, raise) }).months;
  return months.map((month, i) => {
    const then = after[i];
    if (!then || month.gross === 0 || then.gross === month.gross) return null;
    const rates = (["min", "max"] as const)
      .filter((end) => Number.isFinite(month.net[end]) && Number.isFinite(then.net[end]))
      .map((end) => Math.round((1 - (then.net[end] - month.net[end]) / raise) * 10_000) / 10_000);
    return rates.length === 0 ? null : { min: Math.min(...rates), max: Math.max(...rates) };
  });
}
