import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { monthOf } from "../kernel/plain-date.ts";
import { vacancyForSeeker } from "../vacancies/vacancy-for-seeker.server.ts";
import { calculatorPacks, type PackChoice } from "./calculator-packs.server.ts";
import { offerOf, seekerOf } from "./income-after-work.server.ts";
import type { JobOffer } from "./offer-income.ts";
import { loadPack } from "./load-pack.server.ts";
import { termsOf, type LocalTerms } from "./pack.schema.ts";
import { looksAtSavings } from "./savings.ts";
import { placesAsked, traitsAsked } from "./traits.ts";
import { versionFor } from "./pack-versions.ts";
import { readStanding } from "./work-standing.server.ts";

/** What the calculator asks for, and what it need not ask. Amounts a month in minor units. */
export type CalculatorStart = {
  readonly packs: readonly PackChoice[];
  /** The scheme whose questions are asked; null where none is stored. */
  readonly pack: {
    readonly id: string;
    readonly currency: string;
    /** The scheme's own words for some of Masar's. */
    readonly terms: LocalTerms;
    readonly traits: readonly string[];
    /** Places of which a household lives in one, where the rules tell them apart. */
    readonly places: readonly string[];
    /** Whether its rules look at savings. */
    readonly savings: boolean;
  } | null;
  /** The seeker's own household, where it has a benefit. Nothing about another member is in it. */
  readonly household: {
    readonly benefitMinor: number;
    readonly currency: string;
    readonly terms: LocalTerms;
    readonly adults: number;
    readonly children: number;
    readonly works: boolean;
    /** Whether the scheme looks at savings, of which no registry tells. */
    readonly savings: boolean;
  } | null;
  /** The posting from which somebody came. */
  readonly posting: { readonly id: string; readonly title: string; readonly offer: JobOffer | null } | null;
};

async function householdOfActor(ctx: Ctx, actor: Actor): Promise<CalculatorStart["household"]> {
  const personId = seekerOf(actor);
  if (personId === null) return null;
  const found = await readStanding(ctx, { personId, country: actor.country });
  if (found.kind !== "benefit" || found.standing.paidMinor === null) return null;
  const { paidMinor, present } = found.standing;
  const { pack } = versionFor(found.packs, found.month).pack;
  return {
    benefitMinor: paidMinor,
    currency: found.currency,
    ...found.composition,
    works: present !== null,
    terms: termsOf(pack),
    savings: looksAtSavings(pack.rules),
  };
}

/** Reads what the calculator's page needs before anything is typed. An unknown scheme or posting is left out. */
export async function calculatorStart(
  ctx: Ctx,
  actor: Actor,
  input: { readonly packId: string | null; readonly vacancyId: string | null },
): Promise<CalculatorStart> {
  const packs = await calculatorPacks(ctx, actor.country);
  const packId = packs.find(({ id }) => id === input.packId)?.id ?? packs[0]?.id;
  const versions = packId === undefined ? [] : await loadPack(ctx, packId);
  const chosen =
    versions.length === 0 ? null : versionFor(versions, monthOf(ctx.clock.today(actor.country))).pack;
  const pack = chosen && {
    id: chosen.pack.id,
    currency: chosen.currency,
    terms: termsOf(chosen.pack),
    traits: traitsAsked(chosen.pack.rules),
    places: placesAsked(chosen.pack.rules),
    savings: looksAtSavings(chosen.pack.rules),
  };
  const household = await householdOfActor(ctx, actor);
  const vacancy = input.vacancyId === null ? null : await vacancyForSeeker(ctx, input.vacancyId);
  const currency = household?.currency ?? pack?.currency ?? "";
  return {
    ...{ packs, pack, household },
    posting: vacancy?.ok
      ? { id: vacancy.value.id, title: vacancy.value.title, offer: offerOf(vacancy.value, currency) }
      : null,
  };
}
