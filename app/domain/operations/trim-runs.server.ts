import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deleteOldRuns } from "./schedules.store.server.ts";
import { deleteOldWorkers } from "./worker-processes.store.server.ts";

const DAY_MS = 86_400_000;
const KEEP_RUNS = 200;
const KEEP_DAYS = 7;

/** Keeps the newest runs of each recurring job, and forgets workers and requests of more than a week ago. */
export async function trimRuns(
  ctx: Ctx,
): Promise<{ readonly runs: number; readonly requests: number; readonly workers: number }> {
  const takenBefore = new Date(ctx.clock.now().getTime() - KEEP_DAYS * DAY_MS);
  const { runs, requests } = await deleteOldRuns(ctx.sql, { runs: KEEP_RUNS, takenBefore });
  return { runs, requests, workers: await deleteOldWorkers(ctx.sql, KEEP_DAYS) };
}
