import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import { takeInterviewEdge } from "./interview.ts";
import { interviewFactsOf, saveBooking, selectLivingInterview } from "./interviews.store.server.ts";
import { lockOwnApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";

/**
 * Picks one of the times on offer. This is the consent to be named: from now on this employer sees name and
 * phone, and each of these views is logged.
 */
export async function acceptInterview(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string; readonly interviewId: string; readonly startsAt: Date },
): Promise<Outcome<{ interviewId: string }>> {
  return ctx.transaction(async (tx) => {
    const application = await lockOwnApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const interview = await selectLivingInterview(tx, input.applicationId);
    // The times that were read are the ones that are picked: others that took their place are another interview.
    if (interview?.id !== input.interviewId) return fail("time_gone");
    const now = ctx.clock.now();
    const at = input.startsAt.getTime();
    const around = {
      timeOffered: at > now.getTime() && interview.slots.some((slot) => slot.getTime() === at),
    };
    if (!takeInterviewEdge(interviewFactsOf(interview), "book", around)) return fail("time_gone");
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: "accept_interview",
      around,
    });
    if (!moved.ok) return moved;
    await saveBooking(tx, interview.id, input.startsAt, now);
    return ok({ interviewId: interview.id });
  });
}
