import { createPostgresBackend, Queue, withBackend, Worker, type ConnectionOptions } from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import type { Composition } from "#app/composition.server.ts";
import { queueOnPostgres } from "#app/engines/queue/bullmq-on-postgres.server.ts";
import { queueOnRedis } from "#app/engines/queue/bullmq-on-redis.server.ts";
import type { Consumer } from "#workers/reactions.ts";
import { startConsumers } from "#workers/consumers.ts";
import { startRelay } from "#workers/relay.ts";

/** A running way from a commit to a committed effect. */
export type Pipe = {
  /** Commits a change that has an effect; returns the event's id. */
  publish(): Promise<string>;
  /** Ids of the effects that were committed, with performance.now(). */
  readonly done: ReadonlyMap<string, number>;
  stop(): Promise<void>;
};

export type Surroundings = {
  readonly composition: Composition;
  readonly databaseUrl: string;
  /** Null: the queue lives in PostgreSQL. */
  readonly redisUrl: string | null;
};

/** Effects at once, on both sides. */
const CONCURRENCY = 16;
/** Connections for changes and effects, on both sides: as many as a worker has. */
const CONNECTIONS = 12;
/** Jobs that are added at once, as by the relay. */
const BATCH = 500;
const EVENT = "bench.happened";

const CHANGE = "insert into bench_change (id) values ($1)";
const EFFECT = "insert into bench_effect (id) values ($1)";

export async function prepareTables({ composition }: Surroundings): Promise<void> {
  for (const table of ["bench_change", "bench_effect"])
    await composition.ctx.sql.query(
      `create table if not exists ${table} (id uuid primary key, at timestamptz not null default clock_timestamp())`,
    );
}

/** Masar's: change and event in one transaction, relay, queue, inbox row and effect in one transaction. */
export async function masarPipe({ composition, databaseUrl, redisUrl }: Surroundings): Promise<Pipe> {
  const done = new Map<string, number>();
  const { ctx, events } = composition;
  const watched: Composition = {
    ...composition,
    events: {
      ...events,
      async once(consumer, event, effect) {
        const first = await events.once(consumer, event, effect);
        if (first) done.set(typeof event === "string" ? event : event.id, performance.now());
        return first;
      },
      async onceAll(consumer, items) {
        const all = await events.onceAll(consumer, items);
        for (const id of all) done.set(id, performance.now());
        return all;
      },
    },
  };
  const consumers: Readonly<Record<string, Consumer>> = {
    bench: {
      concurrency: CONCURRENCY,
      // As the consumer that writes messages.
      together: { lanes: 4, most: 8 },
      reactions: {
        [EVENT]: (within, event) =>
          within.transaction(async (tx) => void (await tx.query(EFFECT, [event.payload["changeId"]]))),
      },
    },
  };
  const ignore = (): void => undefined;
  const queue = redisUrl === null ? queueOnPostgres(databaseUrl, ignore) : queueOnRedis(redisUrl, ignore);
  await queue.prepare();
  const consuming = await startConsumers(watched, queue, consumers);
  const relay = await startRelay(composition, queue, consumers);
  return {
    done,
    publish: () =>
      ctx.transaction(async (tx) => {
        const changeId = ctx.ids.next();
        await tx.query(CHANGE, [changeId]);
        return tx.publish({ name: EVENT, payload: { changeId } });
      }),
    async stop() {
      await relay.stop();
      await consuming.stop();
      await queue.close();
    },
  };
}

/**
 * BullMQ alone: the change is committed by one statement, its job added right after (by then a crash would lose it),
 * and the effect is one more statement (a job that ran twice would do it twice). Ids, batches, concurrency,
 * attempts and connections are Masar's.
 */
export async function barePipe({ composition, databaseUrl, redisUrl }: Surroundings): Promise<Pipe> {
  const done = new Map<string, number>();
  const { ids } = composition.ctx;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONNECTIONS });
  const name = "bare";
  const backend = redisUrl === null ? onPostgres(databaseUrl) : onRedis(redisUrl);
  const { connection } = backend;
  const queue = new backend.Queue(name, {
    connection,
    defaultJobOptions: {
      attempts: 15,
      backoff: { type: "exponential", delay: 400 },
      removeOnComplete: true,
      removeOnFail: true,
    },
  });
  const worker = new backend.Worker(
    name,
    async (job) => {
      const { changeId } = job.data as { changeId: string };
      await pool.query(EFFECT, [changeId]);
      done.set(job.id ?? "", performance.now());
    },
    { connection, concurrency: CONCURRENCY },
  );
  await worker.waitUntilReady();

  let waiting: { id: string; changeId: string }[] = [];
  let adding = false;
  async function addAll(): Promise<void> {
    if (adding) return;
    adding = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH);
      waiting = waiting.slice(BATCH);
      await queue.addBulk(
        batch.map(({ id, changeId }) => ({ name: EVENT, data: { changeId }, opts: { jobId: id } })),
      );
    }
    adding = false;
  }
  return {
    done,
    async publish() {
      const [id, changeId] = [ids.next(), ids.next()];
      await pool.query(CHANGE, [changeId]);
      waiting.push({ id, changeId });
      void addAll();
      return id;
    },
    async stop() {
      await worker.close();
      await queue.close();
      await backend.close();
      await pool.end();
    },
  };
}

type Backend = {
  readonly Queue: typeof Queue;
  readonly Worker: typeof Worker;
  readonly connection: ConnectionOptions;
  close(): Promise<void>;
};

function onPostgres(url: string): Backend {
  const pool = new pg.Pool({
    connectionString: url,
    max: 24,
    options: "-c TimeZone=UTC -c search_path=bullmq,public",
  });
  pool.setMaxListeners(100);
  const classes = withBackend(createPostgresBackend);
  return {
    Queue: classes.Queue as never,
    Worker: classes.Worker as never,
    connection: pool as never,
    close: () => pool.end(),
  };
}

function onRedis(url: string): Backend {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  return { Queue, Worker, connection, close: async () => connection.disconnect() };
}
