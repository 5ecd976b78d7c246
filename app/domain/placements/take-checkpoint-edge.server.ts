import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { daysBetween, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { fail, ok, type Failure, type Result } from "#app/domain/kernel/result.ts";
import type { TransitionActor } from "#app/domain/kernel/transition-table.ts";
import { moveCheckpoint, type CheckpointEdge } from "./checkpoint.ts";
import type { Tier } from "./placement.ts";
import { insertCheckpointStep } from "./placement-steps.store.server.ts";
import { saveCheckpoint, type CheckpointRow, type PlacementRow } from "./placements.store.server.ts";

export type CheckpointChange = {
  readonly edge: CheckpointEdge;
  readonly as: TransitionActor;
  /** What covers the day now; null where nothing does. */
  readonly evidence?: { readonly id: string; readonly tier: Tier } | null;
  /** Words; kept sealed. */
  readonly reason?: string;
  /** The day on which it fell due before a correction moved it. */
  readonly dueBefore?: PlainDate;
};

/**
 * Takes an edge of a checkpoint whose placement is locked: state, step (with what was before), audit entry and event
 * together. Fails with the guard's code, and then nothing is written.
 */
export async function takeCheckpointEdge(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  placement: PlacementRow,
  checkpoint: CheckpointRow,
  change: CheckpointChange,
): Promise<Result<CheckpointRow, Failure>> {
  const { edge, as, evidence = null, reason } = change;
  const moved = moveCheckpoint(checkpoint, {
    edge,
    by: as,
    tier: evidence?.tier ?? null,
    reason: reason ?? null,
    overdueDays: daysBetween(checkpoint.dueOn, ctx.clock.today(placement.country)),
  });
  if ("failure" in moved) return fail(moved.failure === "not_this_role" ? "wrong_state" : moved.failure);
  const at = ctx.clock.now();
  const evidenceId = moved.tier === null ? null : (evidence?.id ?? checkpoint.evidenceId);
  await saveCheckpoint(tx, checkpoint.id, { ...moved, evidenceId }, at);
  const id = ctx.ids.next();
  await insertCheckpointStep(tx, {
    id,
    checkpointId: checkpoint.id,
    edge,
    fromStatus: checkpoint.status,
    toStatus: moved.status,
    fromDueOn: change.dueBefore ?? checkpoint.dueOn,
    fromTier: checkpoint.tier,
    fromEvidence: checkpoint.evidenceId,
    toTier: moved.tier,
    at,
    byRole: as,
    byAccountId: actor.kind === "member" ? actor.accountId : null,
    reasonSealed: reason ? ctx.cipher.encrypt(reason, `checkpoint_step.reason_sealed:${id}`) : null,
  });
  const { day } = checkpoint;
  await tx.audit(actor, {
    action: `checkpoint.${edge}`,
    subjectType: "placement",
    subjectId: placement.id,
    details: { day, tier: moved.tier, from: checkpoint.status, to: moved.status },
  });
  const { id: placementId, personId, applicationId } = placement;
  const payload = { placementId, personId, applicationId, day };
  if (moved.status === "confirmed" && checkpoint.status !== "confirmed")
    await tx.publish({ name: "checkpoint.confirmed", payload });
  if (moved.status === "disputed") await tx.publish({ name: "checkpoint.disputed", payload });
  return ok({ ...checkpoint, ...moved, evidenceId, decidedAt: moved.status === "pending" ? null : at });
}
