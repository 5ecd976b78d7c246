import { dateInZone, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";

const NAME = "demo.seeded";
/** Of demos that were filled in before their size was noted. */
const HOUSEHOLDS = 400;

/** Whether this database holds the whole demo. */
export async function isDemoSeeded(ctx: Ctx): Promise<boolean> {
  return (await ctx.db.setting.findUnique({ where: { name: NAME } })) !== null;
}

export async function markDemoSeeded(ctx: Ctx, size: { readonly households: number }): Promise<void> {
  const value = { at: ctx.clock.now().toISOString(), households: size.households };
  await ctx.db.setting.upsert({ where: { name: NAME }, create: { name: NAME, value }, update: { value } });
}

/** The day as of which the demo was filled in, and with how many households: its people follow from that. */
export async function demoBeginnings(
  ctx: Ctx,
  country: string,
): Promise<{ readonly day: PlainDate; readonly households: number } | null> {
  const row = await ctx.db.setting.findUnique({ where: { name: NAME } });
  if (!row) return null;
  const { at, households } = row.value as { at: string; households?: number };
  return { day: dateInZone(new Date(at), zoneOf(country)), households: households ?? HOUSEHOLDS };
}
