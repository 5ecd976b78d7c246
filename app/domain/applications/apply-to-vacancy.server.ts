import type { Actor } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { vacancyTakingApplications } from "../vacancies/vacancy-for-seeker.server.ts";
import { refererOf, seekerOf } from "./application.policy.ts";
import {
  insertApplication,
  lockApplying,
  selectApplicationTo,
  type Application,
} from "./applications.store.server.ts";
import { freeCandidateCode } from "./candidate-code.server.ts";
import { moveApplication } from "./move-application.server.ts";

/**
 * Applies to an own, published vacancy. There is one application per person and vacancy: a second try fails as
 * `already_applied`, with the first one's id in `params`; after a withdrawal it re-opens the same application.
 */
export async function applyToVacancy(
  ctx: Ctx,
  actor: Actor,
  input: { readonly vacancyId: string },
): Promise<Outcome<{ applicationId: string }>> {
  const personId = seekerOf(actor);
  if (typeof personId !== "string") return deny(personId);
  return ctx.transaction(async (tx) => {
    const open = await vacancyTakingApplications(ctx.within(tx), input.vacancyId);
    if (!open.ok) return open;
    await lockApplying(tx, personId, input.vacancyId);
    const known = await selectApplicationTo(tx, personId, input.vacancyId, { lock: true });
    const application =
      known ??
      (await draftFor(ctx, tx, {
        ...open.value,
        vacancyId: input.vacancyId,
        personId,
        referredBy: refererOf(actor),
      }));
    const edge = application.status === "draft" ? "submit" : "reopen";
    const moved = await moveApplication(ctx, tx, actor, application, {
      edge,
      around: { vacancyOpen: true },
    });
    if (!moved.ok) return fail("already_applied", { params: { applicationId: application.id } });
    return ok({ applicationId: application.id });
  });
}

async function draftFor(
  ctx: Ctx,
  tx: Tx,
  of: {
    vacancyId: string;
    organisationId: string;
    personId: string;
    country: string;
    referredBy: string | null;
  },
): Promise<Application> {
  const now = ctx.clock.now();
  const candidateCode = await freeCandidateCode(ctx, tx, of.vacancyId);
  const draft = { ...of, id: ctx.ids.next(), candidateCode };
  await insertApplication(tx, draft, now);
  return {
    ...draft,
    status: "draft",
    statusBefore: null,
    postponedFrom: null,
    disclosedAt: null,
    declineForPerson: null,
    submittedAt: null,
    lastActivityAt: now,
    silenceWarned: 0,
    silenceWarnedAt: null,
    rev: 1,
  };
}
