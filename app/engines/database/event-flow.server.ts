import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { DomainEvent } from "#app/domain/kernel/events.ts";
import type { Database } from "./database.server.ts";
import { claimInInbox, markRelayed, OUTBOX_CHANNEL, takeUnrelayed } from "./outbox.server.ts";

/** How events leave the outbox and how their effects happen once. */
export interface EventFlow {
  /**
   * Takes up to `limit` waiting events and gives them to `hand`; they count as relayed only when it
   * returns. A crash in between hands them on again, which the inbox bears. Returns how many.
   */
  relay(limit: number, hand: (events: readonly DomainEvent[]) => Promise<void>): Promise<number>;
  /** Events of these names that the relay has not taken yet, oldest first. */
  waiting(names: readonly string[]): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** Calls `wake` whenever something was appended. Returns the way to stop. */
  onAppended(wake: () => void): Promise<() => Promise<void>>;
  /**
   * Runs `effect` in one transaction with the consumer's inbox row; false when this event's effect has
   * already happened. Use cases inside join the transaction through the ctx they get.
   */
  once(
    consumer: string,
    eventId: string,
    effect: (ctx: Ctx, event: DomainEvent) => Promise<void>,
  ): Promise<boolean>;
}

type EventRow = {
  id: string;
  name: string;
  version: number;
  payload: Record<string, unknown>;
  occurred_at: Date;
  request_id: string | null;
};

export function openEventFlow(database: Database, ctxFor: (requestId: string | null) => Ctx): EventFlow {
  return {
    relay(limit, hand) {
      const ctx = ctxFor(null);
      return ctx.transaction(async (tx) => {
        const events = await takeUnrelayed(tx, limit);
        if (events.length === 0) return 0;
        await hand(events);
        await markRelayed(
          tx,
          events.map((event) => event.id),
          ctx.clock.now(),
        );
        return events.length;
      });
    },
    waiting: (names) =>
      database.sql.query<{ id: string; name: string }>(
        "select id, name from outbox_event where relayed_at is null and name = any($1) order by seq",
        [names],
      ),
    onAppended: (wake) => database.listen(OUTBOX_CHANNEL, wake),
    async once(consumer, eventId, effect) {
      const event = await readEvent(database, eventId);
      const ctx = ctxFor(event.requestId);
      return ctx.transaction(async (tx) => {
        if (!(await claimInInbox(tx, consumer, event, ctx.clock.now()))) return false;
        await effect(ctx.within(tx), event);
        return true;
      });
    },
  };
}

async function readEvent(
  database: Database,
  id: string,
): Promise<DomainEvent & { requestId: string | null }> {
  const rows = await database.sql.query<EventRow>(
    "select id, name, version, payload, occurred_at, request_id from outbox_event where id = $1",
    [id],
  );
  const row = rows[0];
  if (!row) throw new Error(`No event with the id ${id}`);
  const { occurred_at: occurredAt, request_id: requestId, ...rest } = row;
  return { ...rest, occurredAt, requestId };
}
