import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { cadenceOf, describeError, type Counts } from "./schedule-runs.ts";
import { causeToRun, missedRuns } from "./schedule.ts";
import {
  endRun,
  insertRun,
  lockStanding,
  markLost,
  noteFailure,
  noteSuccess,
  takeRequest,
} from "./schedules.store.server.ts";

export type ClaimedRun = {
  /** Notes that the run is over and what it counted; `durationMs` as the worker measured it. */
  finish(result: Counts, durationMs: number): Promise<void>;
  /** Notes that it ended in an error; it is tried again after a pause that grows. */
  fail(error: unknown, durationMs: number): Promise<void>;
};

/**
 * Begins a run of the job when it wants to run now; null otherwise. Hold the job's lock from before until the run
 * is over: then a run without an end is one whose worker was killed, it is marked as lost and taken up again.
 */
export async function claimSchedule(ctx: Ctx, name: string, worker: string): Promise<ClaimedRun | null> {
  const begun = await ctx.transaction((tx) => begin(ctx, tx, name, worker));
  if (!begun) return null;
  const { id, startedAt, missed } = begun;
  return {
    finish: (result, durationMs) =>
      ctx.transaction(async (tx) => {
        const end = { at: ctx.clock.now(), durationMs, result, error: null };
        if (await endRun(tx, id, end)) await noteSuccess(tx, name, { startedAt, result, missed });
      }),
    fail: (error, durationMs) =>
      ctx.transaction(async (tx) => {
        const at = ctx.clock.now();
        const end = { at, durationMs, result: null, error: describeError(error) };
        if (await endRun(tx, id, end)) await noteFailure(tx, name, at);
      }),
  };
}

async function begin(
  ctx: Ctx,
  tx: Tx,
  name: string,
  worker: string,
): Promise<{ id: string; startedAt: Date; missed: number } | null> {
  const now = ctx.clock.now();
  let row = await lockStanding(tx, name);
  if (row?.unfinished) {
    await markLost(tx, name, now);
    row = await lockStanding(tx, name);
  }
  const cause = row && causeToRun(cadenceOf(row), row, row.asked, now);
  if (!row || !cause) return null;
  const missed = missedRuns(cadenceOf(row), row.lastRunAt, now);
  const id = ctx.ids.next();
  if (row.asked) await takeRequest(tx, name, now);
  await insertRun(tx, { id, name, worker, cause, missed, at: now });
  return { id, startedAt: now, missed };
}
