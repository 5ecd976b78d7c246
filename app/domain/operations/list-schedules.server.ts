import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { mayLookAfterRuns } from "./operations.policy.ts";
import { cadenceOf } from "./schedule-runs.ts";
import { dueSince, lateSince } from "./schedule.ts";
import { allStanding, type HistoryRow, type StandingRow } from "./schedules.store.server.ts";

/** How a job stands now; lateness is worked out here, it is stored nowhere. */
export type ScheduleStanding = Pick<
  StandingRow,
  | "name"
  | "country"
  | "lane"
  | "everyMinutes"
  | "dailyAt"
  | "lastRunAt"
  | "lastResult"
  | "failures"
  | "missed"
  | "asked"
> & {
  /** The latest run, which may be under way; null before the first. */
  readonly latest: HistoryRow | null;
  /** Null when it is not due, or runs. */
  readonly lateSince: Date | null;
};

/** Every recurring job, by lane; for administrators and the command line. */
export async function listSchedules(ctx: Ctx, actor: Actor): Promise<Outcome<readonly ScheduleStanding[]>> {
  const denied = mayLookAfterRuns(actor);
  if (denied) return deny(denied);
  const now = ctx.clock.now();
  const jobs = await allStanding(ctx.sql);
  return ok(
    jobs.map(({ row, latest }) => {
      const { name, country, lane, everyMinutes, dailyAt, lastRunAt, lastResult, failures, missed, asked } =
        row;
      const due = dueSince(cadenceOf(row), row, now, row.registeredAt);
      const late = lateSince(due, row.lateAfterMinutes, now);
      return {
        ...{ name, country, lane, everyMinutes, dailyAt, lastRunAt, lastResult, failures, missed, asked },
        latest,
        lateSince: runsWithin(latest, row.lateAfterMinutes, now) ? null : late,
      };
    }),
  );
}

/** True while a run is under way that has not taken longer than the job may be late. */
const runsWithin = (latest: HistoryRow | null, minutes: number, now: Date): boolean =>
  latest?.outcome === "running" &&
  Math.abs(now.getTime() - latest.startedAt.getTime()) <= Math.max(minutes, 60) * 60_000;
