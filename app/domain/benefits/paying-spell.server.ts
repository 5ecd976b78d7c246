import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { spellsPayingOn, type SpellRow } from "./spells.store.server.ts";

/** The spell that pays a household on a day; the oldest when several schemes pay. Null when none does. */
export async function payingSpell(ctx: Ctx, householdId: string, on: PlainDate): Promise<SpellRow | null> {
  return (await spellsPayingOn(ctx.sql, [householdId], on))[0] ?? null;
}
