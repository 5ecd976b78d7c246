import { monthsBetween, shiftMonth, type PlainMonth } from "../kernel/plain-date.ts";
import type { CompiledPack } from "./compile-pack.ts";
import {
  NO_COSTS,
  activeIn,
  situationIn,
  type Household,
  type HouseholdChange,
  type Plan,
  type Situation,
  type Spell,
} from "./household.ts";
import {
  ZERO,
  add,
  and,
  choose,
  not,
  point,
  remainder,
  subtract,
  total,
  type Interval,
  type Tri,
} from "./interval.ts";
import {
  Memory,
  type EarnerMonth,
  type EntitlementState,
  type Ledger,
  type PolicyEvent,
  type RuleLine,
  type Unknown,
} from "./ledger.ts";
import type { Step } from "./rules/primitive.ts";

/** A household's question to a pack. Months count from 0 = `firstMonth`; amounts are minor units. */
export type ProjectionInput = {
  readonly firstMonth: PlainMonth;
  readonly months: number;
  readonly household: Household;
  readonly changes?: readonly HouseholdChange[];
  readonly spells: readonly Spell[];
  readonly plan: Plan;
};

export type ProjectedMonth = {
  readonly month: number;
  readonly period: PlainMonth;
  /** Earnings before contributions. */
  readonly gross: number;
  /** Earnings after contributions. */
  readonly wage: Interval;
  readonly countable: Interval;
  readonly deduction: Interval;
  readonly award: Interval;
  readonly benefit: Interval;
  /** Costs of working and instalments. */
  readonly outgoings: Interval;
  /** Earnings, other income and benefit, less outgoings. */
  readonly net: Interval;
  readonly ended: Tri;
  /** Whether a spell of entitlement covers the month. */
  readonly inSpell: boolean;
  readonly entitlements: readonly EntitlementState[];
  /** Explanation, where it was asked for. */
  readonly rulesApplied: readonly RuleLine[];
  readonly unknowns: readonly Unknown[];
};

export type Projected = {
  readonly months: readonly ProjectedMonth[];
  readonly events: readonly PolicyEvent[];
};

/** Which version of a pack works out a month: the one in force, or the nearest one, which is then named. */
function versionFor(
  packs: readonly CompiledPack[],
  period: PlainMonth,
): { pack: CompiledPack; inForce: boolean } {
  let last: CompiledPack | null = null;
  for (const pack of packs) {
    if (pack.from > period) break;
    last = pack;
    if (pack.until === null || period < pack.until) return { pack, inForce: true };
  }
  const nearest = last ?? packs[0];
  if (!nearest) throw new RangeError("A projection needs a pack");
  return { pack: nearest, inForce: false };
}

function earnersIn(plan: Plan, month: number): EarnerMonth[] {
  const byEarner = new Map<string, EarnerMonth>();
  for (const earning of plan.earnings) {
    if (!activeIn(earning, month) || earning.amount === 0) continue;
    const key = `${earning.earner}/${earning.basis}`;
    const gross = (byEarner.get(key)?.gross ?? 0) + earning.amount;
    byEarner.set(key, { gross, basis: earning.basis, net: point(gross) });
  }
  return [...byEarner.values()];
}

function run(steps: readonly Step[], ledger: Ledger): void {
  for (const step of steps) step(ledger);
}

type Opening = Pick<
  Ledger,
  "month" | "year" | "household" | "spell" | "memory" | "rounding" | "events" | "lines"
> & {
  readonly plan: Plan;
  readonly ended: Tri;
};

function openLedger({ plan, ended, ...opening }: Opening): Ledger {
  const earners = earnersIn(plan, opening.month);
  return {
    ...opening,
    costs: earners.length > 0 ? plan.costs : NO_COSTS,
    earners,
    gross: earners.reduce((sum, e) => sum + e.gross, 0),
    counted: [],
    countedUnearned: point(opening.household.unearned),
    award: ZERO,
    entitled: opening.spell === null || opening.spell.status === "suspended" ? "no" : "yes",
    ended,
    earnedDeduction: null,
    taper: null,
    due: ZERO,
    benefit: ZERO,
    outgoings: ZERO,
    trialCompleted: "no",
    entitlements: [],
    unknowns: new Map(),
  };
}

/** Takes one month through the phases of a pack; the ledger then holds its figures. */
function workOut(
  ledger: Ledger,
  pack: CompiledPack,
): { countable: Interval; deduction: Interval; net: Interval; wage: Interval } {
  const { steps } = pack;
  run(steps.earnings, ledger);
  ledger.counted = ledger.earners.map((e) => (pack.countsEarnings === "gross" ? point(e.gross) : e.net));
  run(steps.standing, ledger);
  run(steps.award, ledger);
  run(steps.income, ledger);
  run(steps.earned, ledger);
  const earned = total(ledger.counted);
  const countable = add(earned, ledger.countedUnearned);
  const deduction = add(ledger.earnedDeduction ?? earned, ledger.countedUnearned);
  ledger.due = remainder(ledger.award, deduction);
  ledger.benefit = choose(and(ledger.entitled, not(ledger.ended)), ledger.due, ZERO);
  run(steps.pay, ledger);
  run(steps.after, ledger);
  const wage = total(ledger.earners.map((e) => e.net));
  const income = add(add(wage, point(ledger.household.unearned)), ledger.benefit);
  return { countable, deduction, wage, net: subtract(income, ledger.outgoings) };
}

/**
 * Works out months 0 … months − 1 with the versions of one pack (in order of their dates). A month is worked out with
 * the version in force in it; beyond the last one, the last one goes on and the month says so. Pure: the same input
 * gives the same output, and a longer projection begins with the shorter one.
 */
export function project(
  packs: CompiledPack | readonly CompiledPack[],
  input: ProjectionInput,
  options: { readonly explain?: boolean } = {},
): Projected {
  const versions = "pack" in packs ? [packs] : packs;
  const memory = new Memory();
  const events: PolicyEvent[] = [];
  const months: ProjectedMonth[] = [];
  const { household, changes = [], spells, plan } = input;
  const startYear = Number(input.firstMonth.slice(0, 4));
  const startMonth = Number(input.firstMonth.slice(5, 7)) - 1;
  let ended: Tri = "no";
  let situation: Situation = situationIn(household, changes, 0);
  for (let month = 0; month < input.months; month += 1) {
    const period = shiftMonth(input.firstMonth, month);
    const { pack, inForce } = versionFor(versions, period);
    if (month > 0 && changes.some((c) => c.from === month))
      situation = situationIn(household, changes, month);
    const ledger = openLedger({
      month,
      year: startYear + Math.floor((startMonth + month) / 12),
      household: situation,
      spell: spells.find((s) => activeIn(s, month)) ?? null,
      memory,
      rounding: pack.rounding,
      events,
      lines: options.explain ? [] : null,
      plan,
      ended,
    });
    if (!inForce) ledger.unknowns.set("pack.effective", { code: "pack.effective", path: "pack.effective" });
    const figures = workOut(ledger, pack);
    ended = ledger.ended;
    months.push({
      month,
      period,
      gross: ledger.gross,
      ...figures,
      award: ledger.award,
      benefit: ledger.benefit,
      outgoings: ledger.outgoings,
      ended,
      inSpell: ledger.spell !== null,
      entitlements: ledger.entitlements,
      rulesApplied: ledger.lines ?? [],
      unknowns: [...ledger.unknowns.values()],
    });
  }
  return { months, events };
}

/** Versions of a pack whose dates leave a gap or lie over each other: a sentence for each. */
export function gapsBetween(packs: readonly CompiledPack[]): readonly string[] {
  const problems: string[] = [];
  for (const [i, pack] of packs.entries()) {
    const next = packs[i + 1];
    if (!next) continue;
    if (pack.until === null || pack.until > next.from)
      problems.push(
        `${pack.pack.id} ${pack.pack.version} and ${next.pack.version} are both in force in ${next.from}`,
      );
    else if (monthsBetween(pack.until, next.from) > 0)
      problems.push(`${pack.pack.id}: no version is in force from ${pack.until} until ${next.from}`);
  }
  return problems;
}
