import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import { selectLivingInterview } from "./interviews.store.server.ts";
import { lockOwnApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { proposeTimes } from "./propose-times.server.ts";

/**
 * The person asks for other times, before the interview or after a missed one. It counts against nobody; asking
 * twice fails as `already_asked`.
 */
export async function askOtherTimes(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string },
): Promise<Outcome<{ interviewId: string }>> {
  return ctx.transaction(async (tx) => {
    const application = await lockOwnApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const open = await selectLivingInterview(tx, input.applicationId);
    if (open?.status === "asked") return fail("already_asked");
    const moved = await moveApplication(ctx, tx, actor, application.value, { edge: "ask_other_times" });
    if (!moved.ok) return moved;
    return ok({ interviewId: await proposeTimes(ctx, tx, input.applicationId, null) });
  });
}
