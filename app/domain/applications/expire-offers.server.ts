import type { Actor } from "../kernel/actor.ts";
import { COUNTRIES } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { mayReact } from "./application.policy.ts";
import { selectApplication, selectOverdueOffers, type AnswerOverdue } from "./applications.store.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { isOverdue } from "./offer.ts";
import { selectLatestOffer } from "./offers.store.server.ts";
import { settleOffer } from "./settle-offer.server.ts";

const BATCH = 500;

/** Ends offers whose last day to answer has passed where they were made; candidates stay on the shortlist. */
export async function expireOffers(ctx: Ctx, actor: Actor): Promise<Outcome<{ expired: number }>> {
  const denied = mayReact(actor);
  if (denied) return deny(denied);
  const overdue: AnswerOverdue[] = [];
  for (const { code } of COUNTRIES)
    overdue.push(...(await selectOverdueOffers(ctx.sql, code, ctx.clock.today(code), BATCH)));
  let expired = 0;
  for (const { offerId, applicationId } of overdue) {
    const done = await ctx.transaction(async (tx) => {
      const application = await selectApplication(tx, applicationId, { lock: true });
      const offer = await selectLatestOffer(tx, applicationId);
      if (!application || offer?.id !== offerId) return false;
      const around = { answerOverdue: isOverdue(offer, ctx.clock.today(application.country)) };
      if (!(await settleOffer(ctx, tx, offer, "expire", around)).ok) return false;
      // An application that became obsolete meanwhile keeps its state: only the offer ends.
      if (application.status === "offered")
        await moveApplication(ctx, tx, actor, application, {
          edge: "expire_offer",
          around,
          eventDetails: { offerId },
        });
      return true;
    });
    if (done) expired++;
  }
  return ok({ expired });
}
