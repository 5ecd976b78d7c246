import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import type { PostponeReason } from "./application.ts";
import { postponeReasonSchema } from "./application.schema.ts";
import { lockPartyApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";

/** Either side lets an application rest for a while, with a reason; no silence counts meanwhile. */
export async function postponeApplication(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string; readonly reason: PostponeReason },
): Promise<Outcome<{ applicationId: string }>> {
  const reason = postponeReasonSchema.safeParse(input.reason);
  if (!reason.success) return fail("invalid_input", { fields: { reason: "reason_needed" } });
  return ctx.transaction(async (tx) => {
    const application = await lockPartyApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: "postpone",
      reason: reason.data,
    });
    return moved.ok ? ok({ applicationId: input.applicationId }) : moved;
  });
}
