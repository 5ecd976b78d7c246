import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { closeFoundWork, decideAgain, openFoundWork } from "./found-work.server.ts";
import { maySettleWages } from "./placement.policy.ts";
import type { IssueKind } from "./wage-decision.ts";
import { openIssues } from "./wage-effects.store.server.ts";
import { lockQuestion, saveSettlement, type WageQuestionRow } from "./wage-questions.store.server.ts";

/** What is open again about a job when its settlement is taken back. */
const ISSUE_OF: Readonly<Partial<Record<WageQuestionRow["status"], IssueKind>>> = {
  no: "answered_no",
  unanswered: "unanswered",
};

/** Takes a settlement of a question back: it is as the person left it, and the records are decided again. */
export async function undoWageSettlement(
  ctx: Ctx,
  actor: Actor,
  input: { readonly questionId: string },
): Promise<Outcome<{ questionId: string }>> {
  const { questionId } = input;
  return ctx.transaction(async (tx) => {
    const question = await lockQuestion(tx, questionId);
    if (!question) return deny("not_yours");
    const denied = maySettleWages(actor, question.country);
    if (denied || actor.kind !== "member") return deny(denied ?? "officers_only");
    // Dates of work are corrected where work is, not by a question about them.
    if (question.settlement === null || question.settlement === "ended") return fail("nothing_to_undo");
    const stays = question.kind === "ended" || (question.opened && question.status === "yes");
    if (!stays && !(await closeFoundWork(ctx, tx, actor, question))) return fail("work_has_moved_on");
    const job = stays
      ? question
      : question.status === "yes"
        ? await openFoundWork(ctx, tx, actor, question)
        : { placementId: null, opened: false };
    await saveSettlement(tx, questionId, null, job, actor.accountId, ctx.clock.now());
    if (question.kind === "mine") await decideAgain(ctx, tx, question);
    const kind = question.kind === "ended" ? "suspected_end" : ISSUE_OF[question.status];
    if (kind)
      await openIssues(
        tx,
        question.country,
        [
          {
            ...{ id: ctx.ids.next(), kind, personId: question.personId, recordId: null, questionId },
            placementId: job.placementId,
          },
        ],
        ctx.clock.now(),
      );
    await tx.audit(actor, {
      action: "wage_question.undo_settlement",
      subjectType: "wage_question",
      subjectId: questionId,
      details: { settlement: question.settlement },
    });
    return ok({ questionId });
  });
}
