import { setTimeout as pause } from "node:timers/promises";
import type { Composition } from "#app/composition.server.ts";
import { redisIsInstalled, startRedis } from "#tests/support/redis.ts";
import { measured, quantile, unmeasured, type Figure } from "./figure.ts";
import { barePipe, masarPipe, prepareTables, type Pipe, type Surroundings } from "./queue-pipes.ts";

/** Masar, bare, Masar, bare …: what the machine does meanwhile meets both. */
const ROUNDS = 5;
const PUBLISHERS = 16;
const IDLE_EVENTS = 100;
const IDLE_GAP_MS = 20;
const LOADED_S = 2;
const GIVE_UP_MS = 180_000;
const SHARE = 0.6;

const SIDES = { masar: masarPipe, bare: barePipe } as const;
type Side = keyof typeof SIDES;
const EACH = Object.keys(SIDES) as readonly Side[];

const median = (values: readonly number[]): number => quantile(values, 0.5);

/**
 * Events per second from the commit of a change to the commit of its effect, and how long one takes alone and at half
 * of that rate, through Masar's whole pipe and through BullMQ alone, in one process each, in turns.
 */
export async function* queueFigures(composition: Composition, events: number): AsyncGenerator<Figure> {
  const databaseUrl = composition.database.pool.options.connectionString ?? "";
  await prepareTables({ composition, databaseUrl, redisUrl: null });
  yield* onBackend("postgres", { composition, databaseUrl, redisUrl: null }, events);
  if (!redisIsInstalled()) {
    yield unmeasured("queue.redis-share-of-bare", "share", SHARE);
    return;
  }
  const redis = await startRedis({ appendfsync: "everysec" });
  try {
    yield* onBackend("redis", { composition, databaseUrl, redisUrl: redis.url }, events);
  } finally {
    await redis.stop();
  }
}

async function* onBackend(name: string, surroundings: Surroundings, events: number): AsyncGenerator<Figure> {
  const rates: Record<Side, number[]> = { masar: [], bare: [] };
  const idle: Record<Side, number[]> = { masar: [], bare: [] };
  const loaded: Record<Side, number[]> = { masar: [], bare: [] };
  const inTurn = async (work: (pipe: Pipe, side: Side) => Promise<void>): Promise<void> => {
    for (const side of EACH) {
      const pipe = await SIDES[side](surroundings);
      try {
        await settled(pipe, await spread(pipe, 50, 0)); // connections, prepared statements
        await work(pipe, side);
      } finally {
        await pipe.stop();
      }
    }
  };
  // Not measured: whoever comes first would pay for what is compiled and read for the first time.
  await inTurn(async (pipe) => void (await burst(pipe, events)));
  const rounds = Math.min(ROUNDS, Math.ceil(events / 100));
  for (let round = 0; round < rounds; round++)
    await inTurn(async (pipe, side) => void rates[side].push(await burst(pipe, events)));
  const rate = median(rates.masar) / 2;
  for (let round = 0; round < Math.min(2, rounds); round++)
    await inTurn(async (pipe, side) => {
      idle[side].push(
        ...(await latencies(pipe, await spread(pipe, Math.min(IDLE_EVENTS, events), IDLE_GAP_MS))),
      );
      const gap = 1_000 / rate;
      loaded[side].push(
        ...(await latencies(pipe, await spread(pipe, Math.min(Math.round(rate * LOADED_S), events), gap))),
      );
    });

  for (const side of EACH) yield measured(`queue.${name}-${side}`, median(rates[side]), "1/s", { digits: 0 });
  const share = median(rates.masar) / median(rates.bare);
  yield measured(`queue.${name}-share-of-bare`, share, "share", { atLeast: SHARE });
  for (const side of EACH)
    for (const [kind, values] of [
      ["idle", idle[side]],
      ["half-loaded", loaded[side]],
    ] as const)
      for (const share of [0.5, 0.95])
        yield measured(`queue.${name}-${side}-${kind}-p${share * 100}`, quantile(values, share), "ms", {
          digits: 1,
        });
}

/** When each event was committed, by its id. */
type Committed = ReadonlyMap<string, number>;

/** Publishes one event each `gapMs`, late ones at once; waits for none. */
async function spread(pipe: Pipe, events: number, gapMs: number): Promise<Committed> {
  const committed = new Map<string, number>();
  const began = performance.now();
  const publishing: Promise<void>[] = [];
  for (let n = 0; n < events; n++) {
    const wait = began + n * gapMs - performance.now();
    if (wait > 0) await pause(wait);
    publishing.push(pipe.publish().then((id) => void committed.set(id, performance.now())));
  }
  await Promise.all(publishing);
  return committed;
}

/** Publishes all as fast as the publishers can; returns effects per second from the first change to the last effect. */
async function burst(pipe: Pipe, events: number): Promise<number> {
  const committed = new Map<string, number>();
  let left = events;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: PUBLISHERS }, async () => {
      while (left-- > 0) committed.set(await pipe.publish(), performance.now());
    }),
  );
  await settled(pipe, committed);
  const last = Math.max(...[...committed.keys()].map((id) => pipe.done.get(id) ?? Number.NaN));
  return events / ((last - began) / 1_000);
}

async function settled(pipe: Pipe, committed: Committed): Promise<void> {
  const until = performance.now() + GIVE_UP_MS;
  const isWaiting = (): boolean => [...committed.keys()].some((id) => !pipe.done.has(id));
  while (isWaiting() && performance.now() < until) await pause(5);
  if (isWaiting()) throw new Error("Some effects never came");
}

async function latencies(pipe: Pipe, committed: Committed): Promise<readonly number[]> {
  await settled(pipe, committed);
  // The effect can be there before the publisher has heard of its own commit.
  return [...committed].map(([id, at]) => Math.max(0, (pipe.done.get(id) ?? at) - at));
}
