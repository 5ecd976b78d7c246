import type { SqlExecutor } from "../kernel/ports.ts";
import { isLiving, type InterviewFacts, type InterviewMode, type InterviewStatus } from "./interview.ts";

export type Interview = {
  readonly id: string;
  readonly status: InterviewStatus;
  readonly mode: InterviewMode | null;
  readonly minutes: number | null;
  /** The employer's words: where, or which address of a call. */
  readonly details: string | null;
  readonly startsAt: Date | null;
  readonly closedAt: Date | null;
  /** Times that the employer offers, earliest first. */
  readonly slots: readonly Date[];
};

export type InterviewTerms = {
  readonly mode: InterviewMode;
  readonly minutes: number;
  readonly details: string | null;
};

const COLUMNS = `i.id, i.status, i.mode, i.minutes, i.details, i.starts_at as "startsAt", i.closed_at as "closedAt",
  coalesce((select array_agg(s.starts_at order by s.starts_at) from interview_slot s where s.interview_id = i.id),
           '{}') as slots`;

export const interviewFactsOf = (interview: Interview): InterviewFacts => ({
  status: interview.status,
  described: interview.mode !== null && interview.minutes !== null,
  timed: interview.startsAt !== null,
  closed: interview.closedAt !== null,
});

/** Every interview of an application, the latest first. */
export const selectInterviews = (sql: SqlExecutor, applicationId: string): Promise<Interview[]> =>
  sql.query<Interview>(
    `select ${COLUMNS} from interview i where i.application_id = $1 order by i.created_at desc, i.id desc`,
    [applicationId],
  );

/** The one that something still follows from; null when there is none. */
export const selectLivingInterview = async (
  sql: SqlExecutor,
  applicationId: string,
): Promise<Interview | null> =>
  (await selectInterviews(sql, applicationId)).find((interview) => isLiving(interview.status)) ?? null;

export async function insertInterview(
  sql: SqlExecutor,
  row: {
    readonly id: string;
    readonly applicationId: string;
    readonly previousId: string | null;
    /** Null when the person asks for other times: the employer says them later. */
    readonly terms: InterviewTerms | null;
  },
  now: Date,
): Promise<void> {
  await sql.query(
    `insert into interview (id, application_id, status, mode, minutes, details, previous_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      row.id,
      row.applicationId,
      row.terms ? "proposed" : "asked",
      row.terms?.mode ?? null,
      row.terms?.minutes ?? null,
      row.terms?.details ?? null,
      row.previousId,
      now,
    ],
  );
}

/** Writes times and terms into an interview that the person asked for. */
export async function saveTerms(sql: SqlExecutor, interviewId: string, terms: InterviewTerms): Promise<void> {
  await sql.query(
    "update interview set status = 'proposed', mode = $2, minutes = $3, details = $4 where id = $1",
    [interviewId, terms.mode, terms.minutes, terms.details],
  );
}

export async function insertSlots(
  sql: SqlExecutor,
  interviewId: string,
  slots: readonly Date[],
): Promise<void> {
  await sql.query(
    "insert into interview_slot (interview_id, starts_at) select $1, unnest($2::timestamptz[])",
    [interviewId, slots],
  );
}

export async function saveBooking(
  sql: SqlExecutor,
  interviewId: string,
  startsAt: Date,
  now: Date,
): Promise<void> {
  await sql.query("update interview set status = 'booked', starts_at = $2, booked_at = $3 where id = $1", [
    interviewId,
    startsAt,
    now,
  ]);
}

export async function saveClosed(
  sql: SqlExecutor,
  interviewId: string,
  status: InterviewStatus,
  now: Date,
): Promise<void> {
  await sql.query("update interview set status = $2, closed_at = $3 where id = $1", [
    interviewId,
    status,
    now,
  ]);
}
