import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { ok, type Outcome } from "../kernel/result.ts";
import { seekerOf } from "./application.policy.ts";
import { selectVacanciesAppliedTo } from "./applications.store.server.ts";

/** Of these vacancies, the ones that the seeker who looks has applied to and not withdrawn from; none for others. */
export async function appliedTo(
  ctx: Pick<Ctx, "sql">,
  actor: Actor,
  vacancyIds: readonly string[],
): Promise<Outcome<ReadonlySet<string>>> {
  const personId = seekerOf(actor);
  if (typeof personId !== "string" || vacancyIds.length === 0) return ok(new Set<string>());
  return ok(new Set(await selectVacanciesAppliedTo(ctx.sql, personId, vacancyIds)));
}
