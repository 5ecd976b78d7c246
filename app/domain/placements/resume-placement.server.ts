import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { isDenial } from "./placement.policy.ts";
import { resumePlacementSchema } from "./placement.schema.ts";
import { lockPlacement } from "./placements.store.server.ts";
import { takePlacementEdge } from "./take-placement-edge.server.ts";
import { whoActs } from "./who-acts.server.ts";

/** The work goes on after a pause. */
export async function resumePlacement(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ placementId: string }>> {
  const parsed = resumePlacementSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { placementId, on } = parsed.data;
  return ctx.transaction(async (tx) => {
    const placement = await lockPlacement(tx, placementId);
    if (!placement) return deny("not_your_placement");
    const acts = await whoActs(ctx.within(tx), actor, placement);
    if (isDenial(acts)) return deny(acts);
    const taken = await takePlacementEdge(ctx, tx, actor, acts, placement, { edge: "resume", on });
    if (!taken.ok) return taken;
    const { personId, applicationId } = placement;
    await tx.publish({ name: "placement.resumed", payload: { placementId, personId, applicationId, on } });
    return ok({ placementId });
  });
}
