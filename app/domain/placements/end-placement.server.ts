import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { daysBetween } from "#app/domain/kernel/plain-date.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { findTransition } from "#app/domain/kernel/transition-table.ts";
import { placementMachine } from "./placement.ts";
import { wordOf } from "./placement.policy.ts";
import { endPlacementSchema } from "./placement.schema.ts";
import { keepDates, lockPlacement, saveState } from "./placements.store.server.ts";

/** The work has ended, as one of the two parties says. No benefit changes by it. */
export async function endPlacement(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ placementId: string }>> {
  const parsed = endPlacementSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: { endedOn: "date" } });
  const { placementId, endedOn, reason } = parsed.data;
  return ctx.transaction(async (tx) => {
    const placement = await lockPlacement(tx, placementId);
    if (!placement) return deny("not_your_placement");
    const word = wordOf(actor, placement);
    if (!("tier" in word)) return deny(word);
    if (!findTransition(placementMachine, "end", placement.status) || !placement.startedOn)
      return fail("placement_not_running");
    if (endedOn < placement.startedOn)
      return fail("end_before_start", { fields: { endedOn: "end_before_start" } });
    if (endedOn > ctx.clock.today(placement.country))
      return fail("end_in_future", { fields: { endedOn: "end_in_future" } });
    const at = ctx.clock.now();
    await saveState(tx, placementId, { status: "ended", endedOn, endReason: reason }, at);
    await keepDates(tx, {
      id: ctx.ids.next(),
      placementId,
      startedOn: placement.startedOn,
      endedOn,
      tier: word.tier,
      by: actor.kind === "member" ? actor.accountId : actor.kind,
      at,
    });
    const { personId, applicationId } = placement;
    await tx.publish({
      name: "placement.ended",
      payload: {
        placementId,
        personId,
        applicationId,
        endedOn,
        daysWorked: daysBetween(placement.startedOn, endedOn),
      },
    });
    await tx.audit(actor, {
      action: "placement.end",
      subjectType: "placement",
      subjectId: placementId,
      details: { endedOn, reason, tier: word.tier },
    });
    return ok({ placementId });
  });
}
