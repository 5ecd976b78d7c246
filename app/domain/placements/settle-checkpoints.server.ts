import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { addDays, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { TransitionActor } from "#app/domain/kernel/transition-table.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { edgeOfEvidence, stillHolds, strongestCovering } from "./checkpoint.ts";
import { evidenceOf } from "./evidence.store.server.ts";
import {
  checkpointsOf,
  saveCheckpoint,
  type CheckpointRow,
  type PlacementRow,
} from "./placements.store.server.ts";
import { takeCheckpointEdge } from "./take-checkpoint-edge.server.ts";

/**
 * Holds every checkpoint of a placement against its evidence: a stronger tier supersedes a weaker one, and what was
 * proven by evidence that is gone, or for a day that has moved, is open again. A checkpoint is settled once its day
 * has come; a disputed one waits for an officer. Returns the days that were confirmed just now.
 */
export async function settleCheckpoints(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  placement: PlacementRow,
  correction: { readonly as: TransitionActor; readonly dueBefore: PlainDate | null } = {
    as: "worker",
    dueBefore: null,
  },
): Promise<readonly number[]> {
  const evidence = await evidenceOf(tx, placement.id);
  const today = ctx.clock.today(placement.country);
  const confirmed: number[] = [];
  for (const found of await checkpointsOf(tx, [placement.id])) {
    const best = found.dueOn > today ? null : strongestCovering(found.dueOn, evidence);
    let checkpoint: CheckpointRow = found;
    if (!stillHolds(found, best?.tier ?? null, today, correction.dueBefore !== null)) {
      const reopened = await takeCheckpointEdge(ctx, tx, actor, placement, found, {
        edge: "reopen",
        as: correction.as,
        ...(correction.dueBefore ? { dueBefore: addDays(correction.dueBefore, found.day) } : {}),
      });
      checkpoint = expectOk(reopened);
    }
    if (!best) continue;
    const edge = edgeOfEvidence(checkpoint, best.tier);
    if (edge) {
      expectOk(
        await takeCheckpointEdge(ctx, tx, actor, placement, checkpoint, {
          edge,
          as: correction.as,
          evidence: best,
        }),
      );
      if (edge === "confirm") confirmed.push(checkpoint.day);
    } else if (
      checkpoint.tier === best.tier &&
      checkpoint.evidenceId !== best.id &&
      checkpoint.status !== "disputed"
    )
      // The same tier from another row: a record that was corrected, for one.
      await saveCheckpoint(tx, checkpoint.id, { ...checkpoint, evidenceId: best.id }, ctx.clock.now());
  }
  return confirmed;
}
