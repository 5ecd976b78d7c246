import type { PlainDate } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";

export type RunningApplication = {
  readonly personId: string;
  readonly vacancyId: string;
  readonly country: string;
  readonly lastActivityAt: Date;
  /** The open offer's; null without one. */
  readonly madeAt: Date | null;
  readonly answerBy: PlainDate | null;
};

/** Applications of these people in which somebody's answer is waited for. */
export const selectRunning = (
  sql: SqlExecutor,
  personIds: readonly string[],
): Promise<RunningApplication[]> =>
  sql.query<RunningApplication>(
    `select a.person_id as "personId", a.vacancy_id as "vacancyId", a.country,
            a.last_activity_at as "lastActivityAt", o.made_at as "madeAt", o.answer_by as "answerBy"
       from application a left join offer o on o.application_id = a.id and o.status = 'made'
      where a.person_id = any($1::uuid[])
        and (a.status in ('submitted', 'in_review', 'shortlisted', 'interview') or o.id is not null)
      order by a.id`,
    [personIds],
  );
