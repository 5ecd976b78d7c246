import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { selectRequirements, selectVacanciesOf, selectVacancy } from "./vacancies.store.server.ts";
import { mayManageVacancies, organisationOf } from "./vacancy.policy.ts";
import type { Vacancy, WorkRequirement } from "./vacancy.ts";

/** The vacancies of the actor's organisation, open ones first. */
export async function listVacancies(ctx: Ctx, actor: Actor): Promise<Outcome<readonly Vacancy[]>> {
  const organisationId = organisationOf(actor);
  if (typeof organisationId !== "string") return deny(organisationId);
  return ok(await selectVacanciesOf(ctx.sql, organisationId));
}

/** One vacancy of the actor's organisation with what it asks for. */
export async function findOwnVacancy(
  ctx: Ctx,
  actor: Actor,
  vacancyId: string,
): Promise<Outcome<{ vacancy: Vacancy; requirements: readonly WorkRequirement[] }>> {
  const vacancy = await selectVacancy(ctx.sql, vacancyId);
  if (!vacancy?.organisationId || vacancy.origin !== "own") return fail("not_found");
  const denied = mayManageVacancies(actor, vacancy.organisationId);
  if (denied) return deny(denied);
  return ok({ vacancy, requirements: await selectRequirements(ctx.sql, vacancyId) });
}
