import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import { lockCaseInTime } from "./case-in-time.server.ts";
import { casesIn, stepsOf } from "./graduation.store.server.ts";
import { takeEdge } from "./take-edge.server.ts";

const LIMIT = 500;

/**
 * A household that did not answer in time is called by an officer: the case is noted for the officer's lane, once, and
 * the household is reminded. Silence decides nothing. Safe to repeat.
 */
export async function noteMissedHearings(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string },
): Promise<Outcome<{ noted: number }>> {
  const today = ctx.clock.today(input.country);
  let noted = 0;
  for (const { id, hearingDueOn } of await casesIn(ctx.sql, input.country, ["notified"], LIMIT)) {
    if (hearingDueOn === null || hearingDueOn >= today) continue;
    const moved = await ctx.transaction(async (tx) => {
      const graduation = await lockCaseInTime(ctx, tx, id);
      if (!graduation?.hearingDueOn || graduation.hearingDueOn >= today) return false;
      if ((await stepsOf(tx, id)).some(({ edge }) => edge === "miss_hearing")) return false;
      return !(await takeEdge(ctx, tx, actor, graduation, "miss_hearing", {}));
    });
    if (moved) noted++;
  }
  return ok({ noted });
}
