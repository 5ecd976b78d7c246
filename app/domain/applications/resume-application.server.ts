import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { ok, type Outcome } from "../kernel/result.ts";
import { lockPartyApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";

/** Either side takes a postponed application up again, where it was. */
export async function resumeApplication(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string },
): Promise<Outcome<{ applicationId: string }>> {
  return ctx.transaction(async (tx) => {
    const application = await lockPartyApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const moved = await moveApplication(ctx, tx, actor, application.value, { edge: "resume" });
    return moved.ok ? ok({ applicationId: input.applicationId }) : moved;
  });
}
