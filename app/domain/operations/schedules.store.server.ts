import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { Counts, RunError, ScheduleEntry } from "./schedule-runs.ts";

export type ScheduleRow = {
  readonly name: string;
  readonly country: string | null;
  readonly lane: string;
  readonly everyMinutes: number | null;
  readonly dailyAt: string | null;
  readonly lateAfterMinutes: number;
  readonly registeredAt: Date;
  readonly lastRunAt: Date | null;
  readonly lastResult: Counts | null;
  readonly failures: number;
  readonly failedAt: Date | null;
  readonly missed: number;
};

const COLUMNS = `s.name, s.country, s.lane, s.every_minutes as "everyMinutes", s.daily_at as "dailyAt",
  s.late_after_minutes as "lateAfterMinutes", s.registered_at as "registeredAt", s.last_run_at as "lastRunAt",
  s.last_result as "lastResult", s.failures, s.failed_at as "failedAt", s.missed`;

/** Writes down the worker's table: new jobs, changed times; what is in it no more counts as retired. */
export async function saveEntries(
  sql: SqlExecutor,
  entries: readonly ScheduleEntry[],
  at: Date,
): Promise<void> {
  const rows = entries.map(({ name, country, lane, cadence, lateAfterMinutes }) => ({
    name,
    country,
    lane,
    every: "everyMinutes" in cadence ? cadence.everyMinutes : null,
    daily: "dailyAt" in cadence ? cadence.dailyAt : null,
    late: lateAfterMinutes,
  }));
  await sql.query(
    `insert into schedule_run as s (name, country, lane, every_minutes, daily_at, late_after_minutes, registered_at)
     select name, country, lane, every, daily, late, $2
       from jsonb_to_recordset($1::jsonb)
         as t (name text, country text, lane text, every int, daily text, late int)
      order by name
     on conflict (name) do update set country = excluded.country, lane = excluded.lane,
       every_minutes = excluded.every_minutes, daily_at = excluded.daily_at,
       late_after_minutes = excluded.late_after_minutes,
       registered_at = coalesce(s.registered_at, excluded.registered_at)`,
    [JSON.stringify(rows), at],
  );
  await sql.query(
    `update schedule_run set registered_at = null, every_minutes = null, daily_at = null
      where registered_at is not null and not name = any($1)`,
    [rows.map(({ name }) => name)],
  );
}

export type StandingRow = ScheduleRow & {
  /** An administrator waits for it. */
  readonly asked: boolean;
  /** A run that has no end: it runs, or was killed. */
  readonly unfinished: boolean;
};

const STANDING = `${COLUMNS},
  exists (select 1 from schedule_request r where r.name = s.name and r.taken_at is null) as asked,
  exists (select 1 from schedule_history h where h.name = s.name and h.outcome = 'running') as unfinished`;

/** How the jobs of these names stand. */
export const standingOf = (sql: SqlExecutor, names: readonly string[]): Promise<StandingRow[]> =>
  sql.query<StandingRow>(
    `select ${STANDING} from schedule_run s where s.registered_at is not null and s.name = any($1)`,
    [names],
  );

/** The same for one job, held until the transaction ends. */
export async function lockStanding(sql: SqlExecutor, name: string): Promise<StandingRow | null> {
  const rows = await sql.query<StandingRow>(
    `select ${STANDING} from schedule_run s where s.registered_at is not null and s.name = $1 for update of s`,
    [name],
  );
  return rows[0] ?? null;
}

/** Marks runs without an end as lost, which counts as a failure. Only whoever holds the job's lock knows. */
export async function markLost(sql: SqlExecutor, name: string, at: Date): Promise<void> {
  await sql.query(
    `update schedule_history set outcome = 'lost', finished_at = $2 where name = $1 and outcome = 'running'`,
    [name, at],
  );
  await noteFailure(sql, name, at);
}

export async function noteFailure(sql: SqlExecutor, name: string, at: Date): Promise<void> {
  await sql.query(`update schedule_run set failures = failures + 1, failed_at = $2 where name = $1`, [
    name,
    at,
  ]);
}

export async function insertRun(
  sql: SqlExecutor,
  run: {
    readonly id: string;
    readonly name: string;
    readonly worker: string;
    readonly cause: string;
    readonly missed: number;
    readonly at: Date;
  },
): Promise<void> {
  await sql.query(
    `insert into schedule_history (id, name, worker, cause, missed, started_at) values ($1, $2, $3, $4, $5, $6)`,
    [run.id, run.name, run.worker, run.cause, run.missed, run.at],
  );
}

export async function takeRequest(sql: SqlExecutor, name: string, at: Date): Promise<void> {
  await sql.query(`update schedule_request set taken_at = $2 where name = $1 and taken_at is null`, [
    name,
    at,
  ]);
}

/** Ends a run that is still thought to run; false when somebody has marked it as lost. */
export async function endRun(
  sql: SqlExecutor,
  id: string,
  end: {
    readonly at: Date;
    readonly durationMs: number;
    readonly result: Counts | null;
    readonly error: RunError | null;
  },
): Promise<boolean> {
  const rows = await sql.query(
    `update schedule_history set outcome = $2, finished_at = $3, duration_ms = $4, result = $5, error_name = $6,
       error_code = $7, error_place = $8
     where id = $1 and outcome = 'running' returning id`,
    [
      id,
      end.error ? "failed" : "done",
      end.at,
      Math.round(end.durationMs),
      end.result,
      end.error?.name ?? null,
      end.error?.code ?? null,
      end.error?.place ?? null,
    ],
  );
  return rows.length === 1;
}

export async function noteSuccess(
  sql: SqlExecutor,
  name: string,
  run: { readonly startedAt: Date; readonly result: Counts; readonly missed: number },
): Promise<void> {
  await sql.query(
    `update schedule_run set last_run_at = $2, last_result = $3, failures = 0, failed_at = null, missed = missed + $4
      where name = $1`,
    [name, run.startedAt, run.result, run.missed],
  );
}

/** Asks for a run; false when one is asked for already. */
export async function insertRequest(
  sql: SqlExecutor,
  request: { readonly id: string; readonly name: string; readonly at: Date },
): Promise<boolean> {
  const rows = await sql.query(
    `insert into schedule_request (id, name, requested_at) values ($1, $2, $3)
     on conflict (name) where taken_at is null do nothing returning id`,
    [request.id, request.name, request.at],
  );
  return rows.length === 1;
}

export type HistoryRow = {
  readonly id: string;
  readonly name: string;
  readonly worker: string;
  readonly cause: "due" | "again" | "asked";
  readonly outcome: "running" | "done" | "failed" | "lost";
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly durationMs: number | null;
  readonly result: Counts | null;
  readonly missed: number;
  readonly errorName: string | null;
  readonly errorCode: string | null;
  readonly errorPlace: string | null;
};

const HISTORY = `h.id, h.name, h.worker, h.cause, h.outcome, h.started_at as "startedAt",
  h.finished_at as "finishedAt", h.duration_ms as "durationMs", h.result, h.missed, h.error_name as "errorName",
  h.error_code as "errorCode", h.error_place as "errorPlace"`;

/** Every job that a worker runs, each with its latest run. */
export async function allStanding(
  sql: SqlExecutor,
): Promise<readonly { readonly row: StandingRow; readonly latest: HistoryRow | null }[]> {
  const rows = await sql.query<StandingRow>(
    `select ${STANDING} from schedule_run s where s.registered_at is not null order by s.lane, s.name`,
  );
  const latest = await sql.query<HistoryRow>(
    `select ${HISTORY} from schedule_run s cross join lateral (
       select * from schedule_history x where x.name = s.name order by x.started_at desc, x.id desc limit 1) h
      where s.registered_at is not null`,
  );
  const byName = new Map(latest.map((run) => [run.name, run]));
  return rows.map((row) => ({ row, latest: byName.get(row.name) ?? null }));
}

/** The latest runs of one job, newest first. */
export const historyOf = (sql: SqlExecutor, name: string, limit: number): Promise<HistoryRow[]> =>
  sql.query<HistoryRow>(
    `select ${HISTORY} from schedule_history h where h.name = $1 order by h.started_at desc, h.id desc limit $2`,
    [name, limit],
  );

/** Deletes what nobody looks at any more: all but the newest runs of each job, and requests long taken. */
export async function deleteOldRuns(
  sql: SqlExecutor,
  keep: { readonly runs: number; readonly takenBefore: Date },
): Promise<{ readonly runs: number; readonly requests: number }> {
  const runs = await sql.query(
    `delete from schedule_history where outcome <> 'running' and id in (
       select id from (
         select id, row_number() over (partition by name order by started_at desc, id desc) as place
           from schedule_history) as ordered
        where place > $1) returning id`,
    [keep.runs],
  );
  const requests = await sql.query(`delete from schedule_request where taken_at < $1 returning id`, [
    keep.takenBefore,
  ]);
  return { runs: runs.length, requests: requests.length };
}
