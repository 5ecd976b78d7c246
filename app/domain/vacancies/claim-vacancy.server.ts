import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { findEmployer } from "../employers/find-employer.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { copyClaimed, markClaimed, selectClaim } from "./claims.store.server.ts";
import { selectVacancy } from "./vacancies.store.server.ts";
import { takeImportedEdge } from "./vacancy-edge.ts";
import { organisationOf } from "./vacancy.policy.ts";
import type { ImportedStatus } from "./vacancy.ts";

/**
 * A verified employer takes over an imported vacancy: it leaves the list and becomes an own draft, with what
 * the source said of it, which is published like any other. Claiming twice finds the same draft; one that
 * somebody else has claimed fails as `already_claimed`.
 */
export async function claimVacancy(
  ctx: Ctx,
  actor: Actor,
  input: { readonly vacancyId: string },
): Promise<Outcome<{ vacancyId: string }>> {
  const organisationId = organisationOf(actor);
  if (typeof organisationId !== "string") return deny(organisationId);
  return ctx.transaction(async (tx) => {
    const vacancy = await selectVacancy(tx, input.vacancyId, { lock: true });
    const employer = await findEmployer(ctx.within(tx), organisationId);
    if (vacancy?.origin !== "imported" || !employer || vacancy.country !== employer.country)
      return fail("not_found");
    const known = await selectClaim(tx, vacancy.id);
    if (known)
      return known.organisationId === organisationId ? ok({ vacancyId: known.id }) : fail("already_claimed");
    const around = { verifiedEmployer: employer.verified };
    const to = takeImportedEdge(vacancy.status as ImportedStatus, "claim", around);
    if (to === null) return fail(employer.verified ? "wrong_state" : "employer_not_verified");
    const now = ctx.clock.now();
    const draftId = ctx.ids.next();
    await markClaimed(tx, vacancy.id, organisationId, to, now);
    await copyClaimed(tx, vacancy.id, { id: draftId, organisationId, employerName: employer.name }, now);
    await tx.audit(actor, {
      action: "vacancy.claim",
      subjectType: "vacancy",
      subjectId: vacancy.id,
      details: { from: vacancy.status, to, draftId },
    });
    await tx.publish({
      name: "vacancy.unlisted",
      payload: { importId: null, vacancyIds: [vacancy.id] },
    });
    return ok({ vacancyId: draftId });
  });
}
