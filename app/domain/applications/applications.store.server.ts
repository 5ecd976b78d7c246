import type { PlainDate } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import type { ApplicationStatus, SilenceWarning } from "./application.ts";
import type { ApplicationFacts } from "./application-edge.ts";

export type Application = {
  readonly id: string;
  readonly vacancyId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly country: string;
  readonly candidateCode: string;
  readonly status: ApplicationStatus;
  readonly statusBefore: ApplicationStatus | null;
  readonly postponedFrom: ApplicationStatus | null;
  readonly disclosedAt: Date | null;
  readonly declineForPerson: string | null;
  readonly submittedAt: Date | null;
  readonly lastActivityAt: Date;
  readonly silenceWarned: SilenceWarning | 0;
  readonly silenceWarnedAt: Date | null;
  /** The officer's account that referred the person; null when she came by herself. */
  readonly referredBy: string | null;
  readonly rev: number;
};

export type ApplicationStep = {
  readonly edge: string;
  readonly toStatus: ApplicationStatus;
  readonly at: Date;
};

const COLUMNS = `a.id, a.vacancy_id as "vacancyId", a.organisation_id as "organisationId",
  a.person_id as "personId", a.country, a.candidate_code as "candidateCode", a.status,
  a.status_before as "statusBefore", a.postponed_from as "postponedFrom", a.disclosed_at as "disclosedAt",
  a.decline_for_person as "declineForPerson", a.submitted_at as "submittedAt",
  a.last_activity_at as "lastActivityAt", a.silence_warned as "silenceWarned",
  a.silence_warned_at as "silenceWarnedAt", a.referred_by as "referredBy", a.rev`;

/** A person and whoever was merged into that person: applications stay with whom they were made as. */
const SAME_PERSON = `select p.id from person p where p.id = $1 or p.merged_into_id = $1`;

export const factsOf = (application: Application): ApplicationFacts => ({
  status: application.status,
  statusBefore: application.statusBefore,
  postponedFrom: application.postponedFrom,
  disclosed: application.disclosedAt !== null,
  submitted: application.submittedAt !== null,
  declineWritten: application.declineForPerson !== null,
});

/** An application, locked until the transaction ends when `lock` is set. */
export async function selectApplication(
  sql: SqlExecutor,
  applicationId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<Application | null> {
  const rows = await sql.query<Application>(
    `select ${COLUMNS} from application a where a.id = $1 ${lock ? "for update" : ""}`,
    [applicationId],
  );
  return rows[0] ?? null;
}

/** The one application of a person to a vacancy; the latest where history left several. */
export async function selectApplicationTo(
  sql: SqlExecutor,
  personId: string,
  vacancyId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<Application | null> {
  const rows = await sql.query<Application>(
    `select ${COLUMNS} from application a where a.person_id in (${SAME_PERSON}) and a.vacancy_id = $2
      order by a.id desc limit 1 ${lock ? "for update" : ""}`,
    [personId, vacancyId],
  );
  return rows[0] ?? null;
}

/** Of these vacancies, those with an application of the person that was sent and not withdrawn. */
export async function selectVacanciesAppliedTo(
  sql: SqlExecutor,
  personId: string,
  vacancyIds: readonly string[],
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select distinct a.vacancy_id as id from application a
      where a.person_id in (${SAME_PERSON}) and a.vacancy_id = any($2::uuid[])
        and a.submitted_at is not null and a.status <> 'withdrawn'`,
    [personId, vacancyIds],
  );
  return rows.map(({ id }) => id);
}

export const selectApplicationsOf = (sql: SqlExecutor, personId: string): Promise<Application[]> =>
  sql.query<Application>(
    `select ${COLUMNS} from application a where a.person_id in (${SAME_PERSON})
      order by a.last_activity_at desc, a.id desc limit 200`,
    [personId],
  );

export const isSamePerson = async (sql: SqlExecutor, personId: string, other: string): Promise<boolean> =>
  (await sql.query(`select 1 from (${SAME_PERSON}) same where same.id = $2`, [personId, other])).length > 0;

export const selectSteps = (sql: SqlExecutor, applicationId: string): Promise<ApplicationStep[]> =>
  sql.query<ApplicationStep>(
    `select edge, to_status as "toStatus", at from application_step where application_id = $1 order by at, id`,
    [applicationId],
  );

/** Steps of several applications, by application. */
export async function selectStepsOf(
  sql: SqlExecutor,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, ApplicationStep[]>> {
  const rows = await sql.query<ApplicationStep & { applicationId: string }>(
    `select application_id as "applicationId", edge, to_status as "toStatus", at
       from application_step where application_id = any($1::uuid[]) order by at, id`,
    [applicationIds],
  );
  const steps = new Map<string, ApplicationStep[]>();
  for (const { applicationId, ...step } of rows) {
    const known = steps.get(applicationId);
    if (known) known.push(step);
    else steps.set(applicationId, [step]);
  }
  return steps;
}

/** Holds others back who apply for the same person to the same vacancy, until the transaction ends. */
export async function lockApplying(sql: SqlExecutor, personId: string, vacancyId: string): Promise<void> {
  await sql.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `apply:${personId}:${vacancyId}`,
  ]);
}

/** Codes that candidates of this vacancy have. */
export async function selectCodes(sql: SqlExecutor, vacancyId: string): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ code: string }>(
    "select candidate_code as code from application where vacancy_id = $1",
    [vacancyId],
  );
  return new Set(rows.map((row) => row.code));
}

export async function insertApplication(
  sql: SqlExecutor,
  row: Pick<
    Application,
    "id" | "vacancyId" | "organisationId" | "personId" | "country" | "candidateCode" | "referredBy"
  >,
  now: Date,
): Promise<void> {
  await sql.query(
    `insert into application (id, vacancy_id, organisation_id, person_id, country, candidate_code, status,
                              referred_by, last_activity_at, created_at)
     values ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $8)`,
    [
      row.id,
      row.vacancyId,
      row.organisationId,
      row.personId,
      row.country,
      row.candidateCode,
      row.referredBy,
      now,
    ],
  );
}

/**
 * Writes the facts after an edge; disclosure is stamped once and never taken back. Looking is no
 * answer: it leaves the days of silence running. Returns the new revision.
 */
export async function saveFacts(
  sql: SqlExecutor,
  applicationId: string,
  facts: ApplicationFacts,
  now: Date,
  { isAnswer }: { readonly isAnswer: boolean },
): Promise<number> {
  const rows = await sql.query<{ rev: number }>(
    `update application
        set status = $2, status_before = $3, postponed_from = $7, rev = rev + 1,
            last_activity_at = case when $6 then $5 else last_activity_at end,
            silence_warned = case when $6 then 0 else silence_warned end,
            silence_warned_at = case when $6 then null else silence_warned_at end,
            disclosed_at = case when $4 then coalesce(disclosed_at, $5) else disclosed_at end,
            submitted_at = case when $2 = 'submitted' then coalesce(submitted_at, $5) else submitted_at end
      where id = $1 returning rev`,
    [applicationId, facts.status, facts.statusBefore, facts.disclosed, now, isAnswer, facts.postponedFrom],
  );
  return rows[0]?.rev ?? 0;
}

export async function saveDecline(
  sql: SqlExecutor,
  applicationId: string,
  texts: { readonly forPerson: string; readonly forOfficer: string | null },
): Promise<void> {
  await sql.query("update application set decline_for_person = $2, decline_for_officer = $3 where id = $1", [
    applicationId,
    texts.forPerson,
    texts.forOfficer,
  ]);
}

/** Puts an application to another vacancy, under another code. */
export async function saveVacancy(
  sql: SqlExecutor,
  applicationId: string,
  to: { readonly vacancyId: string; readonly candidateCode: string },
): Promise<void> {
  await sql.query("update application set vacancy_id = $2, candidate_code = $3 where id = $1", [
    applicationId,
    to.vacancyId,
    to.candidateCode,
  ]);
}

export async function insertStep(
  sql: SqlExecutor,
  step: {
    readonly id: string;
    readonly applicationId: string;
    readonly edge: string;
    readonly from: ApplicationStatus | null;
    readonly to: ApplicationStatus;
    readonly at: Date;
    readonly byRole: string;
    readonly byAccountId: string | null;
    readonly reason: string | null;
  },
): Promise<void> {
  await sql.query(
    `insert into application_step (id, application_id, edge, from_status, to_status, at, by_role, by_account_id, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      step.id,
      step.applicationId,
      step.edge,
      step.from,
      step.to,
      step.at,
      step.byRole,
      step.byAccountId,
      step.reason,
    ],
  );
}

/**
 * Pending applications of a person besides `exceptId`, locked, with the type of work they are for: what was
 * offered, else what the vacancy says.
 */
export const lockOtherPending = (
  sql: SqlExecutor,
  personId: string,
  exceptId: string | null,
  pending: readonly ApplicationStatus[],
): Promise<(Application & { employmentType: string | null })[]> =>
  sql.query<Application & { employmentType: string | null }>(
    `select ${COLUMNS}, coalesce((select o.employment_type from offer o where o.application_id = a.id
                                   order by o.made_at desc limit 1), v.employment_type) as "employmentType"
       from application a join vacancy v on v.id = a.vacancy_id
      where a.person_id in (${SAME_PERSON}) and a.id is distinct from $2 and a.status = any($3::text[])
      order by a.id for update of a`,
    [personId, exceptId, pending],
  );

/** Applications that became obsolete through `cause` and have not moved since, locked. */
export const lockObsoleteThrough = (
  sql: SqlExecutor,
  personId: string,
  cause: string,
): Promise<Application[]> =>
  sql.query<Application>(
    `select ${COLUMNS} from application a
      where a.person_id in (${SAME_PERSON}) and a.status = 'obsolete'
        and (select s.reason from application_step s where s.application_id = a.id order by s.at desc, s.id desc limit 1) = $2
      order by a.id for update of a`,
    [personId, cause],
  );

/** Offers of a country whose last day to answer has passed. */
export const selectOverdueOffers = (
  sql: SqlExecutor,
  country: string,
  today: PlainDate,
  page: { readonly after: string; readonly limit: number },
): Promise<{ id: string; applicationId: string }[]> =>
  sql.query(
    `select o.id, a.id as "applicationId" from offer o join application a on a.id = o.application_id
      where a.country = $1 and o.status = 'made' and o.answer_by < $2 and o.id > $3 order by o.id limit $4`,
    [country, today, page.after, page.limit],
  );
