import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { PrismaClient, type Prisma } from "#app/generated/prisma/client.ts";
import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";
import { copyBatches, copyRows } from "./copy.server.ts";
import { sqlExecutor } from "./executor.server.ts";
import { appendAudit, appendEvent, type WriteContext } from "./outbox.server.ts";
import { createPool } from "./pool.server.ts";

const TRANSACTION_LIMIT_MS = 60_000;
/** Prisma ends a transaction by itself only after ours has refused to go on. */
const BACKSTOP_MS = 5_000;

export interface Database {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly sql: SqlExecutor;
  /** One transaction through the typed client and through SQL on the same connection. */
  transaction<T>(write: WriteContext, work: (tx: Tx) => Promise<T>): Promise<T>;
  bulk<T>(write: WriteContext, work: (tx: BulkTx) => Promise<T>): Promise<T>;
  /** Calls `hear` on every notification; reconnects by itself. Returns the way to stop. */
  listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>>;
  /** Runs `work` while holding a session lock; null when somebody else holds it. */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  close(): Promise<void>;
}

/** The connection that Prisma opened for the transaction under way, so that SQL can share it. */
const underWay = new AsyncLocalStorage<{ client: pg.PoolClient | null }>();

function rememberConnection(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const remembering = async (): Promise<pg.PoolClient> => {
    const client = await connect();
    const store = underWay.getStore();
    if (store && !store.client) store.client = client;
    return client;
  };
  // pg's own pool.query uses the callback form: leave that alone.
  pool.connect = ((callback?: Parameters<pg.Pool["connect"]>[0]) =>
    callback
      ? (pool.constructor as typeof pg.Pool).prototype.connect.call(pool, callback)
      : remembering()) as pg.Pool["connect"];
}

/**
 * Opens the database. `max` bounds its connections; a transaction that takes longer than `transactionLimitMs`
 * is rolled back.
 */
export function openDatabase(
  url: string,
  options: { max: number; name: string; transactionLimitMs?: number },
): Database {
  const limitMs = options.transactionLimitMs ?? TRANSACTION_LIMIT_MS;
  const pool = createPool(url, options);
  rememberConnection(pool);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const sql = sqlExecutor(pool);

  async function transaction<T>(write: WriteContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    const store: { client: pg.PoolClient | null } = { client: null };
    return underWay.run(store, () =>
      prisma.$transaction(
        async (db: Prisma.TransactionClient) => {
          if (!store.client) throw new Error("The transaction's connection was not seen");
          const own = withinLimit(sqlExecutor(store.client), limitMs);
          return work({
            db,
            query: own.query,
            publish: (event) => appendEvent(own, write, event),
            audit: (actor, entry) => appendAudit(own, write, actor, entry),
          });
        },
        { timeout: limitMs + BACKSTOP_MS, maxWait: 10_000 },
      ),
    );
  }

  async function bulk<T>(write: WriteContext, work: (tx: BulkTx) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    const own = sqlExecutor(client);
    let broken: Error | undefined;
    try {
      await client.query("begin");
      const value = await work({
        query: own.query,
        publish: (event) => appendEvent(own, write, event),
        audit: (actor, entry) => appendAudit(own, write, actor, entry),
        copyIn: (table, columns, rows) => copyRows(client, table, columns, rows),
        copyBatchesIn: (table, columns, batches) => copyBatches(client, table, columns, batches),
      });
      await client.query("commit");
      return value;
    } catch (error) {
      await client.query("rollback").catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async function withLock<T>(name: string, work: () => Promise<T>): Promise<T | null> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      const key = `masar:${name}`;
      const got = await client.query<{ locked: boolean }>(
        "select pg_try_advisory_lock(hashtextextended($1, 0)) as locked",
        [key],
      );
      if (!got.rows[0]?.locked) return null;
      try {
        return await work();
      } finally {
        await client
          .query("select pg_advisory_unlock(hashtextextended($1, 0))", [key])
          .catch((failure: Error) => {
            broken = failure;
          });
      }
    } finally {
      client.release(broken);
    }
  }

  return {
    pool,
    prisma,
    sql,
    transaction,
    bulk,
    withLock,
    listen: (channel, hear) => listen(pool, channel, hear),
    async close() {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}

/**
 * SQL that refuses to go on after the limit. Prisma gives the connection back when it rolls a late transaction
 * back: what came after would be written outside of it, and half of the work would stay.
 */
function withinLimit(sql: SqlExecutor, limitMs: number): SqlExecutor {
  const start = performance.now();
  return {
    async query<Row extends object>(text: string, params?: readonly unknown[]): Promise<Row[]> {
      if (performance.now() - start > limitMs)
        throw new Error(`The transaction took longer than ${limitMs} ms and was rolled back`);
      return sql.query<Row>(text, params);
    },
  };
}

async function listen(
  pool: pg.Pool,
  channel: string,
  hear: (payload: string) => void,
): Promise<() => Promise<void>> {
  let stopped = false;
  let client: pg.PoolClient | null = null;
  let retry: NodeJS.Timeout | null = null;

  async function connect(): Promise<void> {
    const next = await pool.connect();
    const lose = (): void => {
      if (client !== next) return;
      client = null;
      next.release(true);
      again();
    };
    next.on("notification", (note) => {
      if (!stopped) hear(note.payload ?? "");
    });
    next.on("error", lose);
    next.on("end", lose);
    try {
      await next.query(`listen ${channel}`);
    } catch (error) {
      next.release(true);
      throw error;
    }
    if (stopped) next.release(true);
    else client = next;
  }
  function again(): void {
    if (stopped) return;
    retry = setTimeout(
      () =>
        void connect()
          .then(() => hear(""))
          .catch(again),
      500,
    );
  }
  await connect();
  return async () => {
    stopped = true;
    if (retry) clearTimeout(retry);
    const last = client;
    client = null;
    // The connection listens: it must not go back to the pool.
    last?.release(true);
  };
}
