import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { checkpointDates, type Tier } from "./placement.ts";
import { insertCheckpoints, keepDates, saveState, type PlacementRow } from "./placements.store.server.ts";

const recordedBy = (actor: Actor): string =>
  actor.kind === "member" ? actor.accountId : actor.kind === "system" ? actor.process : "visitor";

/**
 * The work has started, as `tier` says: state, dates, checkpoints, event and audit entry, inside the caller's
 * transaction. The row must be locked and "expected".
 */
export async function startPlacement(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  placement: PlacementRow,
  startedOn: PlainDate,
  tier: Tier,
): Promise<PlacementRow> {
  const at = ctx.clock.now();
  await saveState(tx, placement.id, { status: "started", startedOn, startTier: tier }, at);
  await keepDates(tx, {
    id: ctx.ids.next(),
    placementId: placement.id,
    startedOn,
    endedOn: null,
    tier,
    by: recordedBy(actor),
    at,
  });
  await insertCheckpoints(
    tx,
    placement.id,
    checkpointDates(startedOn).map((checkpoint) => ({ id: ctx.ids.next(), ...checkpoint })),
  );
  await tx.publish({
    name: "placement.started",
    payload: {
      placementId: placement.id,
      personId: placement.personId,
      applicationId: placement.applicationId,
      startedOn,
    },
  });
  await tx.audit(actor, {
    action: "placement.start",
    subjectType: "placement",
    subjectId: placement.id,
    details: { startedOn, tier },
  });
  return { ...placement, status: "started", startedOn, startTier: tier };
}
