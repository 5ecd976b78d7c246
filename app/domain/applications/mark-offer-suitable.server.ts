import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { mayCheckSuitability } from "./application.policy.ts";
import { selectApplication } from "./applications.store.server.ts";
import { takeOfferEdge } from "./offer.ts";
import {
  offerFactsOf,
  saveSuitability,
  selectApplicationOfOffer,
  selectLatestOffer,
} from "./offers.store.server.ts";

/**
 * An officer has checked that an open offer suits the person whom an officer referred. Only an offer that is
 * marked so can become a recorded refusal later; the mark alone has no effect. A second call finds it done.
 */
export async function markOfferSuitable(
  ctx: Ctx,
  actor: Actor,
  input: { readonly offerId: string },
): Promise<Outcome<{ offerId: string }>> {
  return ctx.transaction(async (tx) => {
    const applicationId = await selectApplicationOfOffer(tx, input.offerId);
    const application = applicationId && (await selectApplication(tx, applicationId, { lock: true }));
    const denied = mayCheckSuitability(actor, application || null);
    if (denied) return deny(denied);
    if (!application || actor.kind !== "member") return fail("not_found");
    const offer = await selectLatestOffer(tx, application.id);
    if (offer?.id !== input.offerId) return fail("offer_gone");
    const taken = takeOfferEdge(offerFactsOf(offer), "mark_suitable", {
      referredByOfficer: application.referredBy !== null,
    });
    if ("failure" in taken) return fail(taken.failure);
    if (offer.suitabilityCheckedAt) return ok({ offerId: offer.id });
    await saveSuitability(tx, offer.id, actor.accountId, ctx.clock.now());
    await tx.audit(actor, {
      action: "offer.mark_suitable",
      subjectType: "offer",
      subjectId: offer.id,
      details: { applicationId: application.id },
    });
    return ok({ offerId: offer.id });
  });
}
