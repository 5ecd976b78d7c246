import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { deny, fail, ok, type Failure, type Outcome, type Result } from "#app/domain/kernel/result.ts";
import { isDenial, type ActsAs } from "./placement.policy.ts";
import { correctDatesSchema } from "./placement.schema.ts";
import { checkpointDates, takesOpening } from "./placement.ts";
import { checkpointsOf, lockPlacement, saveDueOn, type PlacementRow } from "./placements.store.server.ts";
import { settleCheckpoints } from "./settle-checkpoints.server.ts";
import { takePlacementEdge } from "./take-placement-edge.server.ts";
import { whichOffice } from "./who-acts.server.ts";

type Dates = { readonly startedOn: PlainDate; readonly endedOn: PlainDate | null };

/**
 * The office corrects the dates of work that has started, with what it saw. Both versions stay; checkpoints move
 * with the start, and those that no longer hold are open again.
 */
export async function correctDates(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ placementId: string }>> {
  const parsed = correctDatesSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { placementId, startedOn, endedOn = null, shownBy, note } = parsed.data;
  return ctx.transaction(async (tx) => {
    const placement = await lockPlacement(tx, placementId);
    if (!placement) return deny("not_your_placement");
    const acts = await whichOffice(ctx.within(tx), actor, placement, shownBy);
    if (isDenial(acts)) return deny(acts);
    if (endedOn && placement.status !== "ended")
      return fail("placement_not_ended", { fields: { endedOn: "placement_not_ended" } });
    const corrected = await correctDatesAs(ctx, tx, actor, acts, placement, { startedOn, endedOn }, note);
    return corrected.ok ? ok({ placementId }) : corrected;
  });
}

/** The correction inside the caller's transaction; the row must be locked. Without an end, an ended one goes on. */
async function correctDatesAs(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  acts: ActsAs,
  placement: PlacementRow,
  { startedOn, endedOn }: Dates,
  note: string,
): Promise<Result<PlacementRow, Failure>> {
  if (placement.startedOn === startedOn && placement.endedOn === endedOn) return ok(placement);
  const taken = await takePlacementEdge(ctx, tx, actor, acts, placement, {
    edge: placement.status === "ended" && endedOn === null ? "take_back_end" : "correct_dates",
    on: startedOn,
    ...(endedOn ? { endedOn } : {}),
    reason: "corrected",
    note,
  });
  if (!taken.ok) return taken;
  const dueOn = new Map<number, PlainDate>(checkpointDates(startedOn).map((one) => [one.day, one.dueOn]));
  for (const checkpoint of await checkpointsOf(tx, [placement.id])) {
    const moved = dueOn.get(checkpoint.day);
    if (moved && moved !== checkpoint.dueOn) await saveDueOn(tx, checkpoint.id, moved);
  }
  // The steps of what is open again keep the day that was believed before.
  await settleCheckpoints(ctx, tx, actor, taken.value, { as: acts.as, dueBefore: placement.startedOn });
  const { id: placementId, personId, applicationId } = placement;
  await tx.publish({
    name: "placement.dates_corrected",
    payload: {
      ...{ placementId, personId, applicationId, startedOn, endedOn },
      tookOpening: takesOpening(placement),
      takesOpening: takesOpening(taken.value),
    },
  });
  return taken;
}
