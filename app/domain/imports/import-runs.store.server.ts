import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { ImportResult } from "./import-result.ts";

export type NewImportRun = {
  readonly id: string;
  readonly kind: "taxonomy" | "postings" | "registry" | "wages" | "score";
  readonly source: string;
  readonly country: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly dryRun: boolean;
  readonly startedAt: Date;
};

export async function insertImportRun(sql: SqlExecutor, run: NewImportRun): Promise<void> {
  await sql.query(
    `insert into import_run (id, kind, source, country, file_name, sha256, dry_run, started_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [run.id, run.kind, run.source, run.country, run.fileName, run.sha256, run.dryRun, run.startedAt],
  );
}

export async function finishImportRun(
  sql: SqlExecutor,
  id: string,
  result: ImportResult,
  reportKey: string | null,
  at: Date,
): Promise<void> {
  await sql.query(
    `update import_run set finished_at = $2, rows = $3, accepted = $4, updated = $5, unchanged = $6, duplicates = $7,
       rejected = $8, report_key = $9 where id = $1`,
    [
      id,
      at,
      result.rows,
      result.accepted,
      result.updated,
      result.unchanged,
      result.duplicates,
      result.rejected,
      reportKey,
    ],
  );
}

export type ImportRunRow = ImportResult & {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly country: string;
  readonly fileName: string;
  readonly dryRun: boolean;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
};

/** Newest first. */
export async function latestImportRuns(sql: SqlExecutor, limit: number): Promise<ImportRunRow[]> {
  return sql.query<ImportRunRow>(
    `select id, kind, source, country, file_name as "fileName", dry_run as "dryRun", started_at as "startedAt",
            finished_at as "finishedAt", rows, accepted, updated, unchanged, duplicates, rejected, report_key as report
       from import_run order by started_at desc limit $1`,
    [limit],
  );
}

/** Where the report of a run lies; null for an unknown run. */
export async function findImportReport(
  sql: SqlExecutor,
  id: string,
): Promise<{ readonly kind: string; readonly reportKey: string | null } | null> {
  const rows = await sql.query<{ kind: string; reportKey: string | null }>(
    `select kind, report_key as "reportKey" from import_run where id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** How many runs that began before `before` have no end, and have not been followed by one of the same file. */
export async function countUnfinishedSince(sql: SqlExecutor, before: Date): Promise<number> {
  const rows = await sql.query<{ n: number }>(
    `select count(*) as n from import_run r
      where r.finished_at is null and r.started_at < $1 and not exists (
        select 1 from import_run later
         where later.sha256 = r.sha256 and later.started_at > r.started_at and later.finished_at is not null)`,
    [before],
  );
  return rows[0]?.n ?? 0;
}
