import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { moveCheckpoint } from "./checkpoint.ts";
import { confirmCovered, type CoveredCheckpoint } from "./placement-dates.store.server.ts";
import { keepCheckpointSteps, type RegisterCheckpointStep } from "./register-steps.store.server.ts";
import type { RecordEvidence } from "./wage-effects.store.server.ts";

/**
 * Confirms the checkpoints whose day has come and is covered by this new evidence, and keeps the step of each. Returns
 * them as they were before.
 */
export async function confirmByRecords(
  ctx: Ctx,
  tx: Tx,
  country: string,
  evidence: readonly RecordEvidence[],
): Promise<readonly CoveredCheckpoint[]> {
  if (evidence.length === 0) return [];
  const at = ctx.clock.now();
  const covered = await confirmCovered(tx, evidence, ctx.clock.today(country), at);
  await keepCheckpointSteps(
    tx,
    covered.map((checkpoint) => stepOf(ctx, checkpoint)),
    at,
  );
  return covered;
}

/** A payslip's confirmation is superseded by the record's; everything else is confirmed by it. */
function stepOf(ctx: Ctx, checkpoint: CoveredCheckpoint): RegisterCheckpointStep {
  const { id: checkpointId, statusBefore, tierBefore, evidenceBefore, dueOn } = checkpoint;
  const edge = statusBefore === "confirmed" ? "supersede" : "confirm";
  const moved = moveCheckpoint(
    { status: statusBefore, tier: tierBefore },
    { edge, by: "worker", tier: "wage_record" },
  );
  if ("failure" in moved) throw new Error(`Wage records cannot ${edge} a checkpoint: ${moved.failure}`);
  return {
    ...{ id: ctx.ids.next(), checkpointId, edge, fromStatus: statusBefore, toStatus: moved.status },
    ...{ fromDueOn: dueOn, fromTier: tierBefore, fromEvidence: evidenceBefore, toTier: moved.tier },
  };
}
