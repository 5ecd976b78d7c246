import type { Actor } from "../kernel/actor.ts";
import { currencyOf } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { findEmployer } from "../employers/find-employer.server.ts";
import { insertVacancy, replaceRequirements } from "./vacancies.store.server.ts";
import { checkDraft } from "./check-draft.ts";
import type { VacancyDraft } from "./vacancy.schema.ts";
import { mayManageVacancies } from "./vacancy.policy.ts";

/** Writes a new vacancy of an organisation as a draft, which only the organisation sees. */
export async function postVacancy(
  ctx: Ctx,
  actor: Actor,
  input: { readonly organisationId: string; readonly draft: VacancyDraft },
): Promise<Outcome<{ vacancyId: string }>> {
  const denied = mayManageVacancies(actor, input.organisationId);
  if (denied) return deny(denied);
  const employer = await findEmployer(ctx, input.organisationId);
  if (employer?.kind !== "employer") return fail("not_found");
  const draft = checkDraft(input.draft, employer);
  if (!draft.ok) return draft;
  const vacancyId = ctx.ids.next();
  await ctx.transaction(async (tx) => {
    await insertVacancy(
      tx,
      {
        ...draft.value,
        id: vacancyId,
        country: employer.country,
        organisationId: employer.id,
        employerName: employer.name,
        currency: currencyOf(employer.country),
      },
      ctx.clock.now(),
    );
    await replaceRequirements(tx, vacancyId, draft.value.skills);
    await tx.audit(actor, { action: "vacancy.post", subjectType: "vacancy", subjectId: vacancyId });
  });
  return ok({ vacancyId });
}
