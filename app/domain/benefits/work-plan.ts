import type { Household } from "./household.ts";
import type { Interval } from "./interval.ts";

/** A wage a month in minor units; most are named before contributions. */
export type Wage = { readonly minor: number; readonly basis: "gross" | "net" };

/** A household and a job that one of its adults may take. Amounts a month in minor units; null = not known. */
export type WorkPlan = {
  /** `award` is the benefit before this adult's work is taken off; null = the pack's own rates stand for it. */
  readonly household: Household;
  /** What is paid now, as a person decided it; null = worked out. */
  readonly paidMinor: number | null;
  /** Wages of the household's other earners, who go on working. */
  readonly others: readonly Wage[];
  /**
   * Whether the award was decided with the others' wages already taken off; "maybe" where nobody can tell.
   * "not-counted" where the scheme is personal: their wages are none of its business.
   */
  readonly othersInView: "yes" | "maybe" | "not-counted";
  /**
   * "stated": `household.capital` is what somebody named, and where there is an award it was decided with that in view.
   * "in-award": nobody named savings; the award was decided with them in view and stands for them as they are.
   */
  readonly savings: "stated" | "in-award";
  /** This adult's wage until the job begins; the job takes its place. */
  readonly present: Wage | null;
  readonly job: Wage;
  readonly transportMinor: number | null;
  readonly childcareMinor: number | null;
  /** Whole months from the start of work to the month in which the first wage arrives; a range where not known. */
  readonly firstWageAfter: Interval;
};

/** The wage arrives in the month in which it is earned. */
export const PAID_IN_THE_SAME_MONTH: Interval = { min: 0, max: 0 };
/** Nobody said when wages are paid: at the end of the first month, or a month later. */
export const FIRST_WAGE_UNKNOWN: Interval = { min: 0, max: 1 };
