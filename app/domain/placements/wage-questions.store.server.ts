import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { QuestionFacts } from "./wage-decision.ts";

export type WageQuestionRow = QuestionFacts & {
  readonly id: string;
  /** "Is this yours?" or "has it ended?". */
  readonly kind: "mine" | "ended";
  readonly personId: string;
  readonly country: string;
  readonly registrationNumber: string;
  readonly employerName: string | null;
  readonly organisationId: string | null;
  readonly establishmentId: string | null;
  readonly firstMonth: PlainDate;
  readonly askedAt: Date;
  /** The account of whoever wrote the answer down for the person; null where she said it herself. */
  readonly answeredBy: string | null;
  /** The placement was made for this answer, and goes with it. */
  readonly opened: boolean;
};

const SELECT = `select q.id, q.kind, q.person_id as "personId", q.country, q.registration_number as "registrationNumber",
  e.name as "employerName", e.organisation_id as "organisationId", e.id as "establishmentId",
  q.first_month as "firstMonth", q.status, q.settlement, q.placement_id as "placementId", q.opened,
  q.asked_at as "askedAt", q.answered_by as "answeredBy"
  from wage_question q
  left join establishment e on e.country = q.country and e.registration_number = q.registration_number`;

/** Questions to a person that were not taken back, the latest first. */
export async function questionsOf(sql: SqlExecutor, personId: string): Promise<WageQuestionRow[]> {
  return sql.query<WageQuestionRow>(
    `${SELECT} where q.person_id = $1 and q.status <> 'withdrawn' order by q.asked_at desc, q.id`,
    [personId],
  );
}

export async function lockQuestion(tx: Tx, id: string): Promise<WageQuestionRow | null> {
  const rows = await tx.query<WageQuestionRow>(`${SELECT} where q.id = $1 for update of q`, [id]);
  return rows[0] ?? null;
}

/** The placement of a question, and whether it was made for it. */
export type QuestionJob = { readonly placementId: string | null; readonly opened: boolean };

/** Who wrote an answer down for the person, and the sealed words on how she gave it. */
export type WrittenBy = { readonly accountId: string; readonly sealed: string };

/** What the person said; with "asked" she took it back. `writtenBy` is null where she said it herself. */
export async function saveAnswer(
  tx: Tx,
  id: string,
  status: "asked" | "yes" | "no",
  job: QuestionJob,
  at: Date,
  writtenBy: WrittenBy | null = null,
): Promise<void> {
  await tx.query(
    `update wage_question set status = $2, placement_id = $3, opened = $4, answered_by = $6, answer_note_sealed = $7,
        answered_at = case when $2 = 'asked' then null else $5::timestamptz end where id = $1`,
    [id, status, job.placementId, job.opened, at, writtenBy?.accountId ?? null, writtenBy?.sealed ?? null],
  );
}

/** What an officer made of it; null takes it back. */
export async function saveSettlement(
  tx: Tx,
  id: string,
  settlement: QuestionFacts["settlement"],
  job: QuestionJob,
  by: string,
  at: Date,
): Promise<void> {
  await tx.query(
    `update wage_question set settlement = $2, placement_id = $3, opened = $4,
        settled_by = case when $2::text is null then null else $5::uuid end,
        settled_at = case when $2::text is null then null else $6::timestamptz end where id = $1`,
    [id, settlement, job.placementId, job.opened, by, at],
  );
}

/** Ids of the records in force that a question is about. */
export async function recordsAskedAbout(
  sql: SqlExecutor,
  question: Pick<WageQuestionRow, "personId" | "country" | "registrationNumber">,
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select id from wage_record where person_id = $1 and country = $2 and registration_number = $3
        and superseded_by_id is null and status in ('asked', 'matched', 'ignored') order by id`,
    [question.personId, question.country, question.registrationNumber],
  );
  return rows.map(({ id }) => id);
}

/** Closes what is open about a question because it was answered otherwise or taken back. */
export async function withdrawQuestionIssues(tx: Tx, questionId: string, at: Date): Promise<void> {
  await tx.query(
    `update wage_issue set status = 'withdrawn', closed_at = $2 where question_id = $1 and status = 'open'
        and kind <> 'suspected_end'`,
    [questionId, at],
  );
}

export async function statusOfQuestion(
  sql: SqlExecutor,
  id: string,
): Promise<WageQuestionRow["status"] | null> {
  const rows = await sql.query<{ status: WageQuestionRow["status"] }>(
    "select status from wage_question where id = $1",
    [id],
  );
  return rows[0]?.status ?? null;
}
