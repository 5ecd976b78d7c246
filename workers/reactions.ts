import { caseworkReactions } from "./handlers/casework.ts";
import { messageReactions } from "./handlers/messages.ts";
import { peopleReactions } from "./handlers/people.ts";
import { placementReactions } from "./handlers/placements.ts";
import { searchReactions } from "./handlers/search.ts";
import { taxonomyReactions } from "./handlers/taxonomy.ts";
import type { Reactions } from "./reaction.ts";
import type { Together } from "./together.ts";

export type Consumer = {
  /** Jobs in hand at once. */
  readonly concurrency: number;
  readonly reactions: Reactions;
  /** For small reactions that work on the database only: several share a transaction. */
  readonly together?: Together;
};

/** Who reacts to what: event name -> handler, per consumer. Each consumer has a queue of its own. */
export const CONSUMERS: Readonly<Record<string, Consumer>> = {
  placements: { concurrency: 2, reactions: placementReactions },
  people: { concurrency: 1, reactions: peopleReactions },
  casework: { concurrency: 2, reactions: caseworkReactions },
  messages: { concurrency: 16, reactions: messageReactions, together: { lanes: 2, most: 8 } },
  taxonomy: { concurrency: 1, reactions: taxonomyReactions },
  search: { concurrency: 1, reactions: searchReactions },
};

/** Name of an event -> the consumers that react to it. */
export function consumersByEvent(
  consumers: Readonly<Record<string, Consumer>> = CONSUMERS,
): Readonly<Record<string, readonly string[]>> {
  const byEvent: Record<string, string[]> = {};
  for (const [name, { reactions }] of Object.entries(consumers))
    for (const event of Object.keys(reactions)) (byEvent[event] ??= []).push(name);
  return byEvent;
}

const BY_EVENT = consumersByEvent();

/** Names of the consumers that react to an event. */
export const consumersOf = (eventName: string): readonly string[] => BY_EVENT[eventName] ?? [];

/** The same table as rows: which consumer reacts to which event. */
export const REACTIONS = Object.entries(CONSUMERS).flatMap(([consumer, { reactions }]) =>
  Object.keys(reactions).map((event) => ({ consumer, event })),
);
