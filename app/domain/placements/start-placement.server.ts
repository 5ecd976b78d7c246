import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { ok, type Failure, type Result } from "#app/domain/kernel/result.ts";
import type { ActsAs } from "./placement.policy.ts";
import { checkpointDates } from "./placement.ts";
import { insertCheckpoints, type PlacementRow } from "./placements.store.server.ts";
import { takePlacementEdge } from "./take-placement-edge.server.ts";

/**
 * The work has started, as a party, an officer or a record says: state, dates, checkpoints, event and audit entry,
 * inside the caller's transaction. Fails where the placement is not expected or the day is in the future.
 */
export async function startAs(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  acts: ActsAs,
  placement: PlacementRow,
  startedOn: PlainDate,
): Promise<Result<PlacementRow, Failure>> {
  const taken = await takePlacementEdge(ctx, tx, actor, acts, placement, { edge: "start", on: startedOn });
  if (!taken.ok) return taken;
  await insertCheckpoints(
    tx,
    placement.id,
    checkpointDates(startedOn).map((checkpoint) => ({ id: ctx.ids.next(), ...checkpoint })),
  );
  const { id: placementId, personId, applicationId } = placement;
  await tx.publish({
    name: "placement.started",
    payload: { placementId, personId, applicationId, startedOn },
  });
  return ok(taken.value);
}
