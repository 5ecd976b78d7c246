import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import { casesIn, lockCase } from "./graduation.store.server.ts";
import { takeEdge } from "./take-edge.server.ts";

const LIMIT = 500;

/** Records that twelve months have passed without a relapse. Proposes nothing and changes no benefit. Safe to repeat. */
export async function sustainGraduations(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string },
): Promise<Outcome<{ sustained: number }>> {
  const today = ctx.clock.today(input.country);
  let sustained = 0;
  for (const { id, monitoredUntil } of await casesIn(ctx.sql, input.country, ["graduated"], LIMIT)) {
    if (monitoredUntil === null || monitoredUntil > today) continue;
    const moved = await ctx.transaction(async (tx) => {
      const graduation = await lockCase(tx, id);
      return graduation && !(await takeEdge(ctx, tx, actor, graduation, "sustain", {}));
    });
    if (moved) sustained++;
  }
  return ok({ sustained });
}
