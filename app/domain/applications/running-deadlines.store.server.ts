import type { PlainDate } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";

export type RunningApplication = {
  readonly personId: string;
  readonly vacancyId: string;
  readonly country: string;
  /** It lapses when nobody answers. */
  readonly isWaiting: boolean;
  readonly lastActivityAt: Date;
  /** The open offer's; null without one. */
  readonly madeAt: Date | null;
  readonly answerBy: PlainDate | null;
  /** When an offer was turned down last; null without one. */
  readonly turnedDownAt: Date | null;
};

/** Applications of these people in which somebody's answer is waited for, or a reason can be said. */
export const selectRunning = (
  sql: SqlExecutor,
  personIds: readonly string[],
): Promise<RunningApplication[]> =>
  sql.query<RunningApplication>(
    `select a.person_id as "personId", a.vacancy_id as "vacancyId", a.country,
            a.status in ('submitted', 'in_review', 'shortlisted', 'interview') as "isWaiting",
            a.last_activity_at as "lastActivityAt", o.made_at as "madeAt", o.answer_by as "answerBy",
            t."turnedDownAt"
       from application a left join offer o on o.application_id = a.id and o.status = 'made'
            left join lateral (select max(d.answered_at) as "turnedDownAt" from offer d
                                where d.application_id = a.id and d.status = 'turned_down') t on true
      where a.person_id = any($1::uuid[])
        and (a.status in ('submitted', 'in_review', 'shortlisted', 'interview') or o.id is not null
             or t."turnedDownAt" is not null)
      order by a.id`,
    [personIds],
  );
