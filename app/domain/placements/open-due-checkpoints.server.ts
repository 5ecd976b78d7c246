import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { UNKNOWN_AFTER_DAYS } from "./checkpoint.ts";
import {
  dueUnopened,
  findCheckpoint,
  lockPlacement,
  longPending,
  markOpened,
} from "./placements.store.server.ts";
import { settleCheckpoints } from "./settle-checkpoints.server.ts";
import { takeCheckpointEdge } from "./take-checkpoint-edge.server.ts";

const BATCH = 200;

/**
 * Opens the checkpoints that fell due: evidence that is there settles them at once, otherwise the parties
 * are asked. One that nobody answered for long becomes unknown, which is not "unemployed".
 */
export async function openDueCheckpoints(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string },
): Promise<Outcome<{ opened: number; unknown: number }>> {
  const today = ctx.clock.today(input.country);
  let opened = 0;
  for (;;) {
    const due = await dueUnopened(ctx.sql, input.country, today, BATCH);
    for (const checkpoint of due) {
      await ctx.transaction(async (tx) => {
        const placement = await lockPlacement(tx, checkpoint.placementId);
        if (!placement || !(await markOpened(tx, checkpoint.id, ctx.clock.now()))) return;
        await tx.audit(actor, {
          action: "checkpoint.open",
          subjectType: "placement",
          subjectId: placement.id,
          details: { day: checkpoint.day },
        });
        const settled = await settleCheckpoints(ctx, tx, actor, placement);
        if (settled.includes(checkpoint.day)) return;
        const { id: placementId, personId, applicationId } = placement;
        await tx.publish({
          name: "checkpoint.due",
          payload: { placementId, personId, applicationId, day: checkpoint.day },
        });
      });
      opened++;
    }
    if (due.length < BATCH) break;
  }
  return ok({ opened, unknown: await giveUpLongPending(ctx, actor, input.country) });
}

async function giveUpLongPending(ctx: Ctx, actor: Actor, country: string): Promise<number> {
  const before = addDays(ctx.clock.today(country), -UNKNOWN_AFTER_DAYS);
  const pending = await longPending(ctx.sql, country, before, BATCH);
  for (const checkpoint of pending) {
    await ctx.transaction(async (tx) => {
      const placement = await lockPlacement(tx, checkpoint.placementId);
      const found = await findCheckpoint(tx, checkpoint.id);
      if (!placement || found?.status !== "pending") return;
      expectOk(await takeCheckpointEdge(ctx, tx, actor, placement, found, { edge: "give_up", as: "worker" }));
    });
  }
  return pending.length;
}
