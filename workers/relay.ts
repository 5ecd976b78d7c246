import type { Composition } from "#app/composition.server.ts";
import type { JobQueue } from "#app/engines/queue/queue.ts";
import { consumersOf } from "./reactions.ts";

const BATCH = 500;
/** Also without a wake-up call: a notification can be lost with its connection. */
const LOOK_EVERY_MS = 1_000;

/** Hands events from the outbox to the queue, one job per consumer, until stopped. */
export async function startRelay(
  composition: Composition,
  queue: JobQueue,
): Promise<{ stop(): Promise<void> }> {
  const { events, log } = composition;
  let stopping = false;
  let wake: () => void = () => undefined;

  async function relayAll(): Promise<void> {
    for (;;) {
      const count = await events.relay(BATCH, async (batch) => {
        const byConsumer = new Map<string, { id: string; name: string; data: Record<string, never> }[]>();
        for (const event of batch) {
          for (const consumer of consumersOf(event.name)) {
            const jobs = byConsumer.get(consumer) ?? [];
            jobs.push({ id: event.id, name: event.name, data: {} });
            byConsumer.set(consumer, jobs);
          }
        }
        for (const [consumer, jobs] of byConsumer) await queue.add(consumer, jobs);
      });
      if (count < BATCH || stopping) return;
    }
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
      await waiting;
    }
  }

  const stopListening = await events.onAppended(() => wake());
  const running = run();
  return {
    async stop() {
      stopping = true;
      wake();
      await running;
      await stopListening();
    },
  };
}
