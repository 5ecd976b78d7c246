import type { Actor } from "../kernel/actor.ts";
import { COUNTRIES } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { eachDue } from "../kernel/each-due.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { offerInTime } from "./answer-by.server.ts";
import { mayReact } from "./application.policy.ts";
import { selectApplication, selectOverdueOffers } from "./applications.store.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { isOverdue } from "./offer.ts";
import { selectLatestOffer } from "./offers.store.server.ts";
import { settleOffer } from "./settle-offer.server.ts";

/** Ends offers whose last day to answer has passed where they were made; candidates stay on the shortlist. */
export async function expireOffers(ctx: Ctx, actor: Actor): Promise<Outcome<{ expired: number }>> {
  const denied = mayReact(actor);
  if (denied) return deny(denied);
  let expired = 0;
  for (const { code } of COUNTRIES)
    expired += await eachDue(
      (after, limit) => selectOverdueOffers(ctx.sql, code, ctx.clock.today(code), { after, limit }),
      (row) => expire(ctx, actor, row),
    );
  return ok({ expired });
}

async function expire(
  ctx: Ctx,
  actor: Actor,
  { id: offerId, applicationId }: { readonly id: string; readonly applicationId: string },
): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const application = await selectApplication(tx, applicationId, { lock: true });
    const offer = await selectLatestOffer(tx, applicationId);
    if (!application || offer?.id !== offerId) return false;
    const inTime = await offerInTime(ctx, tx, application, offer);
    const around = { answerOverdue: isOverdue(inTime, ctx.clock.today(application.country)) };
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
}
