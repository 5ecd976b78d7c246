import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import { mayShareName } from "../people/may-share.server.ts";
import { lockHandledApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { selectAcceptedOffer, selectLatestOffer } from "./offers.store.server.ts";
import { settleOffer } from "./settle-offer.server.ts";

/**
 * Hires a candidate on the terms last accepted; also after the application was declined, lapsed or became
 * obsolete. Without an accepted offer nobody has agreed to be named, so it fails as `not_disclosed`. A second
 * call finds it done.
 */
export async function hireApplication(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string },
): Promise<Outcome<{ applicationId: string }>> {
  return ctx.transaction(async (tx) => {
    const application = await lockHandledApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    if (application.value.status === "hired") return ok({ applicationId: input.applicationId });
    if (!(await selectAcceptedOffer(tx, input.applicationId))) return fail("not_disclosed");
    // Nobody is hired whom the employer may not name: consent can be withdrawn at any time.
    if (!(await mayShareName(ctx.within(tx), input.applicationId))) return fail("not_disclosed");
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: "hire",
    });
    if (!moved.ok) return moved;
    // A better offer that was still open when the one before it was hired on.
    const open = await selectLatestOffer(tx, input.applicationId);
    if (open?.status === "made") await settleOffer(ctx, tx, open, "withdraw");
    return ok({ applicationId: input.applicationId });
  });
}
