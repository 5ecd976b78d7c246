import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

export type WageQuestionRow = {
  readonly id: string;
  readonly personId: string;
  readonly country: string;
  readonly registrationNumber: string;
  readonly employerName: string | null;
  readonly firstMonth: PlainDate;
  readonly status: "asked" | "yes" | "no" | "unanswered";
  readonly askedAt: Date;
};

const SELECT = `select q.id, q.person_id as "personId", q.country, q.registration_number as "registrationNumber",
  e.name as "employerName", q.first_month as "firstMonth", q.status, q.asked_at as "askedAt"
  from wage_question q
  left join establishment e on e.country = q.country and e.registration_number = q.registration_number`;

export async function questionsOf(sql: SqlExecutor, personId: string): Promise<WageQuestionRow[]> {
  return sql.query<WageQuestionRow>(`${SELECT} where q.person_id = $1 order by q.asked_at desc`, [personId]);
}

export async function lockQuestion(tx: Tx, id: string): Promise<WageQuestionRow | null> {
  const rows = await tx.query<WageQuestionRow>(`${SELECT} where q.id = $1 for update of q`, [id]);
  return rows[0] ?? null;
}

/** The question about this person and employer; asked once, whatever the number of months. */
export async function askOnce(
  tx: Tx,
  question: {
    id: string;
    personId: string;
    country: string;
    registrationNumber: string;
    firstMonth: PlainDate;
    at: Date;
  },
): Promise<{ id: string; isNew: boolean; status: WageQuestionRow["status"] }> {
  const known = await tx.query<{ id: string; status: WageQuestionRow["status"] }>(
    "select id, status from wage_question where person_id = $1 and registration_number = $2 limit 1",
    [question.personId, question.registrationNumber],
  );
  const first = known[0];
  if (first) return { ...first, isNew: false };
  await tx.query(
    `insert into wage_question (id, person_id, country, registration_number, first_month, status, asked_at)
     values ($1, $2, $3, $4, $5, 'asked', $6)`,
    [
      question.id,
      question.personId,
      question.country,
      question.registrationNumber,
      question.firstMonth,
      question.at,
    ],
  );
  return { id: question.id, isNew: true, status: "asked" };
}

export async function saveAnswer(tx: Tx, id: string, answer: "yes" | "no", at: Date): Promise<void> {
  await tx.query("update wage_question set status = $2, answered_at = $3 where id = $1", [id, answer, at]);
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
