import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { daysBetween, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { deny, fail, ok, type Failure, type Outcome, type Result } from "#app/domain/kernel/result.ts";
import { isDenial, type ActsAs } from "./placement.policy.ts";
import { endPlacementSchema } from "./placement.schema.ts";
import type { EndReason } from "./placement.ts";
import { lockPlacement, type PlacementRow } from "./placements.store.server.ts";
import { takePlacementEdge } from "./take-placement-edge.server.ts";
import { whoActs } from "./who-acts.server.ts";

/** The work has ended, as one of the two parties or the person's officer says. No benefit changes by it. */
export async function endPlacement(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ placementId: string }>> {
  const parsed = endPlacementSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { placementId, endedOn, reason, shownBy } = parsed.data;
  return ctx.transaction(async (tx) => {
    const placement = await lockPlacement(tx, placementId);
    if (!placement) return deny("not_your_placement");
    const acts = await whoActs(ctx.within(tx), actor, placement, shownBy);
    if (isDenial(acts)) return deny(acts);
    const ended = await endAs(ctx, tx, actor, acts, placement, { endedOn, reason });
    return ended.ok ? ok({ placementId }) : ended;
  });
}

/** The end inside the caller's transaction; the row must be locked. */
async function endAs(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  acts: ActsAs,
  placement: PlacementRow,
  end: { readonly endedOn: PlainDate; readonly reason: EndReason },
): Promise<Result<PlacementRow, Failure>> {
  if (placement.status !== "started" && placement.status !== "suspended")
    return fail("placement_not_running");
  const { endedOn, reason } = end;
  const taken = await takePlacementEdge(ctx, tx, actor, acts, placement, {
    edge: "end",
    on: endedOn,
    reason,
  });
  if (!taken.ok) return taken;
  const { id: placementId, personId, applicationId, startedOn } = placement;
  await tx.publish({
    name: "placement.ended",
    payload: {
      placementId,
      personId,
      applicationId,
      endedOn,
      daysWorked: startedOn ? daysBetween(startedOn, endedOn) : 0,
    },
  });
  return taken;
}
