import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { isDenial } from "./placement.policy.ts";
import { correctStartAwaySchema } from "./placement.schema.ts";
import { takesOpening } from "./placement.ts";
import { lockPlacement } from "./placements.store.server.ts";
import { takePlacementEdge } from "./take-placement-edge.server.ts";
import { whichOffice } from "./who-acts.server.ts";

/**
 * The start was none: the office takes it back, with what it saw. Other applications come back, the opening is free
 * again, the checkpoints are asked about no more; the dates that were believed stay among the versions.
 */
export async function correctStartAway(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ placementId: string }>> {
  const parsed = correctStartAwaySchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { placementId, reason, note } = parsed.data;
  return ctx.transaction(async (tx) => {
    const placement = await lockPlacement(tx, placementId);
    if (!placement) return deny("not_your_placement");
    const acts = await whichOffice(ctx.within(tx), actor, placement);
    if (isDenial(acts)) return deny(acts);
    const change = { edge: "correct_away", reason, note } as const;
    const taken = await takePlacementEdge(ctx, tx, actor, acts, placement, change);
    if (!taken.ok) return taken;
    const { personId, applicationId } = placement;
    await tx.publish({
      name: "placement.cancelled",
      payload: { placementId, personId, applicationId, tookOpening: takesOpening(placement) },
    });
    return ok({ placementId });
  });
}
