import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import { turnDownReasonSchema } from "./application.schema.ts";
import { lockOwnApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";
import type { TurnDownReason } from "./offer.ts";
import { selectLatestOffer } from "./offers.store.server.ts";
import { settleOffer } from "./settle-offer.server.ts";

/** Turns down the open offer. Nothing follows from it: only an offer that an officer referred could be a refusal. */
export async function turnDownOffer(
  ctx: Ctx,
  actor: Actor,
  input: {
    readonly applicationId: string;
    readonly offerId: string;
    readonly reason: TurnDownReason | null;
  },
): Promise<Outcome<{ offerId: string }>> {
  const reason = turnDownReasonSchema.safeParse(input.reason);
  if (!reason.success) return fail("invalid_input", { fields: { reason: "invalid" } });
  return ctx.transaction(async (tx) => {
    const application = await lockOwnApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const offer = await selectLatestOffer(tx, input.applicationId);
    if (offer?.id !== input.offerId || offer.status !== "made") return fail("offer_gone");
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: "turn_down_offer",
      reason: reason.data,
      eventDetails: { offerId: offer.id },
    });
    if (!moved.ok) return moved;
    const settled = await settleOffer(ctx, tx, offer, "turn_down");
    return settled.ok ? ok({ offerId: offer.id }) : settled;
  });
}
