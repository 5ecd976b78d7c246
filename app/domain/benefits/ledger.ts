import type { Rounding } from "../kernel/money.ts";
import type { Confidence, Unit } from "./parameter.schema.ts";
import type { Known } from "./parameter.ts";
import type { Interval, Tri } from "./interval.ts";
import type { RateInterval } from "./rate.ts";
import type { Unknown } from "./unknown.ts";
import type { Situation, Spell, WorkCosts } from "./household.ts";

export type { Unknown } from "./unknown.ts";

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
  /** The figures used, each with where it is from, the day it was read there, and how sure it is. */
  readonly figures: readonly FigureUsed[];
};

/** Provenance of one figure of a pack. */
export type FigureUsed = {
  /** `<rule id>.<parameter>`. */
  readonly path: string;
  readonly source: string;
  /** Null where a case assumed the figure. */
  readonly readOn: string | null;
  readonly confidence: Confidence;
};

/** Something that happens in a month and is not an amount of that month, such as the ninth trial month. */
export type PolicyEvent = {
  readonly month: number;
  readonly ruleId: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
};

export type EntitlementState = { readonly name: string; readonly kept: Tri };

/** Earnings of one person in a month, from all her employers. */
export type EarnerMonth = {
  /** As given: before contributions, and as received where that is what is known. */
  gross: number;
  /** The part of it that contributions still come off. */
  insurable: number;
  /** What the scheme does not look at (a subsidy by the employer), or adds (a floor for the self-employed). */
  adjustment: number;
  /** What reaches the household. */
  net: Interval;
};

/** What a rule of exclusions left of income, and what it began with. */
type AppliedExclusions = {
  readonly earnings: Interval;
  readonly other: Interval;
  /** What counts of such income, in minor units: what is left of earnings, and of other income. */
  readonly count: (
    ledger: Ledger,
    earnings: Interval,
    other: Interval,
  ) => { readonly earned: Interval; readonly other: Interval };
};

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
  /** Earnings as the scheme values them, where that differs: without a subsidy, or not below a floor. */
  readonly valued: number;
  /** What still counts of each earner's earnings. */
  counted: Interval[];
  /** What still counts of other income. */
  countedUnearned: Interval;
  /** Benefit before income is taken off. */
  award: Interval;
  /** Childcare paid back within the award: no cap touches it. */
  childcarePaid: Interval;
  entitled: Tri;
  /** Entitlement has ended in this or an earlier month and was not reopened. */
  ended: Tri;
  /** What the earnings take off the benefit, where a rule says so; otherwise all that counts. */
  earnedDeduction: Interval | null;
  /** General and earned exclusions as they were applied in this month, for rules that apply them to more income. */
  exclusions: AppliedExclusions | null;
  taper: { readonly allowance: Interval; readonly share: RateInterval } | null;
  /** award − deduction, as if entitled. */
  due: Interval;
  benefit: Interval;
  /** Paid back in this month, and what is left of the benefit then; null where nothing is owed. */
  instalment: Interval | null;
  kept: Interval | null;
  /** Costs of working, as far as they are known. */
  outgoings: Interval;
  costsKnown: boolean;
  /** A decision opens entitlement anew in this month, after it had ended: what led to the end is over. */
  readonly reopened: boolean;
  /** The trial months ended in this month. */
  trialCompleted: Tri;
  readonly entitlements: EntitlementState[];
  readonly events: PolicyEvent[];
  readonly unknowns: Unknown[];
  readonly lines: RuleLine[] | null;
};

/** What rules remember from month to month, by kind and id of the rule; lives for one projection. */
export class Memory {
  readonly #states = new Map<string, object>();
  /** The state of a rule, made by `initial` when it is asked for the first time. */
  of<State extends object>(key: string, initial: () => State): State {
    const known = this.#states.get(key);
    if (known) return known as State;
    const state = initial();
    this.#states.set(key, state);
    return state;
  }
}

/** Names an unknown in this month, once. */
export function note(ledger: Ledger, unknown: Unknown): void {
  for (const noted of ledger.unknowns) if (noted.path === unknown.path) return;
  ledger.unknowns.push(unknown);
}

/** Marks that an uncertain figure had a say in this month. */
export function uses(
  ledger: Ledger,
  one: Known | null,
  two: Known | null = null,
  three: Known | null = null,
  four: Known | null = null,
): void {
  if (one?.unknown) note(ledger, one.unknown);
  if (two?.unknown) note(ledger, two.unknown);
  if (three?.unknown) note(ledger, three.unknown);
  if (four?.unknown) note(ledger, four.unknown);
}

/** Marks that a fact of the household or the plan is missing. */
export const misses = (ledger: Ledger, fact: string): void => note(ledger, { code: fact, path: fact });

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

/** Adds a line of explanation; callers ask `ledger.lines` first, so that nothing is made up for nobody. */
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
  const used: FigureUsed[] = [];
  for (const figure of figures) {
    if (!figure) continue;
    sources.add(figure.source);
    used.push({
      path: figure.path,
      source: figure.source,
      readOn: figure.readOn,
      confidence: figure.confidence,
    });
    if (confidence === null || WEAKNESS[figure.confidence] > WEAKNESS[confidence])
      confidence = figure.confidence;
  }
  ledger.lines.push({
    ruleId: rule.id,
    kind: rule.kind,
    inputs,
    output,
    confidence,
    sources: [...sources],
    figures: used,
  });
}
