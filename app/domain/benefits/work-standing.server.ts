import type { Ctx } from "../kernel/ctx.server.ts";
import { monthOf, shiftMonth, type PlainMonth } from "../kernel/plain-date.ts";
import { householdOf } from "../people/household-of.server.ts";
import { ageOn, composition } from "../people/household.ts";
import { datedScores } from "../registry/dated-scores.server.ts";
import { verifiedEarnings } from "../placements/verified-earnings.server.ts";
import { benefitHousehold } from "./benefit-household.ts";
import type { CompiledPack } from "./compile-pack.ts";
import type { WorkStanding } from "./offer-income.ts";
import { loadPack } from "./load-pack.server.ts";
import { packsOfCountry } from "./packs.store.server.ts";
import { spellsPayingOn } from "./spells.store.server.ts";
import type { Wage } from "./work-plan.ts";

/** Wage records come late: a month older than this says nothing of today. */
const RECENT_MONTHS = 3;
const ADULT_AGE = 18;

/** How a seeker's household stands before a job: what is paid, and who works already. Amounts in minor units. */
export type Standing =
  | {
      readonly kind: "benefit";
      readonly packs: readonly CompiledPack[];
      readonly currency: string;
      readonly month: PlainMonth;
      readonly standing: WorkStanding;
      readonly composition: { readonly adults: number; readonly children: number };
    }
  /** No benefit is concerned. */
  | {
      readonly kind: "no-benefit";
      readonly packs: readonly CompiledPack[];
      readonly currency: string;
      readonly month: PlainMonth;
    }
  | { readonly kind: "off"; readonly reason: "household-unknown" | "no-rules" };

/** The wage that records prove of the latest month; null where no recent one is known. */
async function latestWage(ctx: Ctx, personIds: readonly string[], month: PlainMonth): Promise<Wage | null> {
  const latest = (await verifiedEarnings(ctx, personIds)).at(-1);
  if (!latest || latest.month < shiftMonth(month, -RECENT_MONTHS) || latest.earningsMinor <= 0) return null;
  return { minor: latest.earningsMinor, basis: "gross" };
}

/** Each by himself, because rules may count each earner apart; nobody is asked for where nobody earns. */
async function wagesOfOthers(ctx: Ctx, personIds: readonly string[], month: PlainMonth): Promise<Wage[]> {
  if (personIds.length === 0 || !(await latestWage(ctx, personIds, month))) return [];
  const wages = await Promise.all(personIds.map((id) => latestWage(ctx, [id], month)));
  return wages.filter((wage) => wage !== null);
}

/**
 * Reads how a seeker's household stands today. The others' wages are for the household's total only: no screen may
 * show one of them.
 */
export async function readStanding(
  ctx: Ctx,
  seeker: { readonly personId: string; readonly country: string },
): Promise<Standing> {
  const today = ctx.clock.today(seeker.country);
  const registered = await householdOf(ctx, seeker.personId, today);
  if (!registered) return { kind: "off", reason: "household-unknown" };
  // A personal benefit of another member is nobody else's business, and no work but that member's touches it.
  const spell = (await spellsPayingOn(ctx.sql, [registered.id], today)).find(
    ({ personId }) => personId === null || personId === seeker.personId,
  );
  const packId = spell?.packId ?? (await packsOfCountry(ctx.sql, registered.country))[0];
  const packs = packId === undefined ? [] : await loadPack(ctx, packId);
  const currency = packs[0]?.currency;
  if (currency === undefined) return { kind: "off", reason: "no-rules" };
  const month = monthOf(today);
  if (!spell) return { kind: "no-benefit", packs, currency, month };
  // Where a pack has a line for the registry's score. The household's total is its adults' to see.
  const scheme = packs[0]?.pack.scheme;
  const scores = scheme ? await datedScores(ctx, { householdId: registered.id, scheme }) : [];
  const age = ageOn(
    registered.members.find(({ personId }) => personId === seeker.personId)?.birthDate ?? null,
    today,
  );
  const score =
    age !== null && age < ADULT_AGE ? null : (scores.filter(({ on }) => on <= today).at(-1)?.score ?? null);
  const others = registered.members.map(({ personId }) => personId).filter((id) => id !== seeker.personId);
  const { adults, children } = composition(registered, today);
  return {
    kind: "benefit",
    ...{ packs, currency, month, composition: { adults, children } },
    standing: {
      household: { ...benefitHousehold(registered, spell.awardMinor, today), score },
      paidMinor: spell.decidedMinor,
      others: await wagesOfOthers(ctx, others, month),
      // No registry that Masar reads tells of savings.
      savings: "in-award",
      othersInView: spell.personId === null ? "maybe" : "not-counted",
      present: await latestWage(ctx, [seeker.personId], month),
    },
  };
}
