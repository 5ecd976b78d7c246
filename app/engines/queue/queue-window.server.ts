import { createPostgresBackend, Queue, withBackend, type QueueOptions } from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import { SCHEMA } from "./bullmq-on-postgres.server.ts";
import { PREFIX } from "./bullmq-on-redis.server.ts";
import type { QueueMonitor } from "./queue.ts";

/** The queues as one looks at them from a page: over few connections of their own that give up quickly. */
export interface QueueWindow extends QueueMonitor {
  /** BullMQ's own objects, one per consumer; for the board. */
  queuesOf(consumers: readonly string[]): readonly Queue[];
  close(): Promise<void>;
}

/** A page does not wait longer than this for the queue's backend. */
const PATIENCE_MS = 1_500;
const CONNECTIONS = 2;
const LISTENERS = 100;

type Source = {
  newQueue(name: string, options: Partial<QueueOptions>): Queue;
  close(): Promise<void>;
};

/** What goes wrong is seen on the page: nothing to be said for each try to connect. */
const quiet = (): undefined => undefined;

function onRedis(url: string): Source {
  const connection = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    connectTimeout: PATIENCE_MS,
    commandTimeout: 2 * PATIENCE_MS,
  });
  connection.on("error", quiet);
  connection.setMaxListeners(LISTENERS);
  return {
    newQueue: (name, options) =>
      new Queue(name, { ...options, prefix: PREFIX, connection: connection as never }),
    close: async () => connection.disconnect(),
  };
}

function onPostgres(url: string): Source {
  const { Queue: PostgresQueue } = withBackend(createPostgresBackend);
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    application_name: "masar-queue-window",
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: 2 * PATIENCE_MS,
    options: `-c TimeZone=UTC -c search_path=${SCHEMA},public`,
  });
  pool.on("error", quiet);
  pool.setMaxListeners(LISTENERS);
  return {
    newQueue: (name, options) => new PostgresQueue(name, { ...options, connection: pool } as never) as never,
    close: () => pool.end(),
  };
}

/** A window on the queue at `redisUrl`, else on the one in the database; it connects at the first look. */
export function openQueueWindow(at: {
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
}): QueueWindow {
  let source: Source | null = null;
  const queues = new Map<string, Queue>();
  let opening = 0;
  /** A backend that is away is asked once at a time, however many look. */
  let asking: Promise<unknown> | null = null;

  function queueOf(name: string): Queue {
    const known = queues.get(name);
    if (known) return known;
    source ??= at.redisUrl === null ? onPostgres(at.databaseUrl) : onRedis(at.redisUrl);
    const queue = source.newQueue(name, { skipMetasUpdate: true });
    queue.on("error", quiet);
    queues.set(name, queue);
    return queue;
  }

  async function close(): Promise<void> {
    const [open, behind] = [[...queues.values()], source];
    queues.clear();
    source = null;
    opening++;
    await Promise.all(open.map((queue) => queue.close().catch(quiet)));
    await behind?.close();
  }

  async function ask(names: readonly string[]): ReturnType<QueueMonitor["counts"]> {
    const rows = await Promise.all(
      names.map(async (name) => {
        const counts = await queueOf(name).getJobCounts("waiting", "active", "delayed");
        const { waiting = 0, active = 0, delayed = 0 } = counts;
        return [name, { waiting, active, delayed }] as const;
      }),
    );
    return new Map(rows);
  }

  return {
    backend: at.redisUrl === null ? "postgres" : "redis",
    opening: () => opening,
    queuesOf: (names) => names.map(queueOf),
    async counts(names) {
      if (asking) await within(asking, PATIENCE_MS);
      if (asking) return null;
      const answer = within(
        ask(names).catch(() => null),
        PATIENCE_MS,
      );
      asking = answer.finally(() => (asking = null));
      const counts = await answer;
      // What failed once may stay as it was found: the next look opens anew.
      if (!counts) void close().catch(quiet);
      return counts;
    },
    close,
  };
}

/** The answer when it comes in time; null when not. */
function within<T>(answer: Promise<T>, ms: number): Promise<T | null> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, ms, null);
    void answer.then((value) => {
      clearTimeout(late);
      resolve(value);
    });
  });
}
