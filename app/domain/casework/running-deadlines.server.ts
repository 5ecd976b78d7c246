import type { RunningDeadline } from "../emergency/running-deadline.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { addDays } from "../kernel/plain-date.ts";
import { APPEAL_DAYS, HEARING_DAYS } from "./graduation.ts";
import { runningCasesOf } from "./graduation.store.server.ts";

/** Until when these people can say what they think of a graduation, and appeal one that was decided. */
export async function deadlinesOfGraduation(
  ctx: Pick<Ctx, "sql">,
  personIds: readonly string[],
): Promise<RunningDeadline[]> {
  const rows = await runningCasesOf(ctx.sql, personIds);
  return rows.flatMap(({ status, personId, hearingDueOn, appealUntil }): RunningDeadline[] => {
    if (status === "notified" && hearingDueOn !== null) {
      const from = addDays(hearingDueOn, -HEARING_DAYS);
      return [{ name: "graduation_hearing", personId, vacancyId: null, from, due: hearingDueOn }];
    }
    if (appealUntil === null) return [];
    const from = addDays(appealUntil, -APPEAL_DAYS);
    return [{ name: "graduation_appeal", personId, vacancyId: null, from, due: appealUntil }];
  });
}
