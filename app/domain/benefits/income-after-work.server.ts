import { monthlyWage } from "../applications/offer.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { monthOf } from "../kernel/plain-date.ts";
import { householdOf } from "../people/household-of.server.ts";
import { benefitHousehold } from "./benefit-household.ts";
import { EMPTY_HOUSEHOLD } from "./household.ts";
import {
  incomeCalculator,
  wageAfterContributions,
  type IncomeAfterWork,
  type JobOffer,
} from "./income-after-work.ts";
import type { Interval } from "./interval.ts";
import type { Unknown } from "./ledger.ts";
import { loadPack } from "./load-pack.server.ts";
import { packsOfCountry } from "./packs.store.server.ts";
import { payingSpell } from "./paying-spell.server.ts";

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
function offerOf(facts: WageFacts, currency: string): JobOffer | null {
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
function seekerOf(actor: Actor): string | null {
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
  const today = ctx.clock.today(seeker.country);
  const registered = await householdOf(ctx, seeker.personId, today);
  if (!registered) return () => off("household-unknown");
  const spell = await payingSpell(ctx, registered.id, today);
  const packId = spell?.packId ?? (await packsOfCountry(ctx.sql, registered.country))[0];
  const packs = packId === undefined ? [] : await loadPack(ctx, packId);
  const currency = packs[0]?.currency;
  if (currency === undefined) return () => off("no-rules");
  const month = monthOf(today);
  if (!spell)
    return (facts) => {
      const offer = offerOf(facts, currency);
      if (!offer) return off("no-wage");
      return { kind: "wage-only", ...wageAfterContributions(packs, EMPTY_HOUSEHOLD, offer, month) };
    };
  const household = benefitHousehold(registered, spell.decidedMinor, today);
  const calculate = incomeCalculator(packs, household, month);
  return (facts) => {
    const offer = offerOf(facts, currency);
    return offer ? { kind: "known", income: calculate(offer) } : off("no-wage");
  };
}
