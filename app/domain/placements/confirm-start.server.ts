import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays, daysBetween } from "#app/domain/kernel/plain-date.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { insertEvidence } from "./evidence.store.server.ts";
import { confirmStartSchema } from "./placement.schema.ts";
import { wordOf } from "./placement.policy.ts";
import { lockPlacement } from "./placements.store.server.ts";
import { startPlacement } from "./start-placement.server.ts";

/** A start further away from what was agreed than this is a slip of the hand. */
const PLAUSIBLE_DAYS = 120;

/** The employer or the person says that the work has started. A word is the weakest proof, and enough to begin. */
export async function confirmStart(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ placementId: string }>> {
  const parsed = confirmStartSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: { startedOn: "date" } });
  const { placementId, startedOn } = parsed.data;
  return ctx.transaction(async (tx) => {
    const placement = await lockPlacement(tx, placementId);
    if (!placement) return deny("not_your_placement");
    const word = wordOf(actor, placement);
    if (!("tier" in word)) return deny(word);
    if (placement.status === "started" && placement.startedOn === startedOn) return ok({ placementId });
    if (placement.status !== "expected") return fail("placement_already_started");
    if (startedOn > ctx.clock.today(placement.country))
      return fail("start_in_future", { fields: { startedOn: "start_in_future" } });
    if (Math.abs(daysBetween(placement.expectedStart, startedOn)) > PLAUSIBLE_DAYS)
      return fail("start_implausible", { fields: { startedOn: "start_implausible" } });
    await startPlacement(ctx, tx, actor, placement, startedOn, word.tier);
    await insertEvidence(tx, {
      id: ctx.ids.next(),
      placementId,
      tier: word.tier,
      from: startedOn,
      until: addDays(startedOn, 1),
      wageMinor: null,
      currency: null,
      sourceId: null,
      recordedBy: actor.kind === "member" ? actor.accountId : actor.kind,
      at: ctx.clock.now(),
    });
    return ok({ placementId });
  });
}
