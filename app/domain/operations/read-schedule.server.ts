import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { listSchedules, type ScheduleStanding } from "./list-schedules.server.ts";
import { mayLookAfterRuns } from "./operations.policy.ts";
import { historyOf, type HistoryRow } from "./schedules.store.server.ts";

const SHOWN = 50;

/** One recurring job and its latest runs, newest first. */
export async function readSchedule(
  ctx: Ctx,
  actor: Actor,
  input: { readonly name: string },
): Promise<Outcome<{ readonly job: ScheduleStanding; readonly runs: readonly HistoryRow[] }>> {
  const denied = mayLookAfterRuns(actor);
  if (denied) return deny(denied);
  const jobs = await listSchedules(ctx, actor);
  if (!jobs.ok) return jobs;
  const job = jobs.value.find(({ name }) => name === input.name);
  if (!job) return fail("not_found");
  return ok({ job, runs: await historyOf(ctx.sql, input.name, SHOWN) });
}
