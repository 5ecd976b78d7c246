import { monthlyWage } from "../applications/offer.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { EMPTY_HOUSEHOLD } from "./household.ts";
import { type IncomeAfterWork } from "./income-after-work.ts";
import { incomeCalculator, type JobOffer } from "./offer-income.ts";
import type { Interval } from "./interval.ts";
import type { Unknown } from "./ledger.ts";
import { wageAfterContributions } from "./wage-after-contributions.ts";
import { readStanding } from "./work-standing.server.ts";

/** What a card or a job page knows of a posting's wage. */
export type WageFacts = {
  readonly id: string;
  readonly wageMinMinor: number | null;
  readonly currency: string | null;
  readonly wagePeriod: "month" | "week" | "day" | "hour" | null;
  readonly wageBasis: "gross" | "net" | null;
  readonly hoursPerWeek: number | null;
  /** The employer brings people to work, or cares for their children. */
  readonly transport: boolean;
  readonly childcare: boolean;
};

export type PostingIncome =
  | { readonly kind: "known"; readonly income: IncomeAfterWork }
  /** The household has no benefit: the wage after contributions, and nothing else. */
  | {
      readonly kind: "wage-only";
      readonly currency: string;
      readonly wage: Interval;
      readonly unknowns: readonly Unknown[];
    }
  /** No figure: nothing is known of the household, or of the wage. */
  | { readonly kind: "off"; readonly reason: "household-unknown" | "no-wage" | "no-rules" };

const off = (reason: Extract<PostingIncome, { kind: "off" }>["reason"]): PostingIncome => ({
  kind: "off",
  reason,
});

/** The lowest advertised wage, a month; null when the posting does not say enough. */
export function offerOf(facts: WageFacts, currency: string): JobOffer | null {
  const { wageMinMinor, wagePeriod, hoursPerWeek, wageBasis } = facts;
  if (wageMinMinor === null || wageMinMinor <= 0) return null;
  if (facts.currency !== null && facts.currency !== currency) return null;
  if (wagePeriod === "hour" && hoursPerWeek === null) return null;
  return {
    wageMinor: monthlyWage({
      wageMinor: wageMinMinor,
      wagePeriod: wagePeriod ?? "month",
      hoursPerWeek: hoursPerWeek ?? 0,
    }),
    basis: wageBasis ?? "gross",
    transportMinor: facts.transport ? 0 : null,
    childcareMinor: facts.childcare ? 0 : null,
  };
}

/** Whose household counts: the seeker's own, or that of the person somebody acts for. */
export function seekerOf(actor: Actor): string | null {
  if (actor.kind !== "member") return null;
  return actor.actingFor ?? (actor.role === "seeker" ? actor.personId : null);
}

/**
 * Income after work for each of the postings, by their ids, for the seeker who looks at them. Never fails: what
 * cannot be told is `off`.
 */
export async function incomeForPostings(
  ctx: Ctx,
  actor: Actor,
  postings: readonly WageFacts[],
): Promise<ReadonlyMap<string, PostingIncome>> {
  const personId = seekerOf(actor);
  const incomeAt = personId === null ? null : await incomeOfSeeker(ctx, { personId, country: actor.country });
  return new Map(postings.map((facts) => [facts.id, incomeAt?.(facts) ?? off("household-unknown")]));
}

/**
 * How a posting changes a seeker's income, as a function of its wage facts. The household is read once; each
 * distinct wage is worked out once. For matching and for cards.
 */
export async function incomeOfSeeker(
  ctx: Ctx,
  seeker: { readonly personId: string; readonly country: string },
): Promise<(facts: WageFacts) => PostingIncome> {
  const found = await readStanding(ctx, seeker);
  if (found.kind === "off") return () => off(found.reason);
  const { packs, currency, month } = found;
  const income =
    found.kind === "benefit"
      ? knownIncome(incomeCalculator(packs, found.standing, month))
      : (offer: JobOffer): PostingIncome => ({
          kind: "wage-only",
          ...wageAfterContributions(packs, EMPTY_HOUSEHOLD, offer, month),
        });
  return (facts) => {
    const offer = offerOf(facts, currency);
    return offer ? income(offer) : off("no-wage");
  };
}

const knownIncome =
  (calculate: (offer: JobOffer) => IncomeAfterWork) =>
  (offer: JobOffer): PostingIncome => ({ kind: "known", income: calculate(offer) });
