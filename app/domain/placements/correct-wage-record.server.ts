import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { maySettleWages } from "./placement.policy.ts";
import { correctWageRecordSchema } from "./placement.schema.ts";
import { findPlacement } from "./placements.store.server.ts";
import { reconcileRecords } from "./reconcile-records.server.ts";
import {
  insertCorrection,
  lockRecord,
  settleIssues,
  undoCorrection,
} from "./wage-corrections.store.server.ts";
import { recordsInForce } from "./wage-facts.store.server.ts";

/**
 * An officer's word about one record: it belongs to this placement, it is not hers, it is set aside, or its figures
 * are right. It outweighs the rules, holds for later revisions too (the figures' approval only for the figures), and
 * its effects follow at once; the decision before is kept. The caller knows that the person is in the caseload.
 */
export async function correctWageRecord(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ recordId: string }>> {
  const parsed = correctWageRecordSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { recordId, verdict, placementId, reason } = parsed.data;
  return ctx.transaction(async (tx) => {
    const record = await lockRecord(tx, recordId);
    if (!record) return fail("record_replaced");
    const denied = maySettleWages(actor, record.country);
    if (denied || actor.kind !== "member") return deny(denied ?? "officers_only");
    const placement = placementId === null ? null : await findPlacement(tx, placementId);
    if (verdict === "attach" && (placement?.country !== record.country || placement.status === "cancelled"))
      return fail("invalid_input", { fields: { placementId: "invalid" } });
    const at = ctx.clock.now();
    const id = ctx.ids.next();
    await insertCorrection(tx, {
      ...{ id, record, verdict, at, by: actor.accountId },
      placementId: verdict === "attach" ? placementId : null,
      reasonSealed: ctx.cipher.encrypt(reason, `wage_correction.reason_sealed:${id}`),
    });
    await settleIssues(
      tx,
      { recordId },
      {
        ...{ outcome: verdict, by: actor.accountId, at },
        seal: (issueId) => ctx.cipher.encrypt(reason, `wage_issue.reason_sealed:${issueId}`),
      },
    );
    await reconcileRecords(ctx, tx, record.country, await recordsInForce(tx, [recordId]));
    await tx.audit(actor, {
      action: "wage_record.correct",
      subjectType: "wage_record",
      subjectId: recordId,
      details: { verdict, placementId, correctionId: id, before: record.reason },
    });
    return ok({ recordId });
  });
}

/** Takes an officer's word about a record back: the rules decide it again, with all that follows. */
export async function undoWageCorrection(
  ctx: Ctx,
  actor: Actor,
  input: { readonly recordId: string },
): Promise<Outcome<{ recordId: string }>> {
  const { recordId } = input;
  return ctx.transaction(async (tx) => {
    const record = await lockRecord(tx, recordId);
    if (!record) return fail("record_replaced");
    const denied = maySettleWages(actor, record.country);
    if (denied || actor.kind !== "member") return deny(denied ?? "officers_only");
    if (!(await undoCorrection(tx, record, actor.accountId, ctx.clock.now()))) return fail("nothing_to_undo");
    await reconcileRecords(ctx, tx, record.country, await recordsInForce(tx, [recordId]));
    await tx.audit(actor, {
      action: "wage_record.undo_correction",
      subjectType: "wage_record",
      subjectId: recordId,
      details: { before: record.reason },
    });
    return ok({ recordId });
  });
}
