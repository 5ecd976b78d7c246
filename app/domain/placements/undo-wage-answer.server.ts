import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { closeFoundWork, decideAgain } from "./found-work.server.ts";
import { undoWageAnswerSchema } from "./placement.schema.ts";
import { lockQuestion, saveAnswer, withdrawQuestionIssues } from "./wage-questions.store.server.ts";

/** The person takes her answer back, as long as no officer has acted on it; the question is open again. */
export async function undoWageAnswer(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ questionId: string }>> {
  const parsed = undoWageAnswerSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input");
  const { questionId } = parsed.data;
  if (actor.kind !== "member") return deny("not_yours");
  return ctx.transaction(async (tx) => {
    const question = await lockQuestion(tx, questionId);
    if (!question || question.personId !== (actor.actingFor ?? actor.personId)) return deny("not_yours");
    if (question.status === "asked") return ok({ questionId });
    if (question.settlement !== null || question.status === "withdrawn") return fail("officer_has_acted");
    const at = ctx.clock.now();
    if (!(await closeFoundWork(ctx, tx, actor, question))) return fail("work_has_moved_on");
    const job = question.opened ? { placementId: null, opened: false } : question;
    await saveAnswer(tx, questionId, "asked", job, at);
    await withdrawQuestionIssues(tx, questionId, at);
    if (question.kind === "mine") await decideAgain(ctx, tx, question);
    await tx.audit(actor, {
      action: "wage_question.undo_answer",
      subjectType: "wage_question",
      subjectId: questionId,
      details: { answer: question.status },
    });
    return ok({ questionId });
  });
}
