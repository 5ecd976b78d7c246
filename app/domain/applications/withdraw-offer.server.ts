import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import { lockHandledApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { selectLatestOffer } from "./offers.store.server.ts";
import { settleOffer } from "./settle-offer.server.ts";

/** Takes back an offer that was not answered; the candidate stays on the shortlist. */
export async function withdrawOffer(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string; readonly reason: string },
): Promise<Outcome<{ offerId: string }>> {
  return ctx.transaction(async (tx) => {
    const application = await lockHandledApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const offer = await selectLatestOffer(tx, input.applicationId);
    if (offer?.status !== "made") return fail("offer_gone");
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: "withdraw_offer",
      reason: input.reason,
      eventDetails: { offerId: offer.id },
    });
    if (!moved.ok) return moved;
    const settled = await settleOffer(ctx, tx, offer, "withdraw");
    return settled.ok ? ok({ offerId: offer.id }) : settled;
  });
}
