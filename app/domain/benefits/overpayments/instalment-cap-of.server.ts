import type { Ctx } from "../../kernel/ctx.server.ts";
import { multiplyMinor } from "../../kernel/money.ts";
import { monthOf } from "../../kernel/plain-date.ts";
import { isPaying } from "../benefit-spell.ts";
import { loadPack } from "../load-pack.server.ts";
import { versionFor } from "../pack-versions.ts";
import { findSpell } from "../spells.store.server.ts";

/** What a month may take at most, in minor units, or why that is not known. */
export type InstalmentCap =
  | { readonly capMinor: number; readonly unknown: null }
  | { readonly capMinor: null; readonly unknown: "no_rule" | "rule_unknown" | "nothing_paid" };

const none = (unknown: "no_rule" | "rule_unknown" | "nothing_paid"): InstalmentCap => ({
  capMinor: null,
  unknown,
});

/**
 * The share of the benefit that the pack in force lets an instalment be, of what a person decided is paid now; of a
 * share that is known as a range its lower end. Null where no rule says so, the share is unknown, or nothing is paid.
 */
export async function instalmentCapOf(ctx: Ctx, spellId: string): Promise<InstalmentCap> {
  const spell = await findSpell(ctx.sql, spellId);
  if (!spell || !isPaying(spell.status) || spell.decidedMinor === 0) return none("nothing_paid");
  const packs = await loadPack(ctx, spell.packId);
  if (packs.length === 0) return none("no_rule");
  const { pack: compiled } = versionFor(packs, monthOf(ctx.clock.today(spell.country)));
  const rule = compiled.pack.rules.find(({ kind }) => kind === "instalment-cap");
  const share = rule && compiled.figures.get(`${rule.id}.share`);
  if (!share) return none("no_rule");
  if (share.range.min === 0) return none("rule_unknown");
  // Always downward: what rounding leaves over is the household's.
  return { capMinor: multiplyMinor(spell.decidedMinor, share.rates.min, "down"), unknown: null };
}
