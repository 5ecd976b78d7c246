import { setTimeout as sleep } from "node:timers/promises";
import { compose, type Composition } from "#app/composition.server.ts";
import { readConfiguration } from "#app/configuration.server.ts";
import type { EventWithEffect } from "#app/engines/database/event-flow.server.ts";
import type { HandedEvent } from "#app/engines/database/outbox.server.ts";
import { startConsumers } from "#workers/consumers.ts";
import { startScheduler } from "#workers/scheduler.ts";
import { startSealer } from "#workers/sealer.ts";

/**
 * A worker for runs that must fail: the same parts, but an effect does not ask whether it has happened. Between the
 * commit of a reconciliation and the answer to the queue lies a pause, so that a kill can meet this moment.
 * MASAR_CHAOS_INBOX=kept leaves the inbox where it was: what then differs is the inbox alone.
 */
const PAUSE_MS = 500;
const PAUSING = "wage_records.imported";
const keepsInbox = process.env["MASAR_CHAOS_INBOX"] === "kept";

function withoutInbox({ ctx, events }: Composition): Composition["events"] {
  async function eventOf(given: HandedEvent | string): Promise<HandedEvent> {
    if (typeof given !== "string") return given;
    const [event] = await ctx.sql.query<HandedEvent>(
      `select id, name, version, payload, occurred_at as "occurredAt", request_id as "requestId"
         from outbox_event where id = $1`,
      [given],
    );
    if (!event) throw new Error("The event is gone");
    return event;
  }
  const happen = (consumer: string, items: readonly EventWithEffect[]): Promise<void> =>
    ctx.transaction(async (tx) => {
      for (const { event, effect } of items) {
        // Noted, so that the figures can tell when all is done; not asked.
        await tx.query(
          `insert into inbox_event (consumer, event_id, occurred_at, handled_at) values ($1, $2, $3, $4)
           on conflict do nothing`,
          [consumer, event.id, event.occurredAt, ctx.clock.now()],
        );
        await effect(ctx.within(tx), event);
      }
    });
  return {
    ...events,
    async once(consumer, given, effect) {
      const event = await eventOf(given);
      if (keepsInbox) await events.once(consumer, event, effect);
      else await happen(consumer, [{ event, effect }]);
      if (event.name === PAUSING) await sleep(PAUSE_MS);
      return true;
    },
    async onceAll(consumer, items) {
      if (keepsInbox) return events.onceAll(consumer, items);
      await happen(consumer, items);
      return new Set(items.map(({ event }) => event.id));
    },
  };
}

const composition = await compose(readConfiguration(), { process: "worker" });
const queue = composition.openQueue();
await queue.prepare();
await startConsumers({ ...composition, events: withoutInbox(composition) }, queue);
startScheduler(composition);
startSealer(composition);
process.send?.({ ready: true });
for (const signal of ["SIGTERM", "disconnect"] as const) process.on(signal, () => process.exit(0));
