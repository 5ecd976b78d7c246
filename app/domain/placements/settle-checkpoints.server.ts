import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { stateProvenBy, strongestCovering } from "./checkpoint.ts";
import { evidenceOf } from "./evidence.store.server.ts";
import { isStronger } from "./placement.ts";
import { checkpointsOf, saveCheckpoint, type PlacementRow } from "./placements.store.server.ts";

/**
 * Holds every open checkpoint of a placement against its evidence: a stronger tier supersedes a weaker one.
 * A checkpoint is settled once its day has come. Returns the days that were confirmed just now.
 */
export async function settleCheckpoints(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  placement: PlacementRow,
): Promise<readonly number[]> {
  const evidence = await evidenceOf(tx, placement.id);
  const today = ctx.clock.today(placement.country);
  const confirmed: number[] = [];
  for (const checkpoint of await checkpointsOf(tx, [placement.id])) {
    if (checkpoint.status === "disputed" || checkpoint.dueOn > today) continue;
    const best = strongestCovering(checkpoint.dueOn, evidence);
    if (!best || !isStronger(best.tier, checkpoint.tier)) continue;
    const status = stateProvenBy(best.tier);
    await saveCheckpoint(
      tx,
      checkpoint.id,
      { status, tier: best.tier, evidenceId: best.id },
      ctx.clock.now(),
    );
    await tx.audit(actor, {
      action: `checkpoint.${status === "confirmed" ? "confirm" : "prove"}`,
      subjectType: "placement",
      subjectId: placement.id,
      details: { day: checkpoint.day, tier: best.tier, from: checkpoint.status, to: status },
    });
    if (status !== "confirmed" || checkpoint.status === "confirmed") continue;
    confirmed.push(checkpoint.day);
    await tx.publish({
      name: "checkpoint.confirmed",
      payload: {
        placementId: placement.id,
        personId: placement.personId,
        applicationId: placement.applicationId,
        day: checkpoint.day,
      },
    });
  }
  return confirmed;
}
