import type { Actor, Member } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { daysBetween, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { deny, fail, failure, ok, type Failure, type Outcome } from "#app/domain/kernel/result.ts";
import { findTransition } from "#app/domain/kernel/transition-table.ts";
import { closeFoundWork, decideAgain, openFoundWork } from "./found-work.server.ts";
import { maySettleWages, officeOf } from "./placement.policy.ts";
import { settleWageQuestionSchema } from "./placement.schema.ts";
import { placementMachine } from "./placement.ts";
import { findPlacement, lockPlacement } from "./placements.store.server.ts";
import { takePlacementEdge } from "./take-placement-edge.server.ts";
import { settleIssues } from "./wage-corrections.store.server.ts";
import {
  lockQuestion,
  saveSettlement,
  type QuestionJob,
  type WageQuestionRow,
} from "./wage-questions.store.server.ts";

/**
 * An officer settles a question after hearing the person: the job is hers (one that Masar knows, or a new one), it
 * is not, the work has ended on a day, or it goes on. The records follow; no decided benefit changes. The caller
 * knows that the person is in the caseload.
 */
export async function settleWageQuestion(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ questionId: string }>> {
  const parsed = settleWageQuestionSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { questionId, settlement, reason, placementId, endedOn } = parsed.data;
  return ctx.transaction(async (tx) => {
    const question = await lockQuestion(tx, questionId);
    if (!question) return deny("not_yours");
    const denied = maySettleWages(actor, question.country);
    if (denied || actor.kind !== "member") return deny(denied ?? "officers_only");
    if (question.settlement !== null || question.status === "withdrawn") return fail("already_settled");
    if ((settlement === "hers" || settlement === "not_hers") !== (question.kind === "mine"))
      return fail("wrong_state");
    const refused =
      question.kind === "mine"
        ? await settleJob(ctx, tx, actor, question, settlement === "hers", placementId)
        : settlement === "ended"
          ? await endWork(ctx, tx, actor, question, endedOn)
          : await keepSettled(ctx, tx, actor, question, "goes_on", question);
    if (refused) return fail(refused);
    await settleIssues(
      tx,
      { questionId },
      {
        ...{ outcome: settlement, by: actor.accountId, at: ctx.clock.now() },
        seal: (issueId) => ctx.cipher.encrypt(reason, `wage_issue.reason_sealed:${issueId}`),
      },
    );
    await tx.audit(actor, {
      action: "wage_question.settle",
      subjectType: "wage_question",
      subjectId: questionId,
      details: { settlement, placementId, endedOn, answer: question.status },
    });
    return ok({ questionId });
  });
}

async function keepSettled(
  ctx: Ctx,
  tx: Tx,
  actor: Member,
  question: WageQuestionRow,
  settlement: WageQuestionRow["settlement"],
  job: QuestionJob,
): Promise<null> {
  await saveSettlement(tx, question.id, settlement, job, actor.accountId, ctx.clock.now());
  return null;
}

async function settleJob(
  ctx: Ctx,
  tx: Tx,
  actor: Member,
  question: WageQuestionRow,
  isHers: boolean,
  named: string | null,
): Promise<Failure | null> {
  const known = named === null ? null : await findPlacement(tx, named);
  if (named !== null && (known?.personId !== question.personId || known.status === "cancelled"))
    return failure("invalid_input", { fields: { placementId: "invalid" } });
  const staysFound = isHers && named === null && question.placementId !== null;
  if (!staysFound && !(await closeFoundWork(ctx, tx, actor, question))) return failure("work_has_moved_on");
  const job = staysFound
    ? question
    : !isHers || named !== null
      ? { placementId: named, opened: false }
      : await openFoundWork(ctx, tx, actor, question);
  await keepSettled(ctx, tx, actor, question, isHers ? "hers" : "not_hers", job);
  await decideAgain(ctx, tx, question);
  return null;
}

async function endWork(
  ctx: Ctx,
  tx: Tx,
  actor: Member,
  question: WageQuestionRow,
  endedOn: PlainDate | null,
): Promise<Failure | null> {
  const wrong = (code: string): Failure => failure("invalid_input", { fields: { endedOn: code } });
  if (endedOn === null) return wrong("date");
  const placement = await lockPlacement(tx, question.placementId ?? "");
  if (!placement?.startedOn || !findTransition(placementMachine, "end", placement.status))
    return failure("placement_not_running");
  if (endedOn < placement.startedOn) return wrong("end_before_start");
  if (endedOn > ctx.clock.today(placement.country)) return wrong("end_in_future");
  const { id: placementId, personId, applicationId, startedOn } = placement;
  const acts = { as: officeOf(actor) ?? "officer", tier: "wage_record" } as const;
  const end = { edge: "end", on: endedOn, reason: "unknown" } as const;
  const taken = await takePlacementEdge(ctx, tx, actor, acts, placement, end);
  if (!taken.ok) return taken.error;
  await tx.publish({
    name: "placement.ended",
    payload: { placementId, personId, applicationId, endedOn, daysWorked: daysBetween(startedOn, endedOn) },
  });
  return keepSettled(ctx, tx, actor, question, "ended", question);
}
