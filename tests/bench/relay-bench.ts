import { setTimeout as pause } from "node:timers/promises";
import type { Composition } from "#app/composition.server.ts";
import { startConsumers } from "#workers/consumers.ts";
import { startRelay } from "#workers/relay.ts";
import { count, measured, quantile, unmeasured, type Figure } from "./figure.ts";

/** Between two events, so that each one's latency is its own and not a queue's. */
const GAP_MS = 20;
const GIVE_UP_MS = 120_000;

/**
 * From the commit of a change to the commit of its effect, through the real outbox, relay, queue and inbox:
 * events one by one, then as many at once. The effect is a message in a person's inbox with its delivery.
 */
export async function* relayFigures(composition: Composition, events: number): AsyncGenerator<Figure> {
  const { ctx, events: flow } = composition;
  const done = new Map<string, number>();
  const watched: Composition = {
    ...composition,
    events: {
      ...flow,
      async once(consumer, event, effect) {
        const first = await flow.once(consumer, event, effect);
        if (first) done.set(typeof event === "string" ? event : event.id, performance.now());
        return first;
      },
      async onceAll(consumer, items) {
        const all = await flow.onceAll(consumer, items);
        for (const id of all) done.set(id, performance.now());
        return all;
      },
    },
  };
  const queue = composition.openQueue();
  await queue.prepare();
  const consumers = await startConsumers(watched, queue);
  const relay = await startRelay(composition, queue);

  const committed = new Map<string, number>();
  const publish = async (): Promise<void> => {
    const payload = {
      caseId: ctx.ids.next(),
      personId: ctx.ids.next(),
      householdId: ctx.ids.next(),
      country: "SA",
    };
    const id = await ctx.transaction((tx) => tx.publish({ name: "graduation.notify", payload }));
    committed.set(id, performance.now());
  };
  const settled = async (): Promise<void> => {
    const until = performance.now() + GIVE_UP_MS;
    const waiting = (): boolean => [...committed.keys()].some((id) => !done.has(id));
    while (waiting() && performance.now() < until) await pause(5);
  };
  try {
    for (let n = 0; n < 10; n++) await publish(); // connections, prepared statements
    await settled();
    committed.clear();
    done.clear();
    for (let n = 0; n < events; n++) {
      await publish();
      await pause(GAP_MS);
    }
    await settled();
    const latencies = [...committed].flatMap(([id, at]) => {
      const end = done.get(id);
      // The effect can be there before the publisher has heard of its own commit.
      return end === undefined ? [] : [Math.max(0, end - at)];
    });
    yield count("relay.effects", latencies.length, events);
    yield measured("relay.commit-to-effect-p50", quantile(latencies, 0.5), "ms", { digits: 1 });
    yield measured("relay.commit-to-effect-p95", quantile(latencies, 0.95), "ms", { digits: 1 });

    committed.clear();
    done.clear();
    const began = performance.now();
    await Promise.all(Array.from({ length: events }, publish));
    await settled();
    const last = Math.max(...[...committed.keys()].map((id) => done.get(id) ?? Number.NaN));
    yield Number.isNaN(last)
      ? unmeasured("relay.burst", "1/s", null)
      : measured("relay.burst", events / ((last - began) / 1_000), "1/s", { digits: 0 });
  } finally {
    await relay.stop();
    await consumers.stop();
    await queue.close();
  }
}
