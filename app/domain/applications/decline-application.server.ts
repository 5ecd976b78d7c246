import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fail, failure, ok, type Outcome } from "../kernel/result.ts";
import { declineSchema, type DeclineTexts } from "./application.schema.ts";
import { saveDecline } from "./applications.store.server.ts";
import { lockHandledApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";

/** Declines an application with two texts: the person reads one, the officers the other. */
export async function declineApplication(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string; readonly texts: DeclineTexts },
): Promise<Outcome<{ applicationId: string }>> {
  const texts = declineSchema.safeParse(input.texts);
  if (!texts.success) return fail(failure("invalid_input", { fields: { forPerson: "reason_needed" } }));
  return ctx.transaction(async (tx) => {
    const application = await lockHandledApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: "decline",
      around: { textsWritten: true },
      before: () => saveDecline(tx, input.applicationId, texts.data),
    });
    if (!moved.ok) return moved;
    return ok({ applicationId: input.applicationId });
  });
}
