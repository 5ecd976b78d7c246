import type { Ctx } from "#app/domain/kernel/ctx.server.ts";

const NAME = "demo.seeded";

/** Whether this database holds the whole demo. */
export async function isDemoSeeded(ctx: Ctx): Promise<boolean> {
  return (await ctx.db.setting.findUnique({ where: { name: NAME } })) !== null;
}

export async function markDemoSeeded(ctx: Ctx): Promise<void> {
  const value = { at: ctx.clock.now().toISOString() };
  await ctx.db.setting.upsert({ where: { name: NAME }, create: { name: NAME, value }, update: { value } });
}
