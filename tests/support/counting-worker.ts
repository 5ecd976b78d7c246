import { setTimeout as sleep } from "node:timers/promises";
import { compose } from "#app/composition.server.ts";
import { readConfiguration } from "#app/configuration.server.ts";
import { startScheduler } from "#workers/scheduler.ts";
import type { Schedule } from "#workers/schedules.ts";

/** A worker process whose recurring jobs are counted by a test: one that is quick, one that takes long at first. */
const JOBS: readonly Schedule[] = [
  {
    name: "test-counted",
    lane: "messages",
    everyMinutes: 1,
    run: async (ctx) => {
      await ctx.sql.query("insert into counted (worker, at) values ($1, $2)", [process.pid, ctx.clock.now()]);
      await sleep(30);
      return { done: 1 };
    },
  },
  {
    name: "test-long",
    lane: "matching",
    everyMinutes: 24 * 60,
    run: async (ctx) => {
      const rows = await ctx.sql.query(
        "select 1 from schedule_history where name = 'test-long' and outcome = 'lost'",
      );
      // Until its worker is killed; whoever takes it up is quick.
      if (rows.length === 0) await sleep(600_000);
      return { done: 1 };
    },
  },
];

const composition = await compose(readConfiguration(), { process: "worker" });
const scheduler = startScheduler(composition, JOBS);
process.on("SIGTERM", () => {
  void scheduler
    .stop()
    .then(() => composition.close())
    .then(() => process.exit(0));
});
