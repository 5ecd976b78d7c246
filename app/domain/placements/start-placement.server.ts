import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { expectOk, ok, type Failure, type Result } from "#app/domain/kernel/result.ts";
import type { ActsAs } from "./placement.policy.ts";
import { checkpointDates, type Tier } from "./placement.ts";
import { insertCheckpoints, type PlacementRow } from "./placements.store.server.ts";
import { takePlacementEdge } from "./take-placement-edge.server.ts";

/**
 * The work has started, as `tier` says: state, dates, checkpoints, event and audit entry, inside the caller's
 * transaction. For the worker, who has a record of it. The row must be locked and "expected".
 */
export async function startPlacement(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  placement: PlacementRow,
  startedOn: PlainDate,
  tier: Tier,
): Promise<PlacementRow> {
  return expectOk(await startAs(ctx, tx, actor, { as: "worker", tier }, placement, startedOn));
}

/** The same for a party or an officer; fails where the placement is not expected or the day is in the future. */
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
