import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { addDays, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { edgeOfEvidence, moveCheckpoint, stillHolds, type CheckpointEdge } from "./checkpoint.ts";
import { changeCheckpoints, type ChangedCheckpoint } from "./placement-dates.store.server.ts";
import { keepCheckpointSteps, type RegisterCheckpointStep } from "./register-steps.store.server.ts";
import { checkpointsToHold, type HeldCheckpoint } from "./wage-facts.store.server.ts";

type Changed = { readonly after: ChangedCheckpoint; readonly steps: readonly RegisterCheckpointStep[] };

/**
 * What a checkpoint becomes when its evidence changed or its day moved, by the edges of its machine; null when it
 * stays. `startedBefore` is the start that was believed before.
 */
function afterChange(
  ctx: Ctx,
  checkpoint: HeldCheckpoint,
  today: PlainDate,
  startedBefore: PlainDate | undefined,
): Changed | null {
  const { id, status, tier, evidenceId, bestId, bestTier } = checkpoint;
  let now = { status, tier, evidenceId, dueOn: checkpoint.dueOn };
  const steps: RegisterCheckpointStep[] = [];
  const take = (edge: CheckpointEdge): void => {
    const to = edge === "reopen" ? { id: null, tier: null } : { id: bestId, tier: bestTier };
    const moved = moveCheckpoint(now, { edge, by: "worker", tier: to.tier });
    if ("failure" in moved) throw new Error(`Wage records cannot ${edge} a checkpoint: ${moved.failure}`);
    // What is open again keeps the day that was believed before.
    const wasDue = edge === "reopen" && startedBefore ? addDays(startedBefore, checkpoint.day) : now.dueOn;
    steps.push({
      ...{ id: ctx.ids.next(), checkpointId: id, edge, fromStatus: now.status, toStatus: moved.status },
      ...{ fromDueOn: wasDue, fromTier: now.tier, fromEvidence: now.evidenceId, toTier: moved.tier },
    });
    now = { ...now, ...moved, evidenceId: to.id };
  };
  if (!stillHolds(now, bestTier, today, startedBefore !== undefined)) take("reopen");
  const edge = bestTier && edgeOfEvidence(now, bestTier);
  if (edge) take(edge);
  // The same tier from another row: a record that was corrected, for one.
  else if (bestId && now.tier === bestTier && now.status !== "disputed") now = { ...now, evidenceId: bestId };
  if (steps.length === 0 && now.evidenceId === evidenceId) return null;
  return { after: { id, status: now.status, tier: now.tier, evidenceId: now.evidenceId }, steps };
}

/**
 * Holds checkpoints of placements whose records were corrected, or whose start moved, against the evidence that is
 * left: one that lost it is open again and is asked about anew. `moved` has the starts that were believed before.
 * Returns the checkpoints that reopened, and those that were confirmed just now.
 */
export async function holdCheckpoints(
  ctx: Ctx,
  tx: Tx,
  country: string,
  placementIds: readonly string[],
  moved: ReadonlyMap<string, PlainDate>,
): Promise<{ reopened: readonly HeldCheckpoint[]; confirmed: readonly HeldCheckpoint[] }> {
  if (placementIds.length === 0) return { reopened: [], confirmed: [] };
  const today = ctx.clock.today(country);
  const held = await checkpointsToHold(tx, placementIds, today);
  const changes = new Map<string, Changed>();
  for (const checkpoint of held) {
    const change = afterChange(ctx, checkpoint, today, moved.get(checkpoint.placementId));
    if (change) changes.set(checkpoint.id, change);
  }
  const changed = [...changes.values()];
  const at = ctx.clock.now();
  if (changed.length > 0)
    await changeCheckpoints(
      tx,
      changed.map(({ after }) => after),
      at,
    );
  await keepCheckpointSteps(
    tx,
    changed.flatMap(({ steps }) => steps),
    at,
  );
  const became = (status: ChangedCheckpoint["status"]): HeldCheckpoint[] =>
    held.filter((before) => changes.get(before.id)?.after.status === status && before.status !== status);
  return { reopened: became("pending"), confirmed: became("confirmed") };
}
