import type { Actor } from "./actor.ts";
import type { Ctx } from "./ctx.server.ts";
import { deny, ok, type Outcome } from "./result.ts";

export type ScheduleRun = {
  readonly name: string;
  readonly lastRunAt: Date | null;
  /** What the last run counted. */
  readonly lastResult: Readonly<Record<string, number>> | null;
};

/** What ran by itself, when and with what result; for administrators. */
export async function listScheduleRuns(ctx: Ctx, actor: Actor): Promise<Outcome<readonly ScheduleRun[]>> {
  if (actor.kind !== "member" || actor.role !== "administrator") return deny("not_yours");
  return ok(
    await ctx.sql.query<ScheduleRun>(
      `select name, last_run_at as "lastRunAt", last_result as "lastResult" from schedule_run order by name`,
    ),
  );
}
