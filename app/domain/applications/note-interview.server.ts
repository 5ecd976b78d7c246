import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import { takeInterviewEdge } from "./interview.ts";
import { interviewFactsOf, saveClosed, selectLivingInterview } from "./interviews.store.server.ts";
import { lockPartyApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";

/**
 * Notes that an interview took place (the employer), or was missed (either side). A missed one costs nobody
 * anything: the application stays where it was, and another time can be found.
 */
export async function noteInterview(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string; readonly took: "place" | "no_place" },
): Promise<Outcome<{ interviewId: string }>> {
  return ctx.transaction(async (tx) => {
    const application = await lockPartyApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const interview = await selectLivingInterview(tx, input.applicationId);
    if (!interview?.startsAt) return fail("wrong_state");
    const now = ctx.clock.now();
    const around = { timePassed: interview.startsAt <= now };
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: input.took === "place" ? "hold_interview" : "miss_interview",
      around,
    });
    if (!moved.ok) return moved;
    const facts = interviewFactsOf(interview);
    const taken = takeInterviewEdge(facts, input.took === "place" ? "hold" : "miss", around);
    if (!taken) throw new Error(`Interview ${interview.id} does not follow its application`);
    await saveClosed(tx, interview.id, taken.status, now);
    return ok({ interviewId: interview.id });
  });
}
