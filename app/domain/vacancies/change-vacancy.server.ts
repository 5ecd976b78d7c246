import { findEmployer } from "../employers/find-employer.server.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, failure, ok, type Outcome } from "../kernel/result.ts";
import { checkDraft } from "./check-draft.ts";
import { decentWorkProblems } from "./decent-work.ts";
import { replaceRequirements, selectVacancy, updateVacancy } from "./vacancies.store.server.ts";
import type { VacancyDraft } from "./vacancy.schema.ts";
import { mayManageVacancies } from "./vacancy.policy.ts";
import { workRulesOf } from "./work-rules.server.ts";

const EDITABLE = new Set(["draft", "in_review", "published", "paused", "expired"]);

/**
 * Changes what a vacancy says. What is published stays decent work: a change that would break the guard fails
 * with its fields, and nothing is written.
 */
export async function changeVacancy(
  ctx: Ctx,
  actor: Actor,
  input: { readonly vacancyId: string; readonly draft: VacancyDraft },
): Promise<Outcome<{ vacancyId: string }>> {
  return ctx.transaction(async (tx) => {
    const vacancy = await selectVacancy(tx, input.vacancyId, { lock: true });
    if (!vacancy?.organisationId || vacancy.origin !== "own") return fail("not_found");
    const denied = mayManageVacancies(actor, vacancy.organisationId);
    if (denied) return deny(denied);
    if (!EDITABLE.has(vacancy.status)) return fail("wrong_state");
    const employer = await findEmployer(ctx.within(tx), vacancy.organisationId);
    if (!employer) return fail("not_found");
    const draft = checkDraft(input.draft, employer);
    if (!draft.ok) return draft;

    const live = vacancy.status === "published" || vacancy.status === "paused";
    if (live) {
      const fields = decentWorkProblems(
        { ...vacancy, ...draft.value },
        employer,
        { noFee: true }, // declared when it was published; the page shows it all the time
        await workRulesOf(ctx, vacancy.country),
        ctx.clock.today(vacancy.country),
      );
      if (Object.keys(fields).length > 0) return { ok: false, error: failure("not_decent_work", { fields }) };
    }
    await updateVacancy(tx, vacancy.id, draft.value, ctx.clock.now());
    await replaceRequirements(tx, vacancy.id, draft.value.skills);
    await tx.audit(actor, { action: "vacancy.change", subjectType: "vacancy", subjectId: vacancy.id });
    if (live)
      await tx.publish({
        name: "vacancy.changed",
        payload: { vacancyId: vacancy.id, rev: vacancy.rev + 1, from: vacancy.status, to: vacancy.status },
      });
    return ok({ vacancyId: vacancy.id });
  });
}
