import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { ok, type Outcome } from "../kernel/result.ts";
import { isTakingApplications } from "../vacancies/vacancy-for-seeker.server.ts";
import { findOwnVacancy } from "../vacancies/list-vacancies.server.ts";
import { lockApplying, saveVacancy, selectApplicationTo } from "./applications.store.server.ts";
import { freeCandidateCode } from "./candidate-code.server.ts";
import { lockHandledApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";

/**
 * Moves an application to another open vacancy of the same employer: the history stays, the code is new, and
 * the person is told and can withdraw. Fails as `not_transferable` when the person has applied there already.
 */
export async function transferApplication(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string; readonly vacancyId: string },
): Promise<Outcome<{ applicationId: string }>> {
  return ctx.transaction(async (tx) => {
    const locked = await lockHandledApplication(tx, actor, input.applicationId);
    if (!locked.ok) return locked;
    const application = locked.value;
    const inTx = ctx.within(tx);
    const target = await findOwnVacancy(inTx, actor, input.vacancyId);
    if (!target.ok) return target;
    await lockApplying(tx, application.personId, input.vacancyId);
    const known = await selectApplicationTo(tx, application.personId, input.vacancyId);
    const free =
      known === null &&
      target.value.vacancy.organisationId === application.organisationId &&
      (await isTakingApplications(inTx, input.vacancyId));
    const candidateCode = await freeCandidateCode(ctx, tx, input.vacancyId);
    const moved = await moveApplication(ctx, tx, actor, application, {
      edge: "transfer",
      around: { freeAtSameEmployer: free },
      reason: `from:${application.vacancyId}`,
      before: () => saveVacancy(tx, application.id, { vacancyId: input.vacancyId, candidateCode }),
      eventDetails: { vacancyId: input.vacancyId, fromVacancyId: application.vacancyId },
    });
    return moved.ok ? ok({ applicationId: input.applicationId }) : moved;
  });
}
