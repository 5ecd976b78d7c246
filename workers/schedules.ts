import type { Ctx } from "#app/domain/kernel/ctx.server.ts";

export type Schedule = {
  readonly name: string;
  /** By the marketplace's clock. */
  readonly everyMinutes: number;
  /** Counts of what was done, shown to the administrator. Safe to repeat. */
  readonly run: (ctx: Ctx) => Promise<Readonly<Record<string, number>>>;
};

/** Every recurring job, in one table. */
export const SCHEDULES: readonly Schedule[] = [];
