import type { Ctx } from "../kernel/ctx.server.ts";
import { monthOf } from "../kernel/plain-date.ts";
import { loadPack } from "./load-pack.server.ts";
import { termsOf, type LocalTerms } from "./pack.schema.ts";
import { versionFor } from "./pack-versions.ts";
import { findSpell } from "./spells.store.server.ts";

/** The words that the scheme of a spell has today for what Masar says otherwise; none where it has none. */
export async function termsOfSpell(ctx: Ctx, spellId: string): Promise<LocalTerms> {
  const spell = await findSpell(ctx.sql, spellId);
  const packs = spell ? await loadPack(ctx, spell.packId) : [];
  if (!spell || packs.length === 0) return {};
  return termsOf(versionFor(packs, monthOf(ctx.clock.today(spell.country))).pack.pack);
}
