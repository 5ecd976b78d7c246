import { z } from "zod";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { denial, deny, fail, ok, type Denial, type Outcome } from "#app/domain/kernel/result.ts";
import { correctWageRecord, undoWageCorrection } from "#app/domain/placements/correct-wage-record.server.ts";
import { settleWageQuestion } from "#app/domain/placements/settle-wage-question.server.ts";
import { undoWageSettlement } from "#app/domain/placements/undo-wage-settlement.server.ts";
import { wageScopeOf } from "./wage-scope.server.ts";
import { actsOn, REVIEW_ACTS } from "./wage-review.ts";
import { candidatesFor, findIssue, markSeen, type IssueRow } from "./wage-review.store.server.ts";

const settleWageIssueSchema = z.object({
  issueId: z.uuid(),
  act: z.enum(REVIEW_ACTS),
  placementId: z.uuid().nullable().default(null),
  endedOn: z.string().nullable().default(null),
  reason: z.string().trim().min(10, "reason_needed").max(1_000, "too_long"),
});

type Found = { readonly issue: IssueRow; readonly accountId: string; readonly placements: readonly string[] };

/** The issue, when it concerns the actor's caseload; a supervisor's is the country's. */
async function issueInCaseload(ctx: Ctx, tx: Tx, actor: Actor, issueId: string): Promise<Found | Denial> {
  const scope = wageScopeOf(ctx, actor);
  if ("code" in scope) return scope;
  const issue = await findIssue(tx, scope, issueId);
  if (!issue || actor.kind !== "member") return denial("not_your_caseload");
  const placements = (await candidatesFor(tx, scope, [issueId])).map(({ placementId }) => placementId);
  return { issue, accountId: actor.accountId, placements };
}

/** An officer settles one thing that the wage register left open, with a reason that is kept sealed. */
export async function settleWageIssue(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ issueId: string }>> {
  const parsed = settleWageIssueSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { issueId, act, placementId, endedOn, reason } = parsed.data;
  return ctx.transaction(async (tx) => {
    const found = await issueInCaseload(ctx, tx, actor, issueId);
    if ("code" in found) return deny(found);
    const { issue, placements, accountId } = found;
    if (issue.status !== "open") return fail("already_settled");
    if (!actsOn(issue, placements.length > 0).includes(act)) return fail("wrong_state");
    const named = act === "attach" || act === "hers" ? placementId : null;
    if (named !== null && !placements.includes(named))
      return fail("invalid_input", { fields: { placementId: "invalid" } });
    const joined = ctx.within(tx);
    if (act === "hers" || act === "not_hers" || act === "ended" || act === "goes_on") {
      if (issue.questionId) {
        const settled = {
          questionId: issue.questionId,
          settlement: act,
          placementId: named,
          endedOn,
          reason,
        };
        const outcome = await settleWageQuestion(joined, actor, settled);
        return outcome.ok ? ok({ issueId }) : outcome;
      }
      if (act !== "not_hers") return fail("wrong_state");
    }
    if (act === "seen") {
      const reasonSealed = ctx.cipher.encrypt(reason, `wage_issue.reason_sealed:${issueId}`);
      await markSeen(tx, issueId, { by: accountId, at: ctx.clock.now(), reasonSealed });
      await tx.audit(actor, {
        ...{ action: "wage_issue.settle", subjectType: "wage_issue", subjectId: issueId },
        details: { act, kind: issue.kind },
      });
      return ok({ issueId });
    }
    const corrected = { recordId: issue.recordId, verdict: act, placementId: named, reason };
    const outcome = await correctWageRecord(joined, actor, corrected);
    return outcome.ok ? ok({ issueId }) : outcome;
  });
}

/** Takes what was settled back: the rules decide again, and what is then open is shown again. */
export async function undoWageIssue(
  ctx: Ctx,
  actor: Actor,
  input: { readonly issueId: string },
): Promise<Outcome<{ issueId: string }>> {
  const { issueId } = input;
  return ctx.transaction(async (tx) => {
    const found = await issueInCaseload(ctx, tx, actor, issueId);
    if ("code" in found) return deny(found);
    const { recordId, questionId, isInForce } = found.issue;
    if (!isInForce) return fail("nothing_to_undo");
    const joined = ctx.within(tx);
    const outcome: Outcome<object> = questionId
      ? await undoWageSettlement(joined, actor, { questionId })
      : await undoWageCorrection(joined, actor, { recordId: recordId ?? "" });
    return outcome.ok ? ok({ issueId }) : outcome;
  });
}
