import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { ScheduleEntry } from "./schedule-runs.ts";
import { saveEntries } from "./schedules.store.server.ts";

/** Writes the worker's table of recurring jobs down, for the administrator's page: so it shows what really runs. */
export async function registerSchedules(ctx: Ctx, entries: readonly ScheduleEntry[]): Promise<void> {
  await ctx.transaction((tx) => saveEntries(tx, entries, ctx.clock.now()));
}
