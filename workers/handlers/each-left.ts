import type { z } from "zod";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { DomainEvent } from "#app/domain/kernel/events.ts";
import { NothingLeft } from "#app/domain/kernel/nothing-left.ts";
import { placementBatches } from "#app/domain/placements/placement-batches.ts";
import type { Reaction } from "../reaction.ts";

type Batches = typeof placementBatches;
type Item<Name extends keyof Batches> = z.infer<Batches[Name]>["items"][number];

/** What is known of an item besides itself: its country where the event names it, and the key of its message. */
export type Around = { readonly country: string | null; readonly key: string };

/** One event may speak of many: each has a key of its own, and the only one has the event's. */
export const keyOf = (event: DomainEvent, items: readonly unknown[], index: number): string =>
  items.length === 1 ? event.id : `${event.id}:${index}`;

/** Reacts to each placement of an event in turn; one whose row is gone keeps nobody else from the effect. */
export const eachLeft =
  <Name extends keyof Batches>(
    name: Name,
    react: (ctx: Ctx, item: Item<Name>, around: Around) => Promise<void>,
  ): Reaction =>
  async (ctx, event) => {
    const { country, items } = placementBatches[name].parse(event.payload);
    let left = items.length;
    for (const [index, item] of items.entries()) {
      try {
        await react(ctx, item as Item<Name>, { country, key: keyOf(event, items, index) });
      } catch (error) {
        if (!(error instanceof NothingLeft)) throw error;
        left--;
      }
    }
    if (left === 0) throw new NothingLeft(`No placement of ${event.name} is left`);
  };
