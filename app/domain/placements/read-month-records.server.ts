import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainMonth } from "#app/domain/kernel/plain-date.ts";
import { monthRecords, type MonthRecordRow } from "./own-month-records.store.server.ts";

export type MonthRecord = MonthRecordRow;

/** Wage records of these months, of persons of one household; the caller shows each person her own only. */
export const readMonthRecords = (
  ctx: Ctx,
  personIds: readonly string[],
  months: readonly PlainMonth[],
): Promise<readonly MonthRecord[]> => monthRecords(ctx.sql, personIds, months);
