import type { Composition } from "#app/composition.server.ts";
import { keepDeadLetter } from "#app/domain/kernel/keep-dead-letter.server.ts";
import { NothingLeft } from "#app/domain/kernel/nothing-left.ts";
import type { EventFlow } from "#app/engines/database/event-flow.server.ts";
import type { JobQueue, TakenJob } from "#app/engines/queue/queue.ts";
import { eventOf } from "./event-job.ts";
import { failureReason, isHopeless, UnknownVersion } from "./failure-reason.ts";
import type { Reaction } from "./reaction.ts";
import { CONSUMERS, type Consumer } from "./reactions.ts";
import { onceTogether } from "./together.ts";

/** The newest version of an event's payload that the reactions read. */
const NEWEST_VERSION = 2;

/**
 * Takes jobs of every consumer; each effect happens once, in one transaction with its inbox row. What its attempts
 * or its shape leave no hope for is kept among the dead letters, and its job is done with.
 */
export async function startConsumers(
  { ctx, events, log }: Composition,
  queue: JobQueue,
  consumers: Readonly<Record<string, Consumer>> = CONSUMERS,
): Promise<{ stop(): Promise<void> }> {
  async function handle(
    once: EventFlow["once"],
    consumer: string,
    react: Reaction,
    job: TakenJob,
  ): Promise<void> {
    try {
      await once(consumer, eventOf(job), (within, event) => {
        if (event.version > NEWEST_VERSION)
          throw new UnknownVersion(
            `version ${event.version} of ${event.name}; this program reads ${NEWEST_VERSION}`,
          );
        return react(within, event);
      });
    } catch (error) {
      const { id: eventId, name: event, attempt } = job;
      const { message, stack } = error as Error;
      if (error instanceof NothingLeft) {
        // What the reaction did before it found out is rolled back; the event is done with.
        await events.once(consumer, eventOf(job), async () => undefined);
        return log.info("An event came too late for its subject", { consumer, event, eventId });
      }
      const what = { consumer, event, eventId, attempt, error: message, stack };
      if (!job.isLast && !isHopeless(error)) {
        log.warn("A reaction failed and will be tried again", what);
        throw error;
      }
      const reason = failureReason(error);
      await keepDeadLetter(ctx, { consumer, eventId, eventName: event, attempts: attempt, reason });
      log.error("A reaction failed for good and is kept among the dead letters", what);
    }
  }
  const running = await Promise.all(
    Object.entries(consumers).map(([consumer, { concurrency, reactions, together }]) => {
      const once = together ? onceTogether(events, consumer, together) : events.once;
      return queue.consume(
        consumer,
        async (job) => {
          const react = reactions[job.name];
          // A reaction that was taken out of the table, or that a newer version brought: the sweep tells them apart.
          if (react) await handle(once, consumer, react, job);
        },
        { concurrency },
      );
    }),
  );
  return {
    async stop() {
      await Promise.all(running.map((consumer) => consumer.stop()));
    },
  };
}
