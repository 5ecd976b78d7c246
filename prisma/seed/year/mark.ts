import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { YearSize } from "./play.ts";

const NAME = "demo.year";

/** Whether a year was played on this database, or begun. */
export async function isYearPlayed(ctx: Ctx): Promise<boolean> {
  return (await ctx.db.setting.findUnique({ where: { name: NAME } })) !== null;
}

export async function markYearPlayed(ctx: Ctx, size: YearSize): Promise<void> {
  const value = { at: ctx.clock.now().toISOString(), ...size };
  await ctx.db.setting.upsert({ where: { name: NAME }, create: { name: NAME, value }, update: { value } });
}
