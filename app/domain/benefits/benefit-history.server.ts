import { firstDayOf } from "#app/domain/kernel/plain-date.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { earlierComputations, latestComputations, type Computation } from "./computations.store.server.ts";
import { decidedOn } from "./benefit-spell.ts";
import { carriedOutDecisions } from "./decisions.store.server.ts";
import { spellsOf, type SpellRow } from "./spells.store.server.ts";

/** A month as the rules see it, beside what was decided for it. */
export type BenefitMonth = Pick<
  Computation,
  "spellId" | "month" | "earningsMinor" | "lowMinor" | "highMinor" | "unknowns" | "revision" | "computedAt"
> & {
  readonly decidedMinor: number;
  readonly currency: string;
  /** What was computed before, where a late or corrected record or other rules changed it, and why. */
  readonly earlier:
    | (Pick<Computation, "earningsMinor" | "lowMinor" | "highMinor"> & {
        readonly changedBy: "earnings" | "rules" | "household";
        readonly computedAt: Date;
      })
    | null;
};

/** What made a month come out otherwise than before. */
const changedBy = (
  before: Pick<Computation, "earningsMinor" | "packVersion">,
  now: Pick<Computation, "earningsMinor" | "packVersion">,
): "earnings" | "rules" | "household" =>
  before.earningsMinor !== now.earningsMinor
    ? "earnings"
    : before.packVersion !== now.packVersion
      ? "rules"
      : "household";

export type BenefitHistory = {
  /** Oldest first. */
  readonly spells: readonly SpellRow[];
  /** Newest first: what was decided and, as an interval, what the rules compute. Neither changes the other. */
  readonly months: readonly BenefitMonth[];
};

/** The benefit of a household over time; for officers, and for adults of the household. */
export async function benefitHistory(ctx: Ctx, householdId: string): Promise<BenefitHistory> {
  const spells = await spellsOf(ctx.sql, householdId);
  const byId = new Map(spells.map((spell) => [spell.id, spell]));
  const decisions = await carriedOutDecisions(ctx.sql, [...byId.keys()]);
  const computed = await latestComputations(ctx.sql, [...byId.keys()]);
  const earlier = new Map(
    (await earlierComputations(ctx.sql, [...byId.keys()])).map((one) => [`${one.spellId}/${one.month}`, one]),
  );
  const months = computed.flatMap((one): BenefitMonth[] => {
    const spell = byId.get(one.spellId);
    if (!spell) return [];
    const { spellId, month, earningsMinor, lowMinor, highMinor, unknowns, revision } = one;
    const { currency } = spell;
    const { computedAt } = one;
    const ofSpell = decisions.filter((decision) => decision.spellId === spellId);
    const decidedMinor = decidedOn(spell, ofSpell, firstDayOf(month));
    const before = earlier.get(`${spellId}/${month}`);
    return [
      {
        ...{ spellId, month, earningsMinor, lowMinor, highMinor, unknowns, revision, computedAt },
        ...{ decidedMinor, currency },
        earlier: before
          ? {
              ...{
                earningsMinor: before.earningsMinor,
                lowMinor: before.lowMinor,
                highMinor: before.highMinor,
                computedAt: before.computedAt,
              },
              changedBy: changedBy(before, one),
            }
          : null,
      },
    ];
  });
  return { spells, months: months.sort((a, b) => (a.month < b.month ? 1 : -1)) };
}
