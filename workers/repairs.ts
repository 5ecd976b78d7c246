import type { Composition } from "#app/composition.server.ts";
import { redeliverEvents, type Redelivery } from "#app/domain/kernel/redeliver-events.server.ts";
import { releaseRetries } from "#app/domain/kernel/release-retries.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import type { JobQueue } from "#app/engines/queue/queue.ts";
import { worker } from "./reaction.ts";
import { every, type Repeating } from "./repeat.ts";

const LOOK_EVERY_MS = 1_000;
const SWEEP_EVERY_MS = 10_000;

const PATIENCE_MS = 5_000;

/** A backend that is away answers when it is back; until then there is other work, and a stop to obey. */
function inTime<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The queue's backend does not answer")), PATIENCE_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Beside the relay, by wall time: has dead letters tried again that somebody asked for, sweeps what was handed on and
 * not handled, and hands on everything unhandled at once when the queue's backend has lost what it held.
 */
export function startRepairs(
  { ctx, log }: Composition,
  queue: JobQueue,
  options: { readonly consumers: Redelivery["consumers"]; readonly wake: () => void },
): Repeating {
  let nextSweep = 0;
  let named = "";

  function name(dangers: readonly string[]): void {
    const now = dangers.join(" ");
    if (now === named) return;
    named = now;
    if (now)
      log.error("The queue may lose jobs; nothing is lost as long as PostgreSQL holds", { error: now });
    else log.info("The queue is safe again");
  }
  async function sweep(everything: boolean): Promise<number> {
    const input = { consumers: options.consumers, everything };
    const { redelivered } = expectOk(await redeliverEvents(ctx, worker(), input));
    nextSweep = performance.now() + SWEEP_EVERY_MS;
    return redelivered;
  }
  async function look(): Promise<void> {
    let again = await releaseRetries(ctx);
    if (performance.now() >= nextSweep) again += await sweep(false);
    const { forgot, dangers } = await inTime(queue.memory());
    name(dangers);
    if (forgot) {
      const lost = await sweep(true);
      await queue.noteMemory();
      if (lost > 0) log.warn("The queue forgot its jobs; they are handed on again", { count: lost });
      again += lost;
    }
    if (again > 0) options.wake();
  }
  return every(LOOK_EVERY_MS, look, (error) =>
    log.warn("The repairs will be tried again", { error: error.message }),
  );
}
