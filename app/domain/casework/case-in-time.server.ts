import { frozenSpansOf } from "../emergency/frozen-spans.server.ts";
import { extendedBy, lossHoldsFrom } from "../emergency/frozen-span.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { addDays, type PlainDate } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import { APPEAL_DAYS, HEARING_DAYS } from "./graduation.ts";
import { findCase, lockCase, type CaseRow } from "./graduation.store.server.ts";

/**
 * A case with the household's days as they are: the time to answer and to appeal is longer by every day on which
 * deadlines were frozen where it lives, and a decision takes effect after that.
 */
export async function caseInTime(ctx: Pick<Ctx, "clock">, sql: SqlExecutor, row: CaseRow): Promise<CaseRow> {
  const { country, personId, householdId, hearingDueOn, appealUntil, effectiveFrom } = row;
  if (hearingDueOn === null && appealUntil === null) return row;
  const spans = await frozenSpansOf(ctx, sql, { country, personId, householdId });
  const longer = (until: PlainDate | null, days: number): PlainDate | null =>
    until && extendedBy(spans, addDays(until, -days), until);
  const appeal = longer(appealUntil, APPEAL_DAYS);
  return {
    ...row,
    hearingDueOn: longer(hearingDueOn, HEARING_DAYS),
    appealUntil: appeal,
    effectiveFrom: effectiveFrom && lossHoldsFrom(spans, effectiveFrom, appeal),
  };
}

export async function lockCaseInTime(ctx: Pick<Ctx, "clock">, tx: Tx, id: string): Promise<CaseRow | null> {
  const row = await lockCase(tx, id);
  return row && caseInTime(ctx, tx, row);
}

export async function findCaseInTime(
  ctx: Pick<Ctx, "clock">,
  sql: SqlExecutor,
  id: string,
): Promise<CaseRow | null> {
  const row = await findCase(sql, id);
  return row && caseInTime(ctx, sql, row);
}
