import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { ok, type Outcome } from "../kernel/result.ts";
import type { InterviewProposal } from "./application.schema.ts";
import { lockHandledApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { checkProposal, proposeTimes } from "./propose-times.server.ts";

/**
 * The employer offers other times: because the person asked, the interview was missed, or something came up.
 * What was before stays in the history.
 */
export async function rebookInterview(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string; readonly proposal: InterviewProposal },
): Promise<Outcome<{ interviewId: string }>> {
  const checked = checkProposal(input.proposal, ctx.clock.now());
  if (!checked.ok) return checked;
  return ctx.transaction(async (tx) => {
    const application = await lockHandledApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: "rebook_interview",
      around: { timesAhead: true },
    });
    if (!moved.ok) return moved;
    return ok({ interviewId: await proposeTimes(ctx, tx, input.applicationId, checked.value) });
  });
}
