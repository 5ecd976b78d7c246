import type { Composition } from "#app/composition.server.ts";
import { CONSUMERS } from "#workers/reactions.ts";

/** The consumer that keeps the search index. */
const INDEX = "search";

/**
 * Brings the search index up to date before a command ends, also when no worker runs. The events stay in the
 * outbox for the other consumers; the inbox keeps a worker from doing the same twice.
 */
export async function settleIndex({ events }: Composition): Promise<void> {
  const reactions = CONSUMERS[INDEX]?.reactions ?? {};
  for (const { id, name } of await events.waiting(Object.keys(reactions))) {
    const react = reactions[name];
    if (react) await events.once(INDEX, id, react);
  }
}
