import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { organisationOf } from "../vacancies/vacancy.policy.ts";
import { selectProgress, type VacancyProgress } from "./progress.store.server.ts";

/** How far the applications to the actor's vacancies have come, by vacancy; and who still waits for an answer. */
export async function vacancyProgress(
  ctx: Ctx,
  actor: Actor,
): Promise<Outcome<ReadonlyMap<string, VacancyProgress>>> {
  const organisationId = organisationOf(actor);
  if (typeof organisationId !== "string") return deny(organisationId);
  const rows = await selectProgress(ctx.sql, organisationId);
  return ok(new Map(rows.map((row) => [row.vacancyId, row])));
}
