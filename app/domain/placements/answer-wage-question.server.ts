import { looksAfter } from "#app/domain/casework/looks-after.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { decideAgain, openFoundWork } from "./found-work.server.ts";
import { maySettleWages } from "./placement.policy.ts";
import { answerForPersonSchema, answerWageQuestionSchema } from "./placement.schema.ts";
import { openIssues } from "./wage-effects.store.server.ts";
import {
  lockQuestion,
  saveAnswer,
  withdrawQuestionIssues,
  type WageQuestionRow,
  type WrittenBy,
} from "./wage-questions.store.server.ts";

/**
 * The person says whether a job that the wage register names is hers, or that work whose wages ceased goes on. A
 * "yes" makes the job hers here, with its records as evidence; a "no" goes to an officer. No decided benefit changes.
 */
export async function answerWageQuestion(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ questionId: string }>> {
  const parsed = answerWageQuestionSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: { answer: "missing" } });
  const { questionId, answer } = parsed.data;
  if (actor.kind !== "member") return deny("not_yours");
  return ctx.transaction(async (tx) => {
    const question = await lockQuestion(tx, questionId);
    if (!question || question.personId !== (actor.actingFor ?? actor.personId)) return deny("not_yours");
    if (question.status === answer) return ok({ questionId });
    if (question.settlement !== null || !["asked", "unanswered"].includes(question.status))
      return fail("already_answered");
    // Work ends on a day: its own form asks for it.
    if (question.kind === "ended" && answer === "yes") return fail("end_needs_a_day");
    await answered(ctx, tx, actor, question, answer);
    return ok({ questionId });
  });
}

/**
 * An officer of the caseload writes down what somebody answered who cannot do it alone, and how she said it. It is the
 * person's word as any other: she sees it, sees by whom it was written, and can take it back.
 */
export async function answerWageQuestionFor(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ questionId: string }>> {
  const parsed = answerForPersonSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { questionId, answer, note } = parsed.data;
  return ctx.transaction(async (tx) => {
    const question = await lockQuestion(tx, questionId);
    if (!question) return deny("not_your_caseload");
    const denied =
      maySettleWages(actor, question.country) ?? (await looksAfter(ctx.within(tx), actor, question.personId));
    if (denied || actor.kind !== "member") return deny(denied ?? "officers_only");
    if (question.settlement !== null || !["asked", "unanswered"].includes(question.status))
      return fail("already_answered");
    if (question.kind === "ended" && answer === "yes") return fail("end_needs_a_day");
    await answered(ctx, tx, actor, question, answer, {
      accountId: actor.accountId,
      sealed: ctx.cipher.encrypt(note, `wage_question.answer_note_sealed:${questionId}`),
    });
    return ok({ questionId });
  });
}

async function answered(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  question: WageQuestionRow,
  answer: "yes" | "no",
  writtenBy: WrittenBy | null = null,
): Promise<void> {
  const at = ctx.clock.now();
  const { id: questionId, kind, personId, country } = question;
  const job = answer === "yes" ? await openFoundWork(ctx, tx, actor, question) : question;
  const { placementId } = job;
  await saveAnswer(tx, questionId, answer, job, at, writtenBy);
  await withdrawQuestionIssues(tx, questionId, at);
  if (kind === "mine") await decideAgain(ctx, tx, question);
  if (answer === "no")
    await openIssues(
      tx,
      country,
      [{ id: ctx.ids.next(), kind: "answered_no", personId, recordId: null, questionId, placementId }],
      at,
    );
  await tx.publish({ name: "wage_question.answered", payload: { questionId, personId, answer } });
  await tx.audit(actor, {
    action: "wage_question.answer",
    subjectType: "wage_question",
    subjectId: questionId,
    details: { answer, forPersonId: writtenBy ? personId : null },
  });
}
