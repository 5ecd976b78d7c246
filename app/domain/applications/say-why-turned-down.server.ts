import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import { turnDownWhySchema } from "./application.schema.ts";
import { lockOwnApplication } from "./lock-application.server.ts";
import type { TurnDownReason } from "./offer.ts";
import { keepWhy, whyUntil } from "./turn-down-why.server.ts";
import { selectWhy } from "./turn-down-why.store.server.ts";

/**
 * She says why she turned an offer down, says it otherwise, or takes it back by saying nothing: for 14 days, and every
 * day longer on which deadlines were frozen for her. Nothing follows from it, nor from silence.
 */
export async function sayWhyTurnedDown(
  ctx: Ctx,
  actor: Actor,
  input: {
    readonly applicationId: string;
    readonly offerId: string;
    readonly reason: TurnDownReason | null;
    readonly words: string | null;
  },
): Promise<Outcome<{ offerId: string }>> {
  const why = turnDownWhySchema.safeParse(input);
  if (!why.success) return fail("invalid_input", { fields: fieldCodes(why.error) });
  return ctx.transaction(async (tx) => {
    const application = await lockOwnApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const row = await selectWhy(tx, input.applicationId);
    if (row?.offerId !== input.offerId) return fail("offer_gone");
    const { country } = application.value;
    if (ctx.clock.today(country) > (await whyUntil(ctx, tx, application.value, row)))
      return fail("reason_window_over");
    const { offerId, applicationId } = row;
    await keepWhy(ctx, tx, offerId, why.data);
    await tx.publish({ name: "offer.reason_said", payload: { applicationId, offerId } });
    // Which reason stays out of the audit: it is her officer's to read.
    await tx.audit(actor, {
      action: "offer.say_why",
      subjectType: "offer",
      subjectId: offerId,
      details: { applicationId },
    });
    return ok({ offerId });
  });
}
