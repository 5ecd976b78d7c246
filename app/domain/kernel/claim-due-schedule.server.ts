import type { Ctx } from "./ctx.server.ts";

export type DueSchedule = {
  /** Notes that the run is over and what it counted. */
  finish(result: Readonly<Record<string, number>>): Promise<void>;
};

/**
 * The schedule when it is due by the marketplace's clock: never run, last run long enough ago, or "last run"
 * in the future because the clock was set back. Null otherwise. Hold a lock around it.
 */
export async function claimDueSchedule(
  ctx: Ctx,
  name: string,
  everyMinutes: number,
): Promise<DueSchedule | null> {
  const now = ctx.clock.now();
  const rows = await ctx.sql.query<{ last: Date | null }>(
    "select last_run_at as last from schedule_run where name = $1",
    [name],
  );
  const last = rows[0]?.last?.getTime();
  if (last !== undefined && last <= now.getTime() && now.getTime() - last < everyMinutes * 60_000)
    return null;
  return {
    async finish(result) {
      await ctx.sql.query(
        `insert into schedule_run (name, last_run_at, last_result) values ($1, $2, $3)
         on conflict (name) do update set last_run_at = excluded.last_run_at, last_result = excluded.last_result`,
        [name, now, result],
      );
    },
  };
}
