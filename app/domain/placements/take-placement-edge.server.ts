import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { fail, ok, type Failure, type Result } from "#app/domain/kernel/result.ts";
import { movePlacement, type PlacementEdge, type Tier } from "./placement.ts";
import type { ActsAs } from "./placement.policy.ts";
import { insertPlacementStep, lastPauseOf } from "./placement-steps.store.server.ts";
import { keepDates, saveState, type PlacementRow } from "./placements.store.server.ts";

export type PlacementChange = {
  readonly edge: PlacementEdge;
  /** The day from which it holds; for a correction, the corrected start. */
  readonly on?: PlainDate;
  readonly endedOn?: PlainDate;
  /** A code. */
  readonly reason?: string | null;
  /** The words of the reason; kept sealed. */
  readonly note?: string | null;
};

/** Which account or process a version of the dates comes from. */
export const recordedBy = (actor: Actor): string =>
  actor.kind === "member" ? actor.accountId : actor.kind === "system" ? actor.process : "visitor";

/** A pause and its end have one day, named `on`. */
const DAY_CODES: Readonly<Record<string, string>> = {
  start_in_future: "date_in_future",
  end_before_start: "date_before_start",
  resume_before_pause: "resume_before_pause",
};

/** A date that is wrong is told at its field, everything else as a failure of the whole. */
function told(code: string, edge: PlacementEdge): Failure {
  const onDay = edge === "suspend" || edge === "resume" ? DAY_CODES[code] : undefined;
  return onDay ? { kind: "failure", code: onDay, fields: { on: onDay } } : toldOfDates(code);
}

const toldOfDates = (code: string): Failure => ({
  kind: "failure",
  code: code === "not_this_role" ? "wrong_state" : code,
  ...(code === "start_in_future" ? { fields: { startedOn: code } } : {}),
  ...(code.startsWith("end_") ? { fields: { endedOn: code } } : {}),
  ...(code === "reason_needed" ? { fields: { reason: code } } : {}),
});

/**
 * Takes an edge of a placement that is locked: state, the version of its dates, step and audit entry together;
 * the event is the use case's. Whether the actor may was asked before. Fails with the guard's code, and then
 * nothing is written.
 */
export async function takePlacementEdge(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  { as, tier }: ActsAs,
  placement: PlacementRow,
  change: PlacementChange,
): Promise<Result<PlacementRow, Failure>> {
  const moved = movePlacement(placement, {
    ...change,
    by: as,
    today: ctx.clock.today(placement.country),
    pausedOn: change.edge === "resume" ? await lastPauseOf(tx, placement.id) : null,
  });
  if ("failure" in moved) return fail(told(moved.failure, change.edge));
  const { startedOn, endedOn } = moved;
  const at = ctx.clock.now();
  const startTier = startedOn === null ? null : tierOfStart(placement, startedOn, tier);
  const endReason =
    endedOn === null ? null : change.edge === "end" ? (change.reason ?? null) : placement.endReason;
  const next: PlacementRow = { ...placement, ...moved, startTier, endReason };
  await saveState(tx, placement.id, next, at);
  if (startedOn !== placement.startedOn || endedOn !== placement.endedOn)
    await keepDates(tx, {
      id: ctx.ids.next(),
      placementId: placement.id,
      startedOn,
      endedOn,
      tier,
      by: recordedBy(actor),
      at,
    });
  const id = ctx.ids.next();
  await insertPlacementStep(tx, {
    id,
    placementId: placement.id,
    edge: change.edge,
    fromStatus: placement.status,
    toStatus: moved.status,
    on: change.on ?? null,
    at,
    byRole: as,
    byAccountId: actor.kind === "member" ? actor.accountId : null,
    reason: change.reason ?? null,
    noteSealed: change.note ? ctx.cipher.encrypt(change.note, `placement_step.note_sealed:${id}`) : null,
  });
  await tx.audit(actor, {
    action: `placement.${change.edge}`,
    subjectType: "placement",
    subjectId: placement.id,
    details: {
      from: placement.status,
      to: moved.status,
      startedOn,
      endedOn,
      tier,
      reason: change.reason ?? null,
    },
  });
  return ok(next);
}

const tierOfStart = (before: PlacementRow, startedOn: PlainDate, tier: Tier): Tier =>
  before.startedOn === startedOn && before.startTier ? before.startTier : tier;
