import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { ok, type Outcome } from "../kernel/result.ts";
import { lockOwnApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";

/** Withdraws an own application. It has no consequence for anything else, and can be re-opened. */
export async function withdrawApplication(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string },
): Promise<Outcome<{ applicationId: string }>> {
  return ctx.transaction(async (tx) => {
    const application = await lockOwnApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: "withdraw",
    });
    return moved.ok ? ok({ applicationId: input.applicationId }) : moved;
  });
}
