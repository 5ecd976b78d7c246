import { minorDigits } from "../kernel/money.ts";
import type { PlainDate, PlainMonth } from "../kernel/plain-date.ts";
import type { CompiledPack } from "./compile-pack.ts";
import { ZERO, add, hull, point, same, subtract, type Interval, type Tri } from "./interval.ts";
import type { EntitlementState, RuleLine, Unknown } from "./ledger.ts";
import type { MonthRange } from "./outcome.ts";
import { versionFor } from "./pack-versions.ts";
import { unknownsOf } from "./project.ts";
import { endsBySavings, looksAtSavings } from "./savings.ts";
import type { WorkPlan } from "./work-plan.ts";
import { projectWork, wagesByMonth, type Merged } from "./work-projection.ts";

/** "After a year": the first month after twelve months of work. */
const AFTER_A_YEAR = 13;

/** Money a month in minor units of the currency, as it arrives in that month. */
export type IncomeFigure = {
  /** 0 = now, 1 = the first month of work. */
  readonly month: number;
  readonly period: PlainMonth;
  /** This adult's wage after contributions. */
  readonly wage: Interval;
  /** The others' wages after contributions: for the household's total, for no screen of another member. */
  readonly others: Interval;
  readonly benefit: Interval;
  /** Costs of working. */
  readonly costs: Interval;
  /** wage + others + benefit − costs: the household's total. */
  readonly total: Interval;
  /** Whether there is work in this month whose wage has not arrived yet. */
  readonly waits: Tri;
  /** What else hangs on the benefit in this month. */
  readonly entitlements: readonly EntitlementState[];
};

/** How the figures of a month came about, where that was asked for; months in a row share one. */
export type ExplainedMonths = {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly RuleLine[];
};

export type IncomeAfterWork = {
  readonly currency: string;
  readonly rules: { readonly packId: string; readonly version: number; readonly inForceFrom: PlainDate };
  readonly now: IncomeFigure;
  /** The first month with a whole wage; `lasts` = months in a row with the same figures. */
  readonly first: IncomeFigure & { readonly lasts: number };
  readonly afterYear: IncomeFigure;
  /** afterYear − now, with the same wages of the others in both: the headline (never the first months). */
  readonly difference: Interval;
  readonly months: readonly IncomeFigure[];
  /** In months of work, from 1; `latest: null` = perhaps not within the months shown. */
  readonly graduation: MonthRange | null;
  /** Last month of work in which the way back is still open. */
  readonly protectionEnds: MonthRange | null;
  /** What else hangs on the benefit, at worst over the months shown. */
  readonly entitlements: readonly { readonly name: string; readonly kept: Tri }[];
  readonly unknowns: readonly Unknown[];
  /** Of 100 units more of wage a month, in minor units; null where it is not known or was not asked for. */
  readonly keepsOfFurther: number | null;
  readonly explained: readonly ExplainedMonths[];
};

const WORST: Readonly<Record<Tri, number>> = { yes: 0, maybe: 1, no: 2 };

function entitlementsOver(months: readonly IncomeFigure[]): IncomeAfterWork["entitlements"] {
  const worst = new Map<string, Tri>();
  for (const { entitlements } of months)
    for (const { name, kept } of entitlements) {
      const known = worst.get(name);
      if (known === undefined || WORST[kept] > WORST[known]) worst.set(name, kept);
    }
  return [...worst].map(([name, kept]) => ({ name, kept }));
}

/** Whether the wage of a month of work is still to come, when the first one arrives so many months after the start. */
const waitsIn = (month: number, { min, max }: Interval): Tri =>
  month > max ? "no" : month <= min ? "yes" : "maybe";

/** Own and the others' wages month by month, as they arrive. */
function wagesArriving(
  packs: readonly CompiledPack[],
  plan: WorkPlan,
  thisMonth: PlainMonth,
  { main }: Merged,
): (month: number) => Pick<IncomeFigure, "wage" | "others"> {
  // Nothing to tell apart: the projection's own wages are those that arrive.
  if (plan.others.length === 0 && plan.firstWageAfter.max === 0)
    return (month) => ({ wage: main.months[month]?.wage ?? ZERO, others: ZERO });
  const wages = (of: WorkPlan["others"]): readonly Interval[] =>
    of.length === 0 ? [] : wagesByMonth(packs, of, thisMonth);
  const job = wages([plan.job]);
  const others = wages(plan.others);
  const present = wages(plan.present ? [plan.present] : []);
  const own = (month: number): Interval => {
    if (month === 0) return present[0] ?? ZERO;
    const waits = waitsIn(month, plan.firstWageAfter);
    const earned = job[month] ?? ZERO;
    return waits === "yes" ? ZERO : waits === "maybe" ? hull(ZERO, earned) : earned;
  };
  return (month) => ({ wage: own(month), others: others[month] ?? ZERO });
}

/**
 * How much more is paid now than a cap would leave: whoever is paid that may well be free of the cap, so no month may
 * take the cap for certain. 0 where the pack has no cap, or it explains what is paid.
 */
function paidAboveCap({ pack }: CompiledPack, { paidMinor }: WorkPlan, merged: Merged): number {
  const byRules = merged.benefit(0).max;
  if (paidMinor === null || byRules === 0 || !pack.rules.some(({ kind }) => kind === "benefit-cap")) return 0;
  return Math.max(0, paidMinor - byRules);
}

function figuresOf(
  plan: WorkPlan,
  merged: Merged,
  aboveCap: number,
  wagesIn: (month: number) => Pick<IncomeFigure, "wage" | "others">,
): readonly IncomeFigure[] {
  return merged.main.months.map(({ month, period, outgoings }) => {
    const decided = month === 0 ? plan.paidMinor : null;
    const { min, max } = merged.benefit(month);
    // Without the cap a month keeps at most so much more as the cap takes off what is paid now.
    const benefit = decided === null ? { min, max: max === 0 ? 0 : max + aboveCap } : point(decided);
    const { wage, others } = wagesIn(month);
    const waits = month === 0 ? "no" : waitsIn(month, plan.firstWageAfter);
    // A wage that is not certain may move the benefit the other way: the least of one then meets the most of the other.
    const together = month === 0 || waits !== "no" || aboveCap > 0 ? null : merged.net(month);
    return {
      ...{ month, period, wage, others, benefit, waits },
      costs: outgoings,
      total: together ?? subtract(add(add(wage, others), benefit), outgoings),
      entitlements: merged.entitlements(month),
    };
  });
}

/**
 * What changes for certain lies within what the totals say, which know how wage and benefit hang together. Where the
 * others' wages go on as they are it also lies within what the rest says without them: what is not known of their
 * wages is the same in both.
 */
function differenceOf(before: IncomeFigure, after: IncomeFigure): Interval {
  const whole = subtract(after.total, before.total);
  if (!same(before.others, after.others)) return whole;
  const rest = ({ wage, benefit, costs }: IncomeFigure): Interval => subtract(add(wage, benefit), costs);
  const apart = subtract(rest(after), rest(before));
  return { min: Math.max(whole.min, apart.min), max: Math.min(whole.max, apart.max) };
}

/** Facts that are missing beside what the rules leave open. */
function missingFacts(
  plan: WorkPlan,
  merged: Merged,
  standing: { readonly standsForSavings: boolean; readonly aboveCap: number },
): readonly Unknown[] {
  const { min, max } = plan.firstWageAfter;
  const inView = plan.others.length > 0 && plan.othersInView === "maybe" && plan.household.award !== null;
  const missing = [
    standing.standsForSavings ? "household.savingsInView" : null,
    standing.aboveCap > 0 ? "household.capFree" : null,
    merged.beforeCapUnknown ? "household.beforeCap" : null,
    min !== max ? "plan.firstWage" : null,
    merged.wageBeforeUnknown ? "plan.wageBefore" : null,
    merged.countingMatters ? "plan.countingMonth" : null,
    inView ? "household.othersInView" : null,
    merged.startMatters ? "household.workingSince" : null,
  ];
  return missing.flatMap((code) => (code === null ? [] : [{ code, path: code }]));
}

/** The same rules with the same results; a count of months that goes on is not news. */
const sameLines = (a: readonly RuleLine[], b: readonly RuleLine[]): boolean =>
  a.length === b.length &&
  a.every((line, i) => {
    const other = b[i];
    return other?.ruleId === line.ruleId && JSON.stringify(line.output) === JSON.stringify(other.output);
  });

function explainedOf({ main }: Merged, figures: readonly IncomeFigure[]): readonly ExplainedMonths[] {
  const runs: ExplainedMonths[] = [];
  for (const { month, rulesApplied } of main.months.slice(1)) {
    const last = runs.at(-1);
    const [before, now] = [figures[month - 1], figures[month]];
    const goesOn =
      last && before && now && same(before.benefit, now.benefit) && same(before.total, now.total);
    if (goesOn && sameLines(last.lines, rulesApplied)) runs[runs.length - 1] = { ...last, to: month };
    else runs.push({ from: month, to: month, lines: rulesApplied });
  }
  return runs;
}

/**
 * What a job does to a household's money: now, in the first months, after a year, and month by month for 24 months;
 * `thisMonth` is now, and work starts in the month after it. Every range holds the true amount.
 */
export function workPays(
  packs: readonly CompiledPack[],
  plan: WorkPlan,
  thisMonth: PlainMonth,
  options: { readonly explain?: boolean } = {},
): IncomeAfterWork {
  const merged = projectWork(packs, plan, thisMonth, options.explain === true);
  const { pack } = versionFor(packs, thisMonth);
  const aboveCap = paidAboveCap(pack, plan, merged);
  const figures = figuresOf(plan, merged, aboveCap, wagesArriving(packs, plan, thisMonth, merged));
  const firstFull = 1 + plan.firstWageAfter.max;
  const [now, first, afterYear] = [figures[0], figures[firstFull], figures[AFTER_A_YEAR]];
  if (!now || !first || !afterYear) throw new RangeError("The projection is too short");
  const changes = figures.findIndex((f) => f.month > firstFull && !same(f.total, first.total));
  const months = figures.slice(1);
  const explained = options.explain ? explainedOf(merged, figures) : [];
  // What savings end is no independence by work.
  const bySavings = endsBySavings(explained[0]?.lines ?? []);
  const standsForSavings = plan.savings === "in-award" && looksAtSavings(pack.pack.rules);
  const unknowns = merged.all.flatMap((run) => unknownsOf(run.months));
  return {
    currency: pack.currency,
    rules: {
      packId: pack.pack.id,
      version: pack.pack.version,
      inForceFrom: pack.pack.effective.from,
    },
    now,
    first: { ...first, lasts: (changes === -1 ? figures.length : changes) - firstFull },
    afterYear,
    difference: differenceOf(now, afterYear),
    months,
    graduation: bySavings ? null : merged.graduation,
    protectionEnds: bySavings ? null : merged.protectionEnds,
    entitlements: entitlementsOver(figures),
    unknowns: [
      ...new Map(
        [...unknowns, ...missingFacts(plan, merged, { standsForSavings, aboveCap })].map((one) => [
          one.path,
          one,
        ]),
      ).values(),
    ],
    explained,
    keepsOfFurther: options.explain ? keepsOfFurther(packs, plan, thisMonth, first) : null,
  };
}

/**
 * What stays with the household of 100 units more of the job's wage a month, in the month of the first whole wage.
 * Null where one of the totals is a range: its two ends do not hold what lies between, because a benefit that ends at
 * nothing keeps more at both.
 */
function keepsOfFurther(
  packs: readonly CompiledPack[],
  plan: WorkPlan,
  thisMonth: PlainMonth,
  first: IncomeFigure,
): number | null {
  const more = 100 * 10 ** minorDigits(versionFor(packs, thisMonth).pack.currency);
  const job = { ...plan.job, minor: plan.job.minor + more };
  const { first: then } = workPays(packs, { ...plan, job }, thisMonth);
  const isPoint = ({ min, max }: Interval): boolean => min === max;
  return isPoint(first.total) && isPoint(then.total) ? then.total.min - first.total.min : null;
}
