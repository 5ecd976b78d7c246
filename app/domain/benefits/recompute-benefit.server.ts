import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { firstDayOf } from "../kernel/plain-date.ts";
import { householdInMonth } from "../people/household-in-month.ts";
import { readHouseholdHistory, readMemberships } from "../people/household-of.server.ts";
import { householdOn } from "../people/household-history.ts";
import { datedScores } from "../registry/dated-scores.server.ts";
import { verifiedEarnings } from "../placements/verified-earnings.server.ts";
import { benefitHousehold } from "./benefit-household.ts";
import { awardOn } from "./benefit-spell.ts";
import { insertComputation, latestComputations, type Computation } from "./computations.store.server.ts";
import { carriedOutDecisions, type DecisionRow } from "./decisions.store.server.ts";
import { loadPack } from "./load-pack.server.ts";
import { findOverpayments } from "./overpayments/find-overpayments.server.ts";
import { computeMonths, type ComputedMonth, type DecidedSpell, type EvidencedMonth } from "./recompute.ts";
import { lockSpellsOf, type SpellRow } from "./spells.store.server.ts";

export type Recomputed = {
  /** Months whose figure is new or differs from the one before. */
  readonly changed: number;
  readonly unchanged: number;
};

const same = (before: Computation, now: ComputedMonth): boolean =>
  before.packVersion === now.packVersion &&
  before.earningsMinor === now.earningsMinor &&
  before.lowMinor === now.lowMinor &&
  before.highMinor === now.highMinor &&
  // What is not known of a month is part of its figure: a later withdrawal elsewhere makes it less sure.
  [...before.unknowns].sort().join() === [...now.unknowns].sort().join();

/**
 * The rules start from what was decided before anything was taken off for work, or they would take it off twice; each
 * award from its own day on, or a benefit that was raised later would look as if too little had been paid before.
 */
function asAwarded(spell: SpellRow, decisions: readonly DecisionRow[]): DecidedSpell {
  const own = decisions.filter(({ spellId }) => spellId === spell.id);
  const since = own.map(({ effectiveFrom }) => effectiveFrom).filter((day) => day > spell.from);
  const [first, ...rest] = [spell.from, ...since].map((from) => ({ from, minor: awardOn(spell, own, from) }));
  return { ...spell, awards: [first ?? { from: spell.from, minor: spell.awardMinor }, ...rest] };
}

function byPack(spells: readonly SpellRow[]): ReadonlyMap<string, readonly SpellRow[]> {
  const groups = new Map<string, SpellRow[]>();
  for (const spell of spells) {
    const key = `${spell.packId}/${spell.personId ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), spell]);
  }
  return groups;
}

/**
 * Works out again, from proven earnings, what the rules say of every month of a household's spells, and keeps a new
 * revision where that differs. Only the computed amount is written: what is paid, and whether, stays as a person
 * decided it. Safe to repeat; publishes `benefit.recomputed` only when something changed.
 */
export async function recomputeBenefit(
  ctx: Ctx,
  actor: Actor,
  input: { readonly householdId: string; readonly country: string },
): Promise<Outcome<Recomputed>> {
  if (actor.kind !== "system") return deny("system_only");
  const memberships = await readMemberships(ctx, input.householdId);
  const history = await readHouseholdHistory(ctx, input.householdId);
  if (!history) return ok({ changed: 0, unchanged: 0 });
  return ctx.transaction(async (tx) => {
    // The lock makes two recomputations of one household follow each other.
    const spells = await lockSpellsOf(tx, input.householdId);
    if (spells.length === 0) return ok({ changed: 0, unchanged: 0 });
    const evidence: EvidencedMonth[] = [];
    for (const personId of new Set(memberships.map((one) => one.personId))) {
      const own = memberships.filter((one) => one.personId === personId);
      for (const month of await verifiedEarnings(ctx.within(tx), [personId]))
        // A wage counts in the household that she belonged to then, also when the record comes later.
        if (householdInMonth(own, month.month) === input.householdId) evidence.push({ personId, ...month });
    }
    const latest = await latestComputations(
      tx,
      spells.map(({ id }) => id),
    );
    const decisions = await carriedOutDecisions(
      tx,
      spells.map(({ id }) => id),
    );
    const known = new Map(latest.map((c) => [`${c.spellId}/${c.month}`, c]));
    const months: string[] = [];
    let unchanged = 0;
    for (const group of byPack(spells).values()) {
      const packId = group[0]?.packId ?? "";
      // Where the scheme is personal, the others' earnings are none of its business.
      const owner = group[0]?.personId ?? null;
      const counted = owner === null ? evidence : evidence.filter((e) => e.personId === owner);
      const packs = await loadPack(ctx, packId);
      if (packs.length === 0) continue;
      for (const computed of computeMonths(
        packs,
        (month) => benefitHousehold(householdOn(history, firstDayOf(month)), null, firstDayOf(month)),
        group.map((spell) => asAwarded(spell, decisions)),
        counted,
        latest.filter(({ spellId }) => group.some(({ id }) => id === spellId)),
        await datedScores(ctx.within(tx), {
          householdId: input.householdId,
          scheme: packs[0]?.pack.scheme ?? "",
        }),
      )) {
        const before = known.get(`${computed.spellId}/${computed.month}`);
        if (before && same(before, computed)) {
          unchanged += 1;
          continue;
        }
        const row = { ...computed, packId, revision: (before?.revision ?? 0) + 1 };
        await insertComputation(tx, ctx.ids.next(), row, ctx.clock.now());
        months.push(computed.month);
      }
    }
    // What was paid is held against every past month, also where only time went by or a decision was taken.
    await findOverpayments(ctx.within(tx), actor, input);
    if (months.length === 0) return ok({ changed: 0, unchanged });
    months.sort();
    await tx.publish({
      name: "benefit.recomputed",
      payload: { householdId: input.householdId, spellIds: spells.map((s) => s.id), months },
    });
    await tx.audit(actor, {
      action: "benefit.recompute",
      subjectType: "household",
      subjectId: input.householdId,
      details: { months, unchanged },
    });
    return ok({ changed: months.length, unchanged });
  });
}
