import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import { offerInTime } from "./answer-by.server.ts";
import { lockOwnApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { isOverdue } from "./offer.ts";
import { selectLatestOffer } from "./offers.store.server.ts";
import { settleOffer } from "./settle-offer.server.ts";

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
    const inTime = await offerInTime(ctx, tx, application.value, offer);
    const around = { answerOverdue: isOverdue(inTime, ctx.clock.today(application.value.country)) };
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: "accept_offer",
      around,
      eventDetails: { offerId: offer.id },
    });
    if (!moved.ok) return moved;
    const settled = await settleOffer(ctx, tx, offer, "accept", around);
    return settled.ok ? ok({ offerId: offer.id }) : settled;
  });
}
