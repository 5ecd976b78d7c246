import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";

/** A person's best postings as they are stored: parallel arrays in rank order. */
export type StoredMatches = {
  readonly personId: string;
  readonly postingIds: readonly string[];
  readonly kinds: readonly string[];
  readonly scores: readonly number[];
  /** Per posting: the terms of log p and of Δ. */
  readonly terms: unknown;
};

export async function insertRun(
  sql: SqlExecutor,
  run: { id: string; kind: "full" | "incremental" | "single"; country: string; startedAt: Date },
): Promise<void> {
  await sql.query("insert into match_run (id, kind, country, started_at) values ($1, $2, $3, $4)", [
    run.id,
    run.kind,
    run.country,
    run.startedAt,
  ]);
}

export async function finishRun(
  tx: SqlExecutor,
  id: string,
  done: { seekers: number; postings: number; figures: Readonly<Record<string, number>>; at: Date },
): Promise<void> {
  await tx.query(
    "update match_run set finished_at = $2, seekers = $3, postings = $4, figures = $5 where id = $1",
    [id, done.at, done.seekers, done.postings, done.figures],
  );
}

/** Replaces the results and the pressures of a country's last run by this one's, at once. */
export async function replaceResults(
  tx: BulkTx,
  run: { id: string; at: Date },
  results: readonly StoredMatches[],
  pressures: readonly { postingId: string; v: number }[],
): Promise<void> {
  await tx.query("delete from match_result where person_id = any($1::uuid[])", [
    results.map((r) => r.personId),
  ]);
  await tx.copyIn(
    "match_result",
    ["person_id", "run_id", "computed_at", "posting_ids", "kinds", "scores", "terms"],
    results.map((r) => [
      r.personId,
      run.id,
      run.at,
      r.postingIds,
      r.kinds,
      r.scores,
      JSON.stringify(r.terms),
    ]),
  );
  // Also those of postings that nobody crowds any more.
  await tx.query(
    `delete from posting_pressure where posting_id = any($2::uuid[]) or run_id in (
       select id from match_run where country = (select country from match_run where id = $1))`,
    [run.id, pressures.map((p) => p.postingId)],
  );
  await tx.copyIn(
    "posting_pressure",
    ["posting_id", "run_id", "v"],
    pressures.map((p) => [p.postingId, run.id, p.v]),
  );
}

/** Stored pressures; a posting without one is not crowded. */
export async function readPressures(sql: SqlExecutor): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<{ postingId: string; v: number }>(
    `select posting_id as "postingId", v from posting_pressure`,
  );
  return new Map(rows.map((row) => [row.postingId, row.v]));
}
