import type { When } from "./parameter.schema.ts";

/** What a pack may ask about a household in one month. Amounts in minor units; null = not known. */
export type Household = {
  readonly adults: number;
  /** Everyone the breadwinner supports, children included. */
  readonly dependants: number;
  readonly children: number;
  /** Situations that rules ask for, such as "blind" or "housing-support"; never a diagnosis. */
  readonly traits: readonly string[];
  readonly capital: number | null;
  /** Income a month that is not from work, and that the pack's disregards apply to. */
  readonly unearned: number;
  /** Such income that counts in full, without any disregard. */
  readonly unearnedInFull: number;
  /** Such income that the scheme does not count at all. */
  readonly unearnedIgnored: number;
  /** Other benefits a month that a cap counts together with this one; null = not known. */
  readonly capped: number | null;
  /** Income a month of a spouse who has no part in the benefit, where rules look at it; null = not known. */
  readonly spouseEarned: number | null;
  readonly spouseUnearned: number | null;
  /** Income a month of each child that has some. */
  readonly childrenIncome: readonly number[];
  /** Income a month of the parents that is not from work, where the benefit is a child's and rules look at it. */
  readonly parentsUnearned: number;
  /** Children whose benefit it is, where it is a child's: each has its part of what the parents' income leaves. */
  readonly recipients: number;
  /** Registry score in millionths. */
  readonly score: number | null;
  /** Benefit before any income is taken off, where it is known better than by the pack's base rates. */
  readonly award: number | null;
  /** Added to the award, such as a rent element or a state supplement. */
  readonly supplement: number;
  /** School attendance in millionths. */
  readonly attendance: number | null;
  /** Overpayment that a person has decided to recover, still to be paid back. */
  readonly overpayment: number;
};

export type HouseholdChange = { readonly from: number } & Partial<Household>;

/** Earnings of one earner, the same each month of [from, until); months count from 0. */
export type Earning = {
  readonly earner: string;
  readonly from: number;
  readonly until: number | null;
  readonly amount: number;
  /** gross: contributions still come off. net: as received. */
  readonly basis: "gross" | "net";
  /** What the scheme counts in its place: less where an employer pays a subsidy, more where a floor applies. */
  readonly valued?: number;
};

/** Costs a month while somebody works; null = not known. */
export type WorkCosts = {
  readonly transport: number | null;
  readonly childcare: number | null;
  /** Work expenses that a pack may take off earnings, before and after it takes its share. */
  readonly expensesBeforeShare: number;
  readonly expensesAfterShare: number;
};

export type Plan = { readonly earnings: readonly Earning[]; readonly costs: WorkCosts };

export const NO_COSTS: WorkCosts = {
  transport: 0,
  childcare: 0,
  expensesBeforeShare: 0,
  expensesAfterShare: 0,
};

/** A stretch of entitlement by decision, [from, until); `award` is the decided amount where there is one. */
export type Spell = {
  readonly from: number;
  readonly until: number | null;
  readonly status: "active" | "suspended" | "provisional";
  readonly award: number | null;
};

export const EMPTY_HOUSEHOLD: Household = {
  adults: 1,
  dependants: 0,
  children: 0,
  traits: [],
  capital: null,
  unearned: 0,
  unearnedInFull: 0,
  unearnedIgnored: 0,
  capped: null,
  spouseEarned: null,
  spouseUnearned: null,
  childrenIncome: [],
  parentsUnearned: 0,
  recipients: 1,
  score: null,
  award: null,
  supplement: 0,
  attendance: null,
  overpayment: 0,
};

/** A household with the traits that follow from its numbers. */
export type Situation = Household & { readonly traitSet: ReadonlySet<string> };

function situation(household: Household): Situation {
  const traitSet = new Set(household.traits);
  traitSet.add(household.adults > 1 ? "couple" : "single");
  if (household.children > 0) traitSet.add("children");
  if (household.dependants > 0) traitSet.add("dependants");
  return { ...household, traitSet };
}

/** The household as it is in a month, after the dated changes. */
export function situationIn(
  household: Household,
  changes: readonly HouseholdChange[],
  month: number,
): Situation {
  let now = household;
  for (const change of changes) {
    if (change.from > month) continue;
    const { from: _from, ...facts } = change;
    now = { ...now, ...facts };
  }
  return situation(now);
}

/** Whether a condition holds; asked of every rule in every month, so without a closure for each. */
export function holds(when: When | undefined, traits: ReadonlySet<string>): boolean {
  if (!when) return true;
  if (when.all) for (const trait of when.all) if (!traits.has(trait)) return false;
  if (when.none) for (const trait of when.none) if (traits.has(trait)) return false;
  if (!when.any) return true;
  for (const trait of when.any) if (traits.has(trait)) return true;
  return false;
}

export const activeIn = (range: { from: number; until: number | null }, month: number): boolean =>
  range.from <= month && (range.until === null || month < range.until);
