import type { Actor } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { takeInterviewEdge } from "./interview.ts";
import { interviewFactsOf, saveClosed, selectLivingInterview } from "./interviews.store.server.ts";

/** The application went another way: an appointment that was open is off. Part of the caller's transaction. */
export async function closeInterview(
  ctx: Pick<Ctx, "clock">,
  tx: Tx,
  actor: Actor,
  applicationId: string,
): Promise<void> {
  const interview = await selectLivingInterview(tx, applicationId);
  const taken = interview && takeInterviewEdge(interviewFactsOf(interview), "cancel");
  if (!interview || !taken) return;
  await saveClosed(tx, interview.id, taken.status, ctx.clock.now());
  await tx.audit(actor, {
    action: "interview.cancel",
    subjectType: "interview",
    subjectId: interview.id,
    details: { applicationId },
  });
}
