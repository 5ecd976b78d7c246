import type { PlainMonth } from "../kernel/plain-date.ts";
import type { CompiledPack } from "./compile-pack.ts";
import { activeIn, situationIn, type Situation, type Spell } from "./household.ts";
import type { Interval, Tri } from "./interval.ts";
import {
  Memory,
  misses,
  type EntitlementState,
  type PolicyEvent,
  type RuleLine,
  type Unknown,
} from "./ledger.ts";
import { openLedger, type ProjectionInput } from "./open-ledger.ts";
import { versionFor } from "./pack-versions.ts";
import { workOut } from "./work-out-month.ts";

export type { ProjectionInput } from "./open-ledger.ts";

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
      outgoings: figures.outgoings,
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
