import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { fail, ok, type Failure, type Result } from "../kernel/result.ts";
import { takeOfferEdge, type Offer, type OfferCircumstances, type OfferEdge } from "./offer.ts";
import { offerFactsOf, saveOfferEnd } from "./offers.store.server.ts";

/**
 * Takes the edge that ends an offer, in the caller's transaction with its application locked. Event and audit
 * entry are the application's; fails with the guard's code.
 */
export async function settleOffer(
  ctx: Pick<Ctx, "clock">,
  tx: Tx,
  offer: Offer,
  edge: Exclude<OfferEdge, "mark_suitable">,
  around: OfferCircumstances = {},
): Promise<Result<string, Failure>> {
  const taken = takeOfferEdge(offerFactsOf(offer), edge, around);
  if ("failure" in taken) return fail(taken.failure);
  if (taken.status === "made") return fail("offer_gone");
  const ended = await saveOfferEnd(tx, offer.id, taken.status, ctx.clock.now());
  return ended === null ? fail("offer_gone") : ok(ended);
}
