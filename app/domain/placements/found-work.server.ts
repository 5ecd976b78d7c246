import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { findTransition } from "#app/domain/kernel/transition-table.ts";
import { officeOf } from "./placement.policy.ts";
import { placementMachine, takesOpening } from "./placement.ts";
import { insertPlacement, lockPlacement } from "./placements.store.server.ts";
import { reconcileRecords } from "./reconcile-records.server.ts";
import { takePlacementEdge } from "./take-placement-edge.server.ts";
import { recordsInForce } from "./wage-facts.store.server.ts";
import { recordsAskedAbout, type QuestionJob, type WageQuestionRow } from "./wage-questions.store.server.ts";

/** A job that the person found herself and the register names, as a placement that its records will start. */
export async function openFoundWork(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  question: WageQuestionRow,
): Promise<QuestionJob> {
  const id = ctx.ids.next();
  const { personId, organisationId, establishmentId, country, firstMonth } = question;
  await insertPlacement(
    tx,
    {
      ...{ id, personId, organisationId, establishmentId, country, expectedStart: firstMonth },
      ...{ applicationId: null, vacancyId: null, wageMinor: null, currency: null, hoursPerWeek: null },
    },
    ctx.clock.now(),
  );
  await tx.publish({
    name: "placement.expected",
    payload: { placementId: id, personId, applicationId: null },
  });
  await tx.audit(actor, {
    action: "placement.expect",
    subjectType: "placement",
    subjectId: id,
    details: { expectedStart: firstMonth, questionId: question.id },
  });
  return { placementId: id, opened: true };
}

/**
 * Takes back the placement that was made for a question, if one was; false where it has moved on and only its own
 * acts can change it.
 */
export async function closeFoundWork(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  question: QuestionJob,
): Promise<boolean> {
  const placement = question.opened ? await lockPlacement(tx, question.placementId ?? "") : null;
  if (!placement || placement.status === "cancelled") return true;
  const edge = placement.status === "expected" ? "cancel" : "correct_away";
  if (!findTransition(placementMachine, edge, placement.status)) return false;
  const acts = { as: officeOf(actor) ?? "seeker", tier: "self" } as const;
  const reason = "answer_taken_back";
  const taken = await takePlacementEdge(ctx, tx, actor, acts, placement, { edge, reason });
  if (!taken.ok) return false;
  const { id: placementId, personId, applicationId } = placement;
  await tx.publish({
    name: "placement.cancelled",
    payload: { placementId, personId, applicationId, tookOpening: takesOpening(placement) },
  });
  return true;
}

/** Decides again the records that a question is about, after its answer or settlement changed. */
export async function decideAgain(
  ctx: Ctx,
  tx: Tx,
  question: Pick<WageQuestionRow, "personId" | "country" | "registrationNumber">,
): Promise<void> {
  const ids = await recordsAskedAbout(tx, question);
  await reconcileRecords(ctx, tx, question.country, await recordsInForce(tx, ids));
}
