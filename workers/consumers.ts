import type { Composition } from "#app/composition.server.ts";
import type { JobQueue } from "#app/engines/queue/queue.ts";
import { CONSUMERS } from "./reactions.ts";

/** Takes jobs of every consumer; each effect happens once, in one transaction with its inbox row. */
export async function startConsumers(
  { events, log }: Composition,
  queue: JobQueue,
): Promise<{ stop(): Promise<void> }> {
  const running = await Promise.all(
    Object.entries(CONSUMERS).map(([consumer, { concurrency, reactions }]) =>
      queue.consume(
        consumer,
        async (job) => {
          const react = reactions[job.name];
          // A reaction that was taken out of the table: nothing to do, and nothing to fail for.
          if (!react) return;
          try {
            await events.once(consumer, job.id, react);
          } catch (error) {
            const { message, stack } = error as Error;
            log.warn("A reaction failed and will be tried again", {
              consumer,
              event: job.name,
              eventId: job.id,
              error: message,
              stack,
            });
            throw error;
          }
        },
        { concurrency },
      ),
    ),
  );
  return {
    async stop() {
      await Promise.all(running.map((consumer) => consumer.stop()));
    },
  };
}
