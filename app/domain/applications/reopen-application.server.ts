import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { ok, type Outcome } from "../kernel/result.ts";
import { isTakingApplications } from "../vacancies/vacancy-for-seeker.server.ts";
import { lockOwnApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";

/** The person takes up an application again that was withdrawn, lapsed or became obsolete. */
export async function reopenApplication(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string },
): Promise<Outcome<{ applicationId: string }>> {
  return ctx.transaction(async (tx) => {
    const application = await lockOwnApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: "reopen",
      around: { vacancyOpen: await isTakingApplications(ctx.within(tx), application.value.vacancyId) },
    });
    return moved.ok ? ok({ applicationId: input.applicationId }) : moved;
  });
}
