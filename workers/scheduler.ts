import type { Composition } from "#app/composition.server.ts";
import { claimSchedule } from "#app/domain/operations/claim-schedule.server.ts";
import { dueSchedules } from "#app/domain/operations/due-schedules.server.ts";
import { registerSchedules } from "#app/domain/operations/register-schedules.server.ts";
import { planJobs, type PlannedJob } from "./planned-jobs.ts";
import { WORKER_NAME } from "./presence.ts";
import { every, type Repeating } from "./repeat.ts";
import { LANES, SCHEDULES, type Schedule } from "./schedules.ts";

const LOOK_EVERY_MS = 1_000;

/**
 * Looks which recurring jobs are due by the marketplace's clock and runs each on one worker at a time, lane by lane.
 * A clock that jumped a year runs each job once: the use cases take up everything that is due by date.
 */
export function startScheduler(
  composition: Composition,
  schedules: readonly Schedule[] = SCHEDULES,
): Repeating {
  const { ctx, clock, log } = composition;
  const jobs = planJobs(schedules);
  let registering: Promise<void> | null = null;

  /** Once; again after it failed. */
  function register(): Promise<void> {
    registering ??= registerSchedules(
      ctx,
      jobs.map(({ entry }) => entry),
    ).catch((error: Error) => {
      registering = null;
      throw error;
    });
    return registering;
  }

  async function run(job: PlannedJob): Promise<void> {
    const { schedule, entry } = job;
    // A clock that was just set reaches the processes one after the other: an old reading would run it twice.
    await clock.reload();
    const claimed = await claimSchedule(ctx, entry.name, WORKER_NAME);
    if (!claimed) return;
    const began = performance.now();
    try {
      const counts = await schedule.run(ctx, entry.country ?? undefined);
      await claimed.finish(counts, performance.now() - began);
    } catch (error) {
      failed(entry.name, error as Error);
      await claimed.fail(error, performance.now() - began);
    }
  }

  /** Nobody else runs it meanwhile, here or on another worker; a lock that is taken means that somebody does. */
  const runLocked = async (job: PlannedJob): Promise<void> => {
    const locked = () => ctx.withLock(`schedule:${job.entry.name}`, () => run(job));
    await (job.schedule.alone ? ctx.withLock("schedules-alone", locked) : locked());
  };

  async function look(lane: readonly PlannedJob[], stopping: () => boolean): Promise<void> {
    await register();
    const due = await dueSchedules(
      ctx,
      lane.map(({ entry }) => entry.name),
    );
    for (const job of lane) {
      if (stopping()) return;
      if (!due.has(job.entry.name)) continue;
      // One that fails must not keep the others from running.
      await runLocked(job).catch((error: Error) => failed(job.entry.name, error));
    }
  }

  function failed(job: string, error: Error): void {
    log.error("A recurring job failed and will run again", { job, error: error.message });
  }

  let stopped = false;
  const lanes = LANES.map((lane) => jobs.filter(({ entry }) => entry.lane === lane))
    .filter((lane) => lane.length > 0)
    .map((lane) =>
      every(
        LOOK_EVERY_MS,
        () => look(lane, () => stopped),
        (error) => failed("all", error),
      ),
    );
  return {
    async stop() {
      stopped = true;
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}
