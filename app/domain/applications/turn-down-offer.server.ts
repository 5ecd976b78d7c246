import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import { turnDownWhySchema } from "./application.schema.ts";
import { lockOwnApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";
import type { TurnDownReason } from "./offer.ts";
import { selectLatestOffer } from "./offers.store.server.ts";
import { settleOffer } from "./settle-offer.server.ts";
import { keepWhy } from "./turn-down-why.server.ts";

/**
 * Turns down the open offer. Nothing follows from it: only an offer that an officer referred could be a refusal. Why,
 * if she says, is for her officer; neither the employer nor the event learns of it.
 */
export async function turnDownOffer(
  ctx: Ctx,
  actor: Actor,
  input: {
    readonly applicationId: string;
    readonly offerId: string;
    readonly reason: TurnDownReason | null;
    readonly words?: string | null;
  },
): Promise<Outcome<{ offerId: string }>> {
  const why = turnDownWhySchema.safeParse(input);
  if (!why.success) return fail("invalid_input", { fields: fieldCodes(why.error) });
  return ctx.transaction(async (tx) => {
    const application = await lockOwnApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const offer = await selectLatestOffer(tx, input.applicationId);
    if (offer?.id !== input.offerId || offer.status !== "made") return fail("offer_gone");
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: "turn_down_offer",
      eventDetails: { offerId: offer.id },
    });
    if (!moved.ok) return moved;
    const settled = await settleOffer(ctx, tx, offer, "turn_down");
    if (!settled.ok) return settled;
    if (why.data.reason !== null || why.data.words !== null) await keepWhy(ctx, tx, offer.id, why.data);
    return ok({ offerId: offer.id });
  });
}
