import type { PlainMonth } from "../kernel/plain-date.ts";
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
import { versionFor } from "./pack-versions.ts";
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

function earnersIn(plan: Plan, month: number): EarnerMonth[] {
  const only = plan.earnings[0];
  if (only && plan.earnings.length === 1) {
    if (!activeIn(only, month) || only.amount === 0) return [];
    return [{ gross: only.amount, basis: only.basis, net: point(only.amount) }];
  }
  const byEarner = new Map<string, EarnerMonth>();
  for (const earning of plan.earnings) {
    if (!activeIn(earning, month) || earning.amount === 0) continue;
    const key = `${earning.earner}/${earning.basis}`;
    const gross = (byEarner.get(key)?.gross ?? 0) + earning.amount;
    byEarner.set(key, { gross, basis: earning.basis, net: point(gross) });
  }
  return [...byEarner.values()];
}

const NO_LINES: readonly RuleLine[] = [];
const NO_UNKNOWNS: readonly Unknown[] = [];

/** "2025-04" from months since year 0. */
const periodOf = (calendarMonth: number): PlainMonth =>
  `${String(Math.floor(calendarMonth / 12)).padStart(4, "0")}-${String((calendarMonth % 12) + 1).padStart(2, "0")}`;

function run(steps: readonly Step[], ledger: Ledger): void {
  for (const step of steps) step(ledger);
}

/** The ledger of a month before any rule; written out in full because a spread costs more than all rules together. */
function openLedger(
  input: ProjectionInput,
  month: number,
  household: Situation,
  pack: CompiledPack,
  carried: {
    readonly ended: Tri;
    readonly memory: Memory;
    readonly events: PolicyEvent[];
    readonly year: number;
  },
  lines: RuleLine[] | null,
): Ledger {
  const { plan, spells } = input;
  const earners = earnersIn(plan, month);
  const spell = spells.find((s) => activeIn(s, month)) ?? null;
  return {
    month,
    year: carried.year,
    household,
    costs: earners.length > 0 ? plan.costs : NO_COSTS,
    spell,
    memory: carried.memory,
    rounding: pack.rounding,
    earners,
    gross: earners.reduce((sum, e) => sum + e.gross, 0),
    counted: [],
    countedUnearned: point(household.unearned),
    award: ZERO,
    entitled: spell === null || spell.status === "suspended" ? "no" : "yes",
    ended: carried.ended,
    earnedDeduction: null,
    taper: null,
    due: ZERO,
    benefit: ZERO,
    outgoings: ZERO,
    trialCompleted: "no",
    entitlements: [],
    events: carried.events,
    unknowns: new Map(),
    lines,
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
  const { household, changes = [] } = input;
  // Months since year 0, so that no calendar arithmetic is needed within the loop.
  const start = Number(input.firstMonth.slice(0, 4)) * 12 + Number(input.firstMonth.slice(5, 7)) - 1;
  let ended: Tri = "no";
  let situation: Situation = situationIn(household, changes, 0);
  for (let month = 0; month < input.months; month += 1) {
    const calendarMonth = start + month;
    const period = periodOf(calendarMonth);
    const { pack, inForce } = versionFor(versions, period);
    if (month > 0 && changes.some((c) => c.from === month))
      situation = situationIn(household, changes, month);
    const year = Math.floor(calendarMonth / 12);
    const ledger = openLedger(
      input,
      month,
      situation,
      pack,
      { ended, memory, events, year },
      options.explain ? [] : null,
    );
    if (!inForce) ledger.unknowns.set("pack.effective", { code: "pack.effective", path: "pack.effective" });
    const figures = workOut(ledger, pack);
    ended = ledger.ended;
    months.push({
      month,
      period,
      gross: ledger.gross,
      wage: figures.wage,
      countable: figures.countable,
      deduction: figures.deduction,
      net: figures.net,
      award: ledger.award,
      benefit: ledger.benefit,
      outgoings: ledger.outgoings,
      ended,
      inSpell: ledger.spell !== null,
      entitlements: ledger.entitlements,
      rulesApplied: ledger.lines ?? NO_LINES,
      unknowns: ledger.unknowns.size === 0 ? NO_UNKNOWNS : [...ledger.unknowns.values()],
    });
  }
  return { months, events };
}

/** Every unknown once, in the order of the months. */
export function unknownsOf(months: readonly ProjectedMonth[]): readonly Unknown[] {
  const all = new Map<string, Unknown>();
  for (const month of months) for (const unknown of month.unknowns) all.set(unknown.path, unknown);
  return [...all.values()];
}
