import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { stateProvenBy } from "./checkpoint.ts";
import { changeCheckpoints, type ChangedCheckpoint } from "./placement-dates.store.server.ts";
import { isStronger } from "./placement.ts";
import { checkpointsToHold, type HeldCheckpoint } from "./wage-facts.store.server.ts";

/** What a checkpoint becomes when its evidence changed; null when it stays. */
function afterChange(ctx: Ctx, checkpoint: HeldCheckpoint): ChangedCheckpoint | null {
  const { id, placementId, status, tier, bestId, bestTier, lostEvidence } = checkpoint;
  const change = { id, placementId, changeId: ctx.ids.next(), from: { status, tier } };
  if (bestId && bestTier) {
    if (!lostEvidence && !isStronger(bestTier, tier)) return null;
    return {
      ...{ ...change, status: stateProvenBy(bestTier), tier: bestTier, evidenceId: bestId },
      reason: lostEvidence ? "evidence_corrected" : "evidence_returned",
    };
  }
  // What an officer settled without evidence stays settled.
  if (!lostEvidence) return null;
  return { ...change, status: "pending", tier: null, evidenceId: null, reason: "evidence_corrected" };
}

/**
 * Holds checkpoints of placements whose records were corrected, or whose start moved, against the evidence that is
 * left: one that lost it is open again and is asked about anew. Returns the placements whose checkpoint reopened,
 * and the days that were confirmed just now.
 */
export async function holdCheckpoints(
  ctx: Ctx,
  tx: Tx,
  country: string,
  placementIds: readonly string[],
): Promise<{ reopened: readonly HeldCheckpoint[]; confirmed: readonly HeldCheckpoint[] }> {
  if (placementIds.length === 0) return { reopened: [], confirmed: [] };
  const held = await checkpointsToHold(tx, placementIds, ctx.clock.today(country));
  const changes = new Map<string, ChangedCheckpoint>();
  for (const checkpoint of held) {
    const change = afterChange(ctx, checkpoint);
    if (change) changes.set(checkpoint.id, change);
  }
  if (changes.size > 0) await changeCheckpoints(tx, [...changes.values()], ctx.clock.now());
  return {
    reopened: held.filter(({ id, status }) => changes.get(id)?.status === "pending" && status !== "pending"),
    confirmed: held.filter(
      ({ id, status }) => changes.get(id)?.status === "confirmed" && status !== "confirmed",
    ),
  };
}
