import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { ok, type Outcome } from "../kernel/result.ts";
import { lockHandledApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";

/** Puts a candidate on the shortlist; the person is told. */
export async function shortlistApplication(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string },
): Promise<Outcome<{ applicationId: string }>> {
  return ctx.transaction(async (tx) => {
    const application = await lockHandledApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: "shortlist",
    });
    return moved.ok ? ok({ applicationId: input.applicationId }) : moved;
  });
}
