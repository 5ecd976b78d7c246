import type { PlainMonth } from "../kernel/plain-date.ts";
import type { CompiledPack } from "./compile-pack.ts";
import type { Household } from "./household.ts";
import { workPays, type IncomeAfterWork } from "./income-after-work.ts";
import { PAID_IN_THE_SAME_MONTH, type WorkPlan } from "./work-plan.ts";

/** What an employer offers, at its lowest. Amounts a month in minor units; null = not known. */
export type JobOffer = {
  readonly wageMinor: number;
  /** Most wages are advertised before contributions; "net" only where the posting says so. */
  readonly basis: "gross" | "net";
  readonly transportMinor: number | null;
  readonly childcareMinor: number | null;
};

/** An offer to a household with nobody else at work, whose award is what is paid now. */
const planOf = (household: Household, offer: JobOffer): WorkPlan => ({
  household,
  paidMinor: household.award,
  others: [],
  othersInView: "yes",
  savings: household.award === null ? "stated" : "in-award",
  present: null,
  job: { minor: offer.wageMinor, basis: offer.basis },
  transportMinor: offer.transportMinor,
  childcareMinor: offer.childcareMinor,
  firstWageAfter: PAID_IN_THE_SAME_MONTH,
});

/** The same for cards: the wage of a month counts in that month, and nothing is explained. */
export function incomeAfterWork(
  packs: readonly CompiledPack[],
  household: Household,
  offer: JobOffer,
  thisMonth: PlainMonth,
): IncomeAfterWork {
  return workPays(packs, planOf(household, offer), thisMonth);
}

/** A household's standing before an offer: a plan without the job. */
export type WorkStanding = Pick<
  WorkPlan,
  "household" | "paidMinor" | "others" | "othersInView" | "savings" | "present"
>;

/** A calculator for one household that works out each distinct offer once: cards of a page often share a wage. */
export function incomeCalculator(
  packs: readonly CompiledPack[],
  standing: WorkStanding,
  thisMonth: PlainMonth,
): (offer: JobOffer) => IncomeAfterWork {
  const known = new Map<string, IncomeAfterWork>();
  return (offer) => {
    const key = `${offer.wageMinor}/${offer.basis}/${offer.transportMinor}/${offer.childcareMinor}`;
    const before = known.get(key);
    if (before) return before;
    const income = workPays(packs, { ...planOf(standing.household, offer), ...standing }, thisMonth);
    known.set(key, income);
    return income;
  };
}
