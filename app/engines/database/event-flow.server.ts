import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { DomainEvent } from "#app/domain/kernel/events.ts";
import type { Database } from "./database.server.ts";
import { claimInInbox, OUTBOX_CHANNEL, readEvent, takeUnrelayed, type HandedEvent } from "./outbox.server.ts";

export type Effect = (ctx: Ctx, event: DomainEvent) => Promise<void>;
export type EventWithEffect = { readonly event: HandedEvent; readonly effect: Effect };

/** How events leave the outbox and how their effects happen once. */
export interface EventFlow {
  /**
   * Takes up to `limit` waiting events and gives them to `hand`; they count as relayed only when it
   * returns. A crash in between hands them on again, which the inbox bears. Returns how many.
   */
  relay(limit: number, hand: (events: readonly HandedEvent[]) => Promise<void>): Promise<number>;
  /** Events of these names that the relay has not taken yet, oldest first. */
  waiting(names: readonly string[]): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** Calls `wake` whenever something was appended. Returns the way to stop. */
  onAppended(wake: () => void): Promise<() => Promise<void>>;
  /**
   * Runs `effect` in one transaction with the consumer's inbox row; false when this event's effect has
   * already happened. Use cases inside join the transaction through the ctx they get. An event that comes with
   * its job needs no look into the outbox; by its id it is read from there.
   */
  once(consumer: string, event: HandedEvent | string, effect: Effect): Promise<boolean>;
  /**
   * The same for several events in one transaction, one effect after the other: all happen or none does. Returns
   * the ids of those whose effect happened now.
   */
  onceAll(consumer: string, items: readonly EventWithEffect[]): Promise<ReadonlySet<string>>;
}

export function openEventFlow(database: Database, ctxFor: (requestId: string | null) => Ctx): EventFlow {
  async function eventOf(id: string): Promise<HandedEvent> {
    const event = await readEvent(database.sql, id);
    if (!event) throw new Error(`No event with the id ${id}`);
    return event;
  }
  return {
    relay(limit, hand) {
      const { clock, ids } = ctxFor(null);
      return database.transaction({ clock, ids, requestId: null }, async (_tx, connection) => {
        const events = await takeUnrelayed(connection, limit, clock.now());
        if (events.length > 0) await hand(events);
        return events.length;
      });
    },
    waiting: (names) =>
      database.sql.query<{ id: string; name: string }>(
        "select id, name from outbox_event where relayed_at is null and name = any($1) order by seq",
        [names],
      ),
    onAppended: (wake) => database.listen(OUTBOX_CHANNEL, wake),
    async once(consumer, given, effect) {
      const event = typeof given === "string" ? await eventOf(given) : given;
      const ctx = ctxFor(event.requestId);
      const write = { clock: ctx.clock, ids: ctx.ids, requestId: event.requestId };
      return database.transaction(write, async (tx, connection) => {
        if ((await claimInInbox(connection, consumer, [event], ctx.clock.now())).size === 0) return false;
        await effect(ctx.within(tx), event);
        return true;
      });
    },
    onceAll(consumer, items) {
      const { clock, ids } = ctxFor(null);
      return database.transaction({ clock, ids, requestId: null }, async (_tx, connection, txFor) => {
        const events = items.map(({ event }) => event);
        const claimed = await claimInInbox(connection, consumer, events, clock.now());
        const open = new Set(claimed);
        for (const { event, effect } of items) {
          // An event that comes twice among them has its effect once.
          if (!open.delete(event.id)) continue;
          const { requestId } = event;
          await effect(ctxFor(requestId).within(txFor({ clock, ids, requestId })), event);
        }
        return claimed;
      });
    },
  };
}
