import type { Composition } from "#app/composition.server.ts";
import { requestRun } from "#app/domain/operations/request-run.server.ts";
import { worker } from "./reaction.ts";
import { every, type Repeating } from "./repeat.ts";

const LOOK_EVERY_MS = 5_000;

/**
 * By wall time, beside the recurring jobs: when the search server is back after an outage, has missed something or has
 * lost its index, the job that mends it is asked to run now, so that nobody waits for its minute.
 */
export function startSearchRepairs({ ctx, log }: Pick<Composition, "ctx" | "log">): Repeating {
  async function look(): Promise<void> {
    const { engines, missed, recovered, resting } = await ctx.search.standing();
    const amiss = missed > 0 || recovered || resting.length > 0;
    if (engines.length < 2 || !amiss) return;
    const { ok, stale } = await ctx.search.health();
    if (stale === true) await requestRun(ctx, worker(), { name: "refresh-index" });
    else if (ok && resting.length === 0) await requestRun(ctx, worker(), { name: "repair-search" });
  }
  return every(LOOK_EVERY_MS, look, (error) =>
    log.warn("The search server's repairs will be asked for again", { error: error.message }),
  );
}
