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
  misses,
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
  /** Costs of working and instalments, as far as they are known. */
  readonly outgoings: Interval;
  /** False where a cost of working is not known: the net is then an upper bound. */
  readonly costsKnown: boolean;
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

/** Each person's earnings in a month; those of several employers add up. */
function earnersIn(plan: Plan, month: number): EarnerMonth[] {
  const earners: EarnerMonth[] = [];
  const names: string[] = [];
  for (const earning of plan.earnings) {
    const valued = earning.valued ?? earning.amount;
    if (!activeIn(earning, month) || (earning.amount === 0 && valued === 0)) continue;
    let at = names.indexOf(earning.earner);
    if (at === -1) at = names.push(earning.earner) - 1;
    const earner = (earners[at] ??= { gross: 0, insurable: 0, adjustment: 0, net: ZERO });
    earner.gross += earning.amount;
    if (earning.basis === "gross") earner.insurable += earning.amount;
    earner.adjustment += valued - earning.amount;
  }
  for (const earner of earners) earner.net = point(earner.gross);
  return earners;
}

/** What counts of an earner's earnings before any rule: gross or net, as the scheme values them. */
function countedOf(earner: EarnerMonth, basis: "gross" | "net"): Interval {
  const { gross, net, adjustment } = earner;
  if (basis === "gross") return point(gross + adjustment);
  if (adjustment === 0) return net;
  return { min: Math.max(0, net.min + adjustment), max: Math.max(0, net.max + adjustment) };
}

const NO_LINES: readonly RuleLine[] = [];
const NO_UNKNOWNS: readonly Unknown[] = [];

/** Months are written once: a million projections share them. */
const periods = new Map<number, PlainMonth>();

/** "2025-04" from months since year 0. */
function periodOf(calendarMonth: number): PlainMonth {
  const known = periods.get(calendarMonth);
  if (known !== undefined) return known;
  const year = String(Math.floor(calendarMonth / 12)).padStart(4, "0");
  const period = `${year}-${String((calendarMonth % 12) + 1).padStart(2, "0")}`;
  periods.set(calendarMonth, period);
  return period;
}

function spellIn(spells: readonly Spell[], month: number): Spell | null {
  for (const spell of spells) if (activeIn(spell, month)) return spell;
  return null;
}

/** A decision that opens entitlement again: after a month without any, or provisionally. */
function reopens(before: Spell | null, now: Spell | null): boolean {
  if (now === null) return false;
  return before === null || (now.status === "provisional" && before.status !== "provisional");
}

function run(steps: readonly Step[], ledger: Ledger): void {
  for (const step of steps) step(ledger);
}

type Carried = {
  readonly ended: Tri;
  readonly reopened: boolean;
  readonly memory: Memory;
  readonly events: PolicyEvent[];
  readonly year: number;
};

/** The ledger of a month before any rule; written out in full because a spread costs more than all rules together. */
function openLedger(
  input: ProjectionInput,
  month: number,
  household: Situation,
  spell: Spell | null,
  pack: CompiledPack,
  carried: Carried,
  lines: RuleLine[] | null,
): Ledger {
  const { plan } = input;
  const earners = earnersIn(plan, month);
  let gross = 0;
  let adjustment = 0;
  for (const earner of earners) {
    gross += earner.gross;
    adjustment += earner.adjustment;
  }
  return {
    month,
    year: carried.year,
    household,
    costs: earners.length > 0 ? plan.costs : NO_COSTS,
    spell,
    memory: carried.memory,
    rounding: pack.rounding,
    earners,
    gross,
    valued: gross + adjustment,
    counted: [],
    countedUnearned: point(household.unearned),
    award: ZERO,
    entitled: spell === null || spell.status === "suspended" ? "no" : "yes",
    ended: carried.ended,
    earnedDeduction: null,
    taper: null,
    due: ZERO,
    benefit: ZERO,
    instalment: null,
    kept: null,
    outgoings: ZERO,
    costsKnown: true,
    reopened: carried.reopened,
    trialCompleted: "no",
    entitlements: [],
    events: carried.events,
    unknowns: [],
    lines,
  };
}

/** Takes one month through the phases of a pack; the ledger then holds its figures. */
function workOut(
  ledger: Ledger,
  pack: CompiledPack,
): { countable: Interval; deduction: Interval; net: Interval; wage: Interval } {
  const { steps } = pack;
  const { household, earners } = ledger;
  run(steps.earnings, ledger);
  for (const earner of earners) ledger.counted.push(countedOf(earner, pack.countsEarnings));
  run(steps.standing, ledger);
  run(steps.award, ledger);
  run(steps.income, ledger);
  run(steps.earned, ledger);
  if (household.unearnedInFull > 0)
    ledger.countedUnearned = add(ledger.countedUnearned, point(household.unearnedInFull));
  const earned = total(ledger.counted);
  const countable = add(earned, ledger.countedUnearned);
  const deduction = add(ledger.earnedDeduction ?? earned, ledger.countedUnearned);
  ledger.due = remainder(ledger.award, deduction);
  ledger.benefit = choose(and(ledger.entitled, not(ledger.ended)), ledger.due, ZERO);
  run(steps.pay, ledger);
  run(steps.after, ledger);
  let wage = ZERO;
  for (const earner of earners) wage = add(wage, earner.net);
  const other = household.unearned + household.unearnedInFull + household.unearnedIgnored;
  // Instalments hang on the same benefit: what is kept of it was worked out with them, end by end.
  const income = add(add(wage, point(other)), ledger.kept ?? ledger.benefit);
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
  let before: Spell | null = null;
  for (let month = 0; month < input.months; month += 1) {
    const calendarMonth = start + month;
    const period = periodOf(calendarMonth);
    const { pack, inForce } = versionFor(versions, period);
    if (month > 0 && changes.some((c) => c.from === month))
      situation = situationIn(household, changes, month);
    const spell = spellIn(input.spells, month);
    const reopened = ended !== "no" && reopens(before, spell);
    if (reopened) ended = "no";
    before = spell;
    const year = Math.floor(calendarMonth / 12);
    const carried = { ended, reopened, memory, events, year };
    const ledger = openLedger(input, month, situation, spell, pack, carried, options.explain ? [] : null);
    if (!inForce) misses(ledger, "pack.effective");
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
      outgoings: ledger.instalment === null ? ledger.outgoings : add(ledger.outgoings, ledger.instalment),
      costsKnown: ledger.costsKnown,
      ended,
      inSpell: spell !== null,
      entitlements: ledger.entitlements,
      rulesApplied: ledger.lines ?? NO_LINES,
      unknowns: ledger.unknowns.length === 0 ? NO_UNKNOWNS : ledger.unknowns,
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
