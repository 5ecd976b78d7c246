import type { SqlExecutor } from "../kernel/ports.ts";
import type { SilenceWarning } from "./application.ts";

type Page = { readonly after: string; readonly limit: number };

/** Where somebody's word is waited for; a time that was agreed and has not come yet is no silence. */
const SILENT = `status in ('submitted', 'in_review', 'shortlisted', 'interview') and last_activity_at <= $1
  and not exists (select from interview i where i.application_id = application.id and i.status = 'booked'
                                             and i.starts_at > $2)`;

/** Applications without a sign from either side since `silentSince` whose last warning was less than `warned`. */
export const selectToWarn = (
  sql: SqlExecutor,
  silentSince: Date,
  now: Date,
  warned: SilenceWarning,
  page: Page,
): Promise<{ id: string }[]> =>
  sql.query<{ id: string }>(
    `select id from application where ${SILENT} and silence_warned < $3 and id > $4 order by id limit $5`,
    [silentSince, now, warned, page.after, page.limit],
  );

/** Applications that were silent since `silentSince`, warned for the last time before `warnedBefore`. */
export const selectToLapse = (
  sql: SqlExecutor,
  silentSince: Date,
  now: Date,
  warnedBefore: Date,
  page: Page,
): Promise<{ id: string }[]> =>
  sql.query<{ id: string }>(
    `select id from application where ${SILENT} and silence_warned = 14 and silence_warned_at <= $3
      and id > $4 order by id limit $5`,
    [silentSince, now, warnedBefore, page.after, page.limit],
  );

export async function saveWarning(
  sql: SqlExecutor,
  applicationId: string,
  days: SilenceWarning,
  now: Date,
): Promise<void> {
  await sql.query("update application set silence_warned = $2, silence_warned_at = $3 where id = $1", [
    applicationId,
    days,
    now,
  ]);
}

/** Applications to a vacancy that nobody has decided on. */
export const selectWaiting = (
  sql: SqlExecutor,
  vacancyId: string,
): Promise<{ applicationId: string; personId: string; country: string }[]> =>
  sql.query(
    `select id as "applicationId", person_id as "personId", country from application
      where vacancy_id = $1 and status in ('submitted', 'in_review', 'shortlisted', 'interview', 'postponed')
      order by id`,
    [vacancyId],
  );
