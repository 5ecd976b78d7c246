import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { isDenial } from "./placement.policy.ts";
import { disputeCheckpointSchema } from "./placement.schema.ts";
import { findCheckpoint, lockPlacement } from "./placements.store.server.ts";
import { takeCheckpointEdge } from "./take-checkpoint-edge.server.ts";
import { whoActs } from "./who-acts.server.ts";

/** The person or her officer says, with a reason, that a checkpoint is wrong. It waits for an officer to settle it. */
export async function disputeCheckpoint(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ checkpointId: string }>> {
  const parsed = disputeCheckpointSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { checkpointId, reason } = parsed.data;
  return ctx.transaction(async (tx) => {
    const known = await findCheckpoint(tx, checkpointId);
    const placement = known && (await lockPlacement(tx, known.placementId));
    const checkpoint = placement && (await findCheckpoint(tx, checkpointId));
    if (!checkpoint) return deny("not_your_placement");
    const acts = await whoActs(ctx.within(tx), actor, placement);
    if (isDenial(acts)) return deny(acts);
    const { as } = acts;
    const taken = await takeCheckpointEdge(ctx, tx, actor, placement, checkpoint, {
      edge: "dispute",
      as,
      reason,
    });
    return taken.ok ? ok({ checkpointId }) : taken;
  });
}
