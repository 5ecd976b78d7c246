import type { PlainMonth } from "../kernel/plain-date.ts";
import type { CompiledPack } from "./compile-pack.ts";
import {
  NO_COSTS,
  activeIn,
  type Household,
  type HouseholdChange,
  type Plan,
  type Situation,
  type Spell,
} from "./household.ts";
import { ZERO, point, type Tri } from "./interval.ts";
import type { EarnerMonth, Ledger, Memory, PolicyEvent, RuleLine } from "./ledger.ts";

/** A household's question to a pack. Months count from 0 = `firstMonth`; amounts are minor units. */
export type ProjectionInput = {
  readonly firstMonth: PlainMonth;
  readonly months: number;
  readonly household: Household;
  readonly changes?: readonly HouseholdChange[];
  readonly spells: readonly Spell[];
  readonly plan: Plan;
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

type Carried = {
  readonly ended: Tri;
  readonly reopened: boolean;
  readonly memory: Memory;
  readonly events: PolicyEvent[];
  readonly year: number;
};

/** The ledger of a month before any rule; written out in full because a spread costs more than all rules together. */
export function openLedger(
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
    childcarePaid: ZERO,
    entitled: spell === null || spell.status === "suspended" ? "no" : "yes",
    ended: carried.ended,
    earnedDeduction: null,
    exclusions: null,
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
