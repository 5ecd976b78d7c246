import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

export type WorkerRow = {
  readonly id: string;
  /** Host and process id. */
  readonly name: string;
  readonly version: string;
  readonly startedAt: Date;
  /** Seconds since its last sign, by the database server's clock. */
  readonly silentSeconds: number;
  readonly stoppedAt: Date | null;
};

/** The sign of life; the first one is the worker's start. */
export async function saveSign(
  sql: SqlExecutor,
  worker: { readonly id: string; readonly name: string; readonly version: string },
): Promise<void> {
  await sql.query(
    `insert into worker_process (id, name, version, started_at, seen_at)
     values ($1, $2, $3, clock_timestamp(), clock_timestamp())
     on conflict (id) do update set seen_at = clock_timestamp()`,
    [worker.id, worker.name, worker.version],
  );
}

export async function saveStop(sql: SqlExecutor, id: string): Promise<void> {
  await sql.query(
    `update worker_process set seen_at = clock_timestamp(), stopped_at = clock_timestamp() where id = $1`,
    [id],
  );
}

/** Workers that have not ended, and those that ended lately; the longest silent first among the former. */
export const latestWorkers = (sql: SqlExecutor, stoppedWithinMinutes: number): Promise<WorkerRow[]> =>
  sql.query<WorkerRow>(
    `select id, name, version, started_at as "startedAt", stopped_at as "stoppedAt",
            greatest(0, extract(epoch from clock_timestamp() - seen_at))::int as "silentSeconds"
       from worker_process
      where stopped_at is null or stopped_at > clock_timestamp() - make_interval(mins => $1)
      order by stopped_at is not null, seen_at, name limit 50`,
    [stoppedWithinMinutes],
  );

/** Forgets workers that ended or fell silent so long ago. */
export async function deleteOldWorkers(sql: SqlExecutor, silentDays: number): Promise<number> {
  const rows = await sql.query(
    `delete from worker_process where seen_at < clock_timestamp() - make_interval(days => $1) returning id`,
    [silentDays],
  );
  return rows.length;
}
