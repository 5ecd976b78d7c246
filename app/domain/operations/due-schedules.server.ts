import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { cadenceOf } from "./schedule-runs.ts";
import { causeToRun } from "./schedule.ts";
import { standingOf } from "./schedules.store.server.ts";

/** Names of the jobs among `names` that want to run now, or whose last run has no end. One query. */
export async function dueSchedules(ctx: Ctx, names: readonly string[]): Promise<ReadonlySet<string>> {
  const now = ctx.clock.now();
  const rows = await standingOf(ctx.sql, names);
  return new Set(
    rows
      .filter((row) => row.unfinished || causeToRun(cadenceOf(row), row, row.asked, now))
      .map(({ name }) => name),
  );
}
