import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

/** The rows from which a year is counted. */
export type Records = {
  readonly profiles: readonly { personId: string }[];
  readonly accounts: readonly { personId: string; openedAt: Date }[];
  readonly applications: readonly {
    id: string;
    personId: string;
    status: string;
    submittedAt: Date | null;
  }[];
  readonly steps: readonly { applicationId: string; toStatus: string }[];
  readonly offers: readonly { applicationId: string; status: string }[];
  readonly placements: readonly {
    id: string;
    personId: string;
    status: string;
    expectedStart: PlainDate;
    startedOn: PlainDate | null;
  }[];
  readonly checkpoints: readonly { placementId: string; day: number; dueOn: PlainDate; status: string }[];
  readonly cases: readonly { id: string; personId: string; status: string }[];
  readonly caseSteps: readonly { caseId: string; edge: string }[];
  readonly messages: Readonly<Record<string, number>>;
  readonly wages: Readonly<Record<string, number>>;
  readonly questionsOpen: number;
};

async function tally(sql: SqlExecutor, text: string, country: string): Promise<Record<string, number>> {
  const rows = await sql.query<{ name: string; count: number }>(text, [country]);
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

/** Reads them for one country. */
export async function readRecords(sql: SqlExecutor, country: string): Promise<Records> {
  const of = <Row extends object>(text: string): Promise<Row[]> => sql.query<Row>(text, [country]);
  const open = await tally(
    sql,
    "select status as name, count(*) as count from wage_question where country = $1 group by 1",
    country,
  );
  return {
    profiles: await of(`select person_id as "personId" from seeker_profile where country = $1`),
    accounts: await of(
      `select person_id as "personId", created_at as "openedAt" from account where country = $1`,
    ),
    applications: await of(
      `select id, person_id as "personId", status, submitted_at as "submittedAt" from application where country = $1`,
    ),
    steps: await of(
      `select s.application_id as "applicationId", s.to_status as "toStatus"
         from application_step s join application a on a.id = s.application_id where a.country = $1`,
    ),
    offers: await of(
      `select o.application_id as "applicationId", o.status
         from offer o join application a on a.id = o.application_id where a.country = $1`,
    ),
    placements: await of(
      `select id, person_id as "personId", status, expected_start as "expectedStart", started_on as "startedOn"
         from placement where country = $1`,
    ),
    checkpoints: await of(
      `select c.placement_id as "placementId", c.day, c.due_on as "dueOn", c.status
         from checkpoint c join placement p on p.id = c.placement_id where p.country = $1`,
    ),
    cases: await of(`select id, person_id as "personId", status from graduation_case where country = $1`),
    caseSteps: await of(
      `select s.case_id as "caseId", s.edge
         from graduation_step s join graduation_case c on c.id = s.case_id where c.country = $1`,
    ),
    messages: await tally(
      sql,
      `select case when d.status = 'not_sent' then 'not sent: ' || coalesce(d.not_sent_reason, 'no reason')
                   else d.status end as name, count(*) as count
         from message_delivery d join message m on m.id = d.message_id where m.country = $1 group by 1 order by 1`,
      country,
    ),
    wages: await tally(
      sql,
      `select case when superseded_by_id is null then status else 'replaced' end as name, count(*) as count
         from wage_record where country = $1 group by 1 order by 1`,
      country,
    ),
    questionsOpen: (open["asked"] ?? 0) + (open["unanswered"] ?? 0),
  };
}
