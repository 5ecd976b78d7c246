import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { DomainEvent } from "#app/domain/kernel/events.ts";

export type Reaction = (ctx: Ctx, event: DomainEvent) => Promise<void>;
export type Consumer = {
  readonly concurrency: number;
  readonly reactions: Readonly<Record<string, Reaction>>;
};

/** Who reacts to what: event name -> handler, per consumer. Each consumer has a queue of its own. */
export const CONSUMERS: Readonly<Record<string, Consumer>> = {};

const byEvent = new Map<string, string[]>();
for (const [name, consumer] of Object.entries(CONSUMERS)) {
  for (const event of Object.keys(consumer.reactions))
    byEvent.set(event, [...(byEvent.get(event) ?? []), name]);
}

/** Names of the consumers that react to an event. */
export const consumersOf = (eventName: string): readonly string[] => byEvent.get(eventName) ?? [];
