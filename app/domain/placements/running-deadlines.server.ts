import type { RunningDeadline } from "#app/domain/emergency/running-deadline.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays, dateInZone } from "#app/domain/kernel/plain-date.ts";
import { UNANSWERED_AFTER_DAYS } from "./follow-up-wage-records.server.ts";
import { waitingQuestionsOf } from "./wage-followup.store.server.ts";

/** Until when these people can answer a question about wages. */
export async function deadlinesOfWageQuestions(
  ctx: Pick<Ctx, "sql">,
  personIds: readonly string[],
): Promise<RunningDeadline[]> {
  const rows = await waitingQuestionsOf(ctx.sql, personIds);
  return rows.map(({ personId, country, askedAt }) => {
    const from = dateInZone(askedAt, zoneOf(country));
    const due = addDays(from, UNANSWERED_AFTER_DAYS);
    return { name: "wage_question", personId, vacancyId: null, from, due };
  });
}
