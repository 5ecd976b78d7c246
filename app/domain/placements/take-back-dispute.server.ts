import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { strongestCovering } from "./checkpoint.ts";
import { evidenceOf } from "./evidence.store.server.ts";
import { isDenial } from "./placement.policy.ts";
import { takeBackDisputeSchema } from "./placement.schema.ts";
import { lastDisputeBy } from "./placement-steps.store.server.ts";
import { findCheckpoint, lockPlacement } from "./placements.store.server.ts";
import { takeCheckpointEdge } from "./take-checkpoint-edge.server.ts";
import { whoActs } from "./who-acts.server.ts";

/**
 * Whoever disputed a checkpoint takes that back before an officer has settled it: the person what she disputed, the
 * office what it disputed for her. It stands again as the evidence of its day shows, which may be more than before.
 */
export async function takeBackDispute(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ checkpointId: string }>> {
  const parsed = takeBackDisputeSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { checkpointId } = parsed.data;
  return ctx.transaction(async (tx) => {
    const known = await findCheckpoint(tx, checkpointId);
    const placement = known && (await lockPlacement(tx, known.placementId));
    const checkpoint = placement && (await findCheckpoint(tx, checkpointId));
    if (!checkpoint) return deny("not_your_placement");
    const acts = await whoActs(ctx.within(tx), actor, placement);
    if (isDenial(acts)) return deny(acts);
    if (checkpoint.status !== "disputed") return fail("wrong_state");
    const isOwn = ((await lastDisputeBy(tx, checkpointId)) === "seeker") === (acts.as === "seeker");
    if (!isOwn) return fail("not_who_disputed");
    const covering = strongestCovering(checkpoint.dueOn, await evidenceOf(tx, placement.id));
    const taken = await takeCheckpointEdge(ctx, tx, actor, placement, checkpoint, {
      edge: "take_back_dispute",
      as: acts.as,
      evidence: covering,
    });
    return taken.ok ? ok({ checkpointId }) : taken;
  });
}
