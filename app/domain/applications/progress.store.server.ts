import type { SqlExecutor } from "../kernel/ports.ts";

/** How far the applications to each vacancy of an organisation have come. */
export type VacancyProgress = {
  readonly vacancyId: string;
  readonly candidates: number;
  readonly invited: number;
  readonly offered: number;
  readonly hired: number;
  readonly started: number;
  /** Submission of the oldest application that nobody has answered; null when none waits. */
  readonly oldestUnanswered: Date | null;
};

export const selectProgress = (sql: SqlExecutor, organisationId: string): Promise<VacancyProgress[]> =>
  sql.query<VacancyProgress>(
    `select a.vacancy_id as "vacancyId", count(*) as candidates,
            count(*) filter (where a.status in ('interview')) as invited,
            count(*) filter (where a.status in ('offered', 'accepted')) as offered,
            count(*) filter (where a.status = 'hired') as hired,
            count(*) filter (where exists (select 1 from placement p
                                            where p.application_id = a.id and p.started_on is not null)) as started,
            min(a.submitted_at) filter (where a.status in ('submitted', 'in_review')) as "oldestUnanswered"
       from application a
      where a.organisation_id = $1 and a.status not in ('draft', 'withdrawn')
      group by a.vacancy_id`,
    [organisationId],
  );
