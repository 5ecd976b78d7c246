import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import { HEARING_DAYS } from "./graduation.ts";
import { lockCase } from "./graduation.store.server.ts";
import { takeEdge } from "./take-edge.server.ts";

/** Tells the household of the proposal and opens its time to answer. Safe to repeat. */
export async function notifyHousehold(
  ctx: Ctx,
  actor: Actor,
  input: { readonly caseId: string },
): Promise<Outcome<null>> {
  return ctx.transaction(async (tx) => {
    const graduation = await lockCase(tx, input.caseId);
    if (graduation?.status !== "proposed") return ok(null);
    await takeEdge(ctx, tx, actor, graduation, "notify", {
      hearingDueOn: addDays(ctx.clock.today(graduation.country), HEARING_DAYS),
    });
    return ok(null);
  });
}
