import { COUNTRIES } from "#app/domain/kernel/countries.ts";
import type { ScheduleEntry } from "#app/domain/operations/schedule-runs.ts";
import type { Schedule } from "./schedules.ts";

/** A row of the table for one country, where it follows a country's day; what the scheduler runs. */
export type PlannedJob = {
  readonly entry: ScheduleEntry;
  readonly schedule: Schedule;
};

const LEAST_LATE_MINUTES = 5;
const LATE_NIGHTLY_MINUTES = 120;

/** Five minutes, or twice its pause, whichever is longer; two hours for what runs at night. */
const lateAfter = (schedule: Schedule): number =>
  schedule.lateAfterMinutes ??
  (schedule.everyMinutes === undefined
    ? LATE_NIGHTLY_MINUTES
    : Math.max(LEAST_LATE_MINUTES, 2 * schedule.everyMinutes));

/** Every job of a table, those at a local hour once for each country. */
export function planJobs(schedules: readonly Schedule[]): readonly PlannedJob[] {
  return schedules.flatMap((schedule): readonly PlannedJob[] => {
    const { name, lane = "follow-up", everyMinutes, dailyAt } = schedule;
    const common = { lane, lateAfterMinutes: lateAfter(schedule) };
    if (dailyAt === undefined)
      return [{ schedule, entry: { ...common, name, country: null, cadence: { everyMinutes } } }];
    return COUNTRIES.map(({ code }) => ({
      schedule,
      entry: { ...common, name: `${name}:${code}`, country: code, cadence: { dailyAt } },
    }));
  });
}
