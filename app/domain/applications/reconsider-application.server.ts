import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { ok, type Outcome } from "../kernel/result.ts";
import { isTakingApplications } from "../vacancies/vacancy-for-seeker.server.ts";
import { lockHandledApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";

/** The employer looks again at an application that was declined or lapsed, while the vacancy is open. */
export async function reconsiderApplication(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string },
): Promise<Outcome<{ applicationId: string }>> {
  return ctx.transaction(async (tx) => {
    const application = await lockHandledApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: "reconsider",
      around: { vacancyOpen: await isTakingApplications(ctx.within(tx), application.value.vacancyId) },
    });
    return moved.ok ? ok({ applicationId: input.applicationId }) : moved;
  });
}
