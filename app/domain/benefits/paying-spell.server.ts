import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { spellsPayingOn, type SpellRow } from "./spells.store.server.ts";

/**
 * The spell that pays a person's household, or her where the scheme is personal, on a day; the oldest when several
 * schemes pay. Another member's own benefit is none of hers. Null when none pays.
 */
export async function payingSpell(
  ctx: Ctx,
  of: { readonly householdId: string; readonly personId: string },
  on: PlainDate,
): Promise<SpellRow | null> {
  const spells = await spellsPayingOn(ctx.sql, [of.householdId], on);
  return spells.find(({ personId }) => personId === null || personId === of.personId) ?? null;
}
