import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { answerWageQuestionSchema } from "./placement.schema.ts";
import { lockQuestion, saveAnswer } from "./wage-questions.store.server.ts";

/**
 * The person says whether a job that the wage register names is hers. Nothing follows by itself: an officer
 * sees the answer.
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
    if (question.status !== "asked") return fail("already_answered");
    await saveAnswer(tx, questionId, answer, ctx.clock.now());
    await tx.publish({
      name: "wage_question.answered",
      payload: { questionId, personId: question.personId, answer },
    });
    await tx.audit(actor, {
      action: "wage_question.answer",
      subjectType: "wage_question",
      subjectId: questionId,
      details: { answer },
    });
    return ok({ questionId });
  });
}
