import type { SqlExecutor } from "../kernel/ports.ts";
import type { SafetyReportKind } from "./vacancy.schema.ts";

export async function insertSafetyReport(
  sql: SqlExecutor,
  row: {
    readonly id: string;
    readonly vacancyId: string;
    readonly kind: SafetyReportKind;
    readonly wordsSealed: string | null;
    readonly reportedBy: string;
  },
  now: Date,
): Promise<void> {
  await sql.query(
    `insert into safety_report (id, vacancy_id, kind, words_sealed, reported_by, reported_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [row.id, row.vacancyId, row.kind, row.wordsSealed, row.reportedBy, now],
  );
}

/** The open report of a person about a vacancy; null when there is none. */
export async function selectOpenReport(
  sql: SqlExecutor,
  vacancyId: string,
  reportedBy: string,
): Promise<string | null> {
  const rows = await sql.query<{ id: string }>(
    "select id from safety_report where vacancy_id = $1 and reported_by = $2 and settled_at is null limit 1",
    [vacancyId, reportedBy],
  );
  return rows[0]?.id ?? null;
}

/** Settles every open report about a vacancy. Returns how many. */
export async function settleReports(
  sql: SqlExecutor,
  vacancyId: string,
  by: { readonly accountId: string; readonly finding: string },
  now: Date,
): Promise<number> {
  const rows = await sql.query(
    `update safety_report set settled_at = $2, settled_by = $3, finding = $4
      where vacancy_id = $1 and settled_at is null returning id`,
    [vacancyId, now, by.accountId, by.finding],
  );
  return rows.length;
}
