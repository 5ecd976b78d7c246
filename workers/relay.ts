import type { Composition } from "#app/composition.server.ts";
import type { HandedEvent } from "#app/engines/database/outbox.server.ts";
import type { JobQueue, QueueJob } from "#app/engines/queue/queue.ts";
import { jobOf } from "./event-job.ts";
import { CONSUMERS, consumersByEvent, type Consumer } from "./reactions.ts";
import { startRepairs } from "./repairs.ts";

const BATCH = 500;
/** Also without a wake-up call: a notification can be lost with its connection. */
const LOOK_EVERY_MS = 1_000;

/** Hands events from the outbox to the queue, one job per consumer, and again what the queue lost, until stopped. */
export async function startRelay(
  composition: Composition,
  queue: JobQueue,
  consumers: Readonly<Record<string, Consumer>> = CONSUMERS,
): Promise<{ stop(): Promise<void> }> {
  const { events, log } = composition;
  const reacting = consumersByEvent(consumers);
  let stopping = false;
  let wake: () => void = () => undefined;

  async function hand(batch: readonly HandedEvent[]): Promise<void> {
    const jobs = new Map<string, QueueJob[]>();
    for (const event of batch) {
      const job = jobOf(event);
      for (const consumer of reacting[event.name] ?? []) {
        const its = jobs.get(consumer);
        if (its) its.push(job);
        else jobs.set(consumer, [job]);
      }
    }
    await Promise.all([...jobs].map(([consumer, its]) => queue.add(consumer, its)));
  }

  async function relayAll(): Promise<void> {
    while (!stopping && (await events.relay(BATCH, hand)) === BATCH);
  }

  async function run(): Promise<void> {
    while (!stopping) {
      const waiting = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_EVERY_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      await relayAll().catch((error: Error) =>
        log.warn("The relay will try again", { error: error.message }),
      );
      if (!stopping) await waiting;
    }
  }

  const stopListening = await events.onAppended(() => wake());
  const repairs = startRepairs(composition, queue, { consumers: reacting, wake: () => wake() });
  const running = run();
  return {
    async stop() {
      stopping = true;
      wake();
      await Promise.all([running, repairs.stop()]);
      await stopListening();
    },
  };
}
