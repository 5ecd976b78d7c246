import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { isReached } from "./checkpoint.ts";
import { insertEvidence } from "./evidence.store.server.ts";
import { isDenial, wordOf } from "./placement.policy.ts";
import { vouchForCheckpointSchema } from "./placement.schema.ts";
import { isStronger } from "./placement.ts";
import { findCheckpoint, lockPlacement } from "./placements.store.server.ts";
import { settleCheckpoints } from "./settle-checkpoints.server.ts";
import { recordedBy } from "./take-placement-edge.server.ts";

/** The person or the employer says that the work went on on the day of a checkpoint. A word shows, it does not confirm. */
export async function vouchForCheckpoint(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ checkpointId: string }>> {
  const parsed = vouchForCheckpointSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input");
  const { checkpointId } = parsed.data;
  return ctx.transaction(async (tx) => {
    const known = await findCheckpoint(tx, checkpointId);
    const placement = known && (await lockPlacement(tx, known.placementId));
    const asked = placement && (await findCheckpoint(tx, checkpointId));
    if (!asked) return deny("not_your_placement");
    const word = wordOf(actor, placement);
    if (isDenial(word)) return deny(word);
    if (asked.dueOn > ctx.clock.today(placement.country)) return fail("checkpoint_not_due");
    if (!isReached(placement, asked.dueOn)) return fail("placement_not_running");
    // Said once is enough: a second time would only repeat the same evidence.
    if (asked.tier !== null && !isStronger(word.tier, asked.tier)) return ok({ checkpointId });
    await insertEvidence(tx, {
      id: ctx.ids.next(),
      placementId: placement.id,
      tier: word.tier,
      from: asked.dueOn,
      until: addDays(asked.dueOn, 1),
      wageMinor: null,
      currency: null,
      sourceId: null,
      recordedBy: recordedBy(actor),
      at: ctx.clock.now(),
    });
    await settleCheckpoints(ctx, tx, actor, placement, { as: word.as, dueBefore: null });
    return ok({ checkpointId });
  });
}
