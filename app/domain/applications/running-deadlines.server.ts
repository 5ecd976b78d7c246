import type { RunningDeadline } from "../emergency/running-deadline.ts";
import { zoneOf } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { addDays, dateInZone } from "../kernel/plain-date.ts";
import { LAPSE_DAYS } from "./application.ts";
import { selectRunning } from "./running-deadlines.store.server.ts";

/** Until when these people's offers can be answered, and when their applications lapse without an answer. */
export async function deadlinesOfApplications(
  ctx: Pick<Ctx, "sql">,
  personIds: readonly string[],
): Promise<RunningDeadline[]> {
  const rows = await selectRunning(ctx.sql, personIds);
  return rows.map(({ personId, vacancyId, country, lastActivityAt, madeAt, answerBy }) => {
    const dayOf = (instant: Date): string => dateInZone(instant, zoneOf(country));
    if (madeAt !== null && answerBy !== null)
      return { name: "offer_answer", personId, vacancyId, from: dayOf(madeAt), due: answerBy };
    const from = dayOf(lastActivityAt);
    return { name: "application_silence", personId, vacancyId, from, due: addDays(from, LAPSE_DAYS) };
  });
}
