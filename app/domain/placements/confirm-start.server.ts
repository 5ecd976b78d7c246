import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { addDays, daysBetween } from "#app/domain/kernel/plain-date.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { insertEvidence } from "./evidence.store.server.ts";
import { isDenial } from "./placement.policy.ts";
import { confirmStartSchema } from "./placement.schema.ts";
import { lockPlacement } from "./placements.store.server.ts";
import { startAs } from "./start-placement.server.ts";
import { recordedBy } from "./take-placement-edge.server.ts";
import { whoActs } from "./who-acts.server.ts";

/** A start further away from what was agreed than this is a slip of the hand. */
const PLAUSIBLE_DAYS = 120;

/** The employer or the person says that the work has started. A word is the weakest proof, and enough to begin. */
export async function confirmStart(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ placementId: string }>> {
  const parsed = confirmStartSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { placementId, startedOn, shownBy } = parsed.data;
  return ctx.transaction(async (tx) => {
    const placement = await lockPlacement(tx, placementId);
    if (!placement) return deny("not_your_placement");
    const acts = await whoActs(ctx.within(tx), actor, placement, shownBy);
    if (isDenial(acts)) return deny(acts);
    if (placement.status === "started" && placement.startedOn === startedOn) return ok({ placementId });
    if (placement.status !== "expected") return fail("placement_already_started");
    if (Math.abs(daysBetween(placement.expectedStart, startedOn)) > PLAUSIBLE_DAYS)
      return fail("start_implausible", { fields: { startedOn: "start_implausible" } });
    const started = await startAs(ctx, tx, actor, acts, placement, startedOn);
    if (!started.ok) return started;
    await insertEvidence(tx, {
      id: ctx.ids.next(),
      placementId,
      tier: acts.tier,
      from: startedOn,
      until: addDays(startedOn, 1),
      wageMinor: null,
      currency: null,
      sourceId: null,
      recordedBy: recordedBy(actor),
      at: ctx.clock.now(),
    });
    return ok({ placementId });
  });
}
