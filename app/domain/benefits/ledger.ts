import type { Rounding } from "../kernel/money.ts";
import type { Confidence, Unit } from "./parameter.schema.ts";
import type { Known } from "./parameter.ts";
import type { Interval, Tri } from "./interval.ts";
import type { RateInterval } from "./rate.ts";
import type { Situation, Spell, WorkCosts } from "./household.ts";

/** A figure with its unit, as a line of explanation shows it. */
export type Quantity = { readonly unit: Unit | "flag"; readonly min: number; readonly max: number };

/** One step of the calculation, in the words of its rule: what went in, what came out. */
export type RuleLine = {
  readonly ruleId: string;
  readonly kind: string;
  readonly inputs: Readonly<Record<string, Quantity>>;
  readonly output: Readonly<Record<string, Quantity>>;
  /** The weakest confidence of the figures used; null when only facts of the household were. */
  readonly confidence: Confidence | null;
  readonly sources: readonly string[];
};

/** Something that happens in a month and is not an amount of that month, such as the ninth trial month. */
export type PolicyEvent = {
  readonly month: number;
  readonly ruleId: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/** A thing that is not known and that changes the result. */
export type Unknown = { readonly code: string; readonly path: string };

export type EntitlementState = { readonly name: string; readonly kept: Tri };

/** Earnings of one person in a month; `gross` is what was given, before contributions unless the basis is net. */
export type EarnerMonth = { readonly gross: number; readonly basis: "gross" | "net"; net: Interval };

/** What a household's month looks like while the rules of a pack go over it, phase by phase. */
export type Ledger = {
  /** Months from the first one, from 0. */
  readonly month: number;
  /** Calendar year and month, for rules that count within a year. */
  readonly year: number;
  readonly household: Situation;
  readonly costs: WorkCosts;
  readonly spell: Spell | null;
  readonly memory: Memory;
  readonly rounding: Rounding;
  readonly earners: EarnerMonth[];
  /** Earnings of all before contributions. */
  readonly gross: number;
  /** What still counts of each earner's earnings. */
  counted: Interval[];
  /** What still counts of other income. */
  countedUnearned: Interval;
  /** Benefit before income is taken off. */
  award: Interval;
  entitled: Tri;
  /** Entitlement has ended in this or an earlier month and was not reopened. */
  ended: Tri;
  /** What the earnings take off the benefit, where a rule says so; otherwise all that counts. */
  earnedDeduction: Interval | null;
  taper: { readonly allowance: Interval; readonly share: RateInterval } | null;
  /** award − deduction, as if entitled. */
  due: Interval;
  benefit: Interval;
  /** Taken off what the household keeps: costs of working, instalments. */
  outgoings: Interval;
  /** The trial months ended in this month. */
  trialCompleted: Tri;
  readonly entitlements: EntitlementState[];
  readonly events: PolicyEvent[];
  readonly unknowns: Map<string, Unknown>;
  readonly lines: RuleLine[] | null;
};

/** What rules remember from month to month, by rule id; lives for one projection. */
export class Memory {
  readonly #states = new Map<string, object>();
  /** The state of a rule, made by `initial` when it is asked for the first time. */
  of<State extends object>(ruleId: string, initial: () => State): State {
    const known = this.#states.get(ruleId);
    if (known) return known as State;
    const state = initial();
    this.#states.set(ruleId, state);
    return state;
  }
}

/** Marks that an uncertain figure had a say in this month. */
export function uses(ledger: Ledger, ...figures: readonly (Known | null)[]): void {
  for (const figure of figures) {
    if (figure && !figure.certain && !ledger.unknowns.has(figure.path))
      ledger.unknowns.set(figure.path, { code: figure.code, path: figure.path });
  }
}

/** Marks that a fact of the household or the plan is missing. */
export function misses(ledger: Ledger, fact: string): void {
  if (!ledger.unknowns.has(fact)) ledger.unknowns.set(fact, { code: fact, path: fact });
}

export const amount = (range: Interval): Quantity => ({ unit: "amount", min: range.min, max: range.max });
export const amountOf = (minor: number): Quantity => ({ unit: "amount", min: minor, max: minor });
export const count = (n: number, unit: Unit = "count"): Quantity => ({ unit, min: n, max: n });
export const of = (figure: Known): Quantity => ({ unit: figure.unit, ...figure.range });
export const flag = (value: Tri): Quantity => ({
  unit: "flag",
  min: value === "yes" ? 1 : 0,
  max: value === "no" ? 0 : 1,
});

const WEAKNESS: Readonly<Record<Confidence, number>> = { official: 0, secondary: 1, assumed: 2 };

/** Adds a line of explanation, when explanations are wanted. */
export function explain(
  ledger: Ledger,
  rule: { readonly id: string; readonly kind: string },
  inputs: Readonly<Record<string, Quantity>>,
  output: Readonly<Record<string, Quantity>>,
  figures: readonly (Known | null)[] = [],
): void {
  if (!ledger.lines) return;
  let confidence: Confidence | null = null;
  const sources = new Set<string>();
  for (const figure of figures) {
    if (!figure) continue;
    sources.add(figure.source);
    if (confidence === null || WEAKNESS[figure.confidence] > WEAKNESS[confidence])
      confidence = figure.confidence;
  }
  ledger.lines.push({ ruleId: rule.id, kind: rule.kind, inputs, output, confidence, sources: [...sources] });
}
