import type { Composition } from "#app/composition.server.ts";
import { claimDueSchedule } from "#app/domain/kernel/claim-due-schedule.server.ts";
import { every, type Repeating } from "./repeat.ts";
import { SCHEDULES, type Schedule } from "./schedules.ts";

const LOOK_EVERY_MS = 1_000;

/**
 * Looks which recurring jobs are due by the marketplace's clock and runs each on one worker at a time.
 * A clock that jumped a year runs each job once: the use cases take up everything that is due by date.
 */
export function startScheduler(
  composition: Composition,
  schedules: readonly Schedule[] = SCHEDULES,
): Repeating {
  const { ctx, log } = composition;
  async function look(): Promise<void> {
    for (const schedule of schedules) {
      // One that fails must not keep the others from running.
      await ctx
        .withLock(`schedule:${schedule.name}`, async () => {
          const due = await claimDueSchedule(ctx, schedule.name, schedule.everyMinutes);
          if (due) await due.finish(await schedule.run(ctx));
        })
        .catch((error: Error) => failed(schedule.name, error));
    }
  }
  function failed(job: string, error: Error): void {
    log.error("A recurring job failed and will run again", { job, error: error.message });
  }
  return every(LOOK_EVERY_MS, look, (error) => failed("all", error));
}
