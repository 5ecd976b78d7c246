import type { RunningDeadline } from "../emergency/running-deadline.ts";
import { zoneOf } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { addDays, dateInZone } from "../kernel/plain-date.ts";
import { LAPSE_DAYS } from "./application.ts";
import { REASON_DAYS } from "./offer.ts";
import { selectRunning } from "./running-deadlines.store.server.ts";

/** Until when these people's offers can be answered, when their applications lapse, and until when they can say why not. */
export async function deadlinesOfApplications(
  ctx: Pick<Ctx, "sql">,
  personIds: readonly string[],
): Promise<RunningDeadline[]> {
  const rows = await selectRunning(ctx.sql, personIds);
  return rows.flatMap((row): RunningDeadline[] => {
    const { personId, vacancyId, country, isWaiting, lastActivityAt, madeAt, answerBy, turnedDownAt } = row;
    const dayOf = (instant: Date): string => dateInZone(instant, zoneOf(country));
    const of = { personId, vacancyId };
    const lasting = (name: RunningDeadline["name"], since: Date, days: number): RunningDeadline => {
      const from = dayOf(since);
      return { ...of, name, from, due: addDays(from, days) };
    };
    return [
      ...(madeAt !== null && answerBy !== null
        ? [{ ...of, name: "offer_answer" as const, from: dayOf(madeAt), due: answerBy }]
        : []),
      ...(isWaiting ? [lasting("application_silence", lastActivityAt, LAPSE_DAYS)] : []),
      ...(turnedDownAt !== null ? [lasting("refusal_reason", turnedDownAt, REASON_DAYS)] : []),
    ];
  });
}
