import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import { lockOwnApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { selectLatestOffer, settleOffer } from "./offers.store.server.ts";

/**
 * Accepts the open offer. This is the consent to be named: from now on this employer sees name and phone, and
 * each of these views is logged.
 */
export async function acceptOffer(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string; readonly offerId: string },
): Promise<Outcome<{ offerId: string }>> {
  return ctx.transaction(async (tx) => {
    const application = await lockOwnApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const offer = await selectLatestOffer(tx, input.applicationId);
    // The terms that were read are the terms that are accepted: an offer that took its place is another one.
    if (offer?.id !== input.offerId || offer.status !== "made") return fail("offer_gone");
    if (offer.answerBy < ctx.clock.today(application.value.country)) return fail("offer_expired");
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: "accept_offer",
      event: "offer.accepted",
      eventDetails: { offerId: offer.id },
    });
    if (!moved.ok) return moved;
    await settleOffer(tx, input.applicationId, "accepted", ctx.clock.now());
    return ok({ offerId: offer.id });
  });
}
