import { logAccess } from "../audit/log-access.server.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { ok, type Outcome } from "../kernel/result.ts";
import { findOwnVacancy } from "../vacancies/list-vacancies.server.ts";
import { blindCandidate, candidateStones, type BlindCandidate } from "./blind-candidate.ts";
import { selectAsked, selectCandidates } from "./candidates.store.server.ts";

/** The candidates of an own vacancy, blind, the best fitting first. Each candidate can see that it was read. */
export async function listCandidates(
  ctx: Ctx,
  actor: Actor,
  input: { readonly vacancyId: string },
): Promise<Outcome<readonly BlindCandidate[]>> {
  const vacancy = await findOwnVacancy(ctx, actor, input.vacancyId);
  if (!vacancy.ok) return vacancy;
  return ctx.transaction(async (tx) => {
    const asked = await selectAsked(tx, input.vacancyId);
    if (!asked) return ok([]);
    const rows = await selectCandidates(tx, { vacancyId: input.vacancyId });
    await logAccess(
      ctx,
      tx,
      actor,
      rows.map(({ personId }) => ({ subjectPersonId: personId, purpose: "recruitment", what: "skills" })),
    );
    const candidates = rows.map((row) => blindCandidate(row, asked));
    return ok(candidates.sort((a, b) => candidateStones(b) - candidateStones(a)));
  });
}
