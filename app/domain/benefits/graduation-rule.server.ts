import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { multiplyMinor } from "#app/domain/kernel/money.ts";
import { monthOf, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { loadPack } from "./load-pack.server.ts";
import type { SpellRow } from "./spells.store.server.ts";

/** What verified earnings must reach, and for how many months, before a case may open. */
export type GraduationRule = { readonly monthsNeeded: number; readonly lineMinor: number };

/**
 * The rule of the pack in force on a day, taken at its cautious end where it is not certain. Null when the
 * pack is unknown or leaves the figures open: then no case opens by itself.
 */
export async function graduationRule(
  ctx: Ctx,
  spell: SpellRow,
  on: PlainDate,
): Promise<GraduationRule | null> {
  const month = monthOf(on);
  const pack = (await loadPack(ctx, spell.packId)).find(
    (p) => p.from <= month && (p.until === null || month < p.until),
  );
  const months = pack?.graduationMonths.range.max;
  const share = pack?.graduationLine.rates.max;
  if (!pack || months == null || !share) return null;
  return { monthsNeeded: months, lineMinor: multiplyMinor(spell.awardMinor, share, pack.rounding) };
}
