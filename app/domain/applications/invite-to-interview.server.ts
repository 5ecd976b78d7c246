import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { ok, type Outcome } from "../kernel/result.ts";
import type { InterviewProposal } from "./application.schema.ts";
import { lockHandledApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { checkProposal, proposeTimes } from "./propose-times.server.ts";

/** Invites a candidate to an interview at one of several times. Picking one will be the consent to be named. */
export async function inviteToInterview(
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
      edge: "invite",
      around: { timesAhead: true },
    });
    if (!moved.ok) return moved;
    return ok({ interviewId: await proposeTimes(ctx, tx, input.applicationId, checked.value) });
  });
}
