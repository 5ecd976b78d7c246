import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { PrismaClient } from "#app/generated/prisma/client.ts";
import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";
import { STEADY_CONNECTIONS } from "./connection-needs.ts";
import { copyBatches, copyRows } from "./copy.server.ts";
import { preparingExecutor, sqlExecutor } from "./executor.server.ts";
import { lendConnections } from "./lazy-typed.server.ts";
import { listen } from "./listener.server.ts";
import { appendAudit, appendEvent, OUTBOX_CHANNEL, type WriteContext } from "./outbox.server.ts";
import { createPool } from "./pool.server.ts";
import { inTransaction, type TransactionWork } from "./transaction.server.ts";
import { wakerOf } from "./waker.server.ts";

const TRANSACTION_LIMIT_MS = 60_000;
/** Connections for COPY, opened when there is something to copy. */
const BULK_CONNECTIONS = 4;
/** Connections with prepared statements are kept longer than others: what they know took time. */
const STEADY_IDLE_MS = 10 * 60_000;

export interface Database {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly sql: SqlExecutor;
  /** One transaction through the typed client and through SQL on the same connection, which `work` gets too. */
  transaction<T>(write: WriteContext, work: TransactionWork<T>): Promise<T>;
  bulk<T>(write: WriteContext, work: (tx: BulkTx) => Promise<T>): Promise<T>;
  /** Calls `hear` on every notification; reconnects by itself. Returns the way to stop. */
  listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>>;
  /** Runs `work` while holding a session lock; null when somebody else holds it. */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  close(): Promise<void>;
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
  const pool = createPool(url, { ...options, pipeline: true });
  lendConnections(pool);
  // COPY cannot share a connection whose statements are sent ahead.
  const bulkPool = createPool(url, { ...options, max: BULK_CONNECTIONS, pipeline: false });
  const steadyPool = createPool(url, {
    ...{ max: STEADY_CONNECTIONS, name: options.name, pipeline: false },
    ...{ genericPlans: true, idleTimeoutMillis: STEADY_IDLE_MS },
  });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const sql: SqlExecutor = { ...sqlExecutor(pool), steady: preparingExecutor(steadyPool) };
  const waker = wakerOf(pool, OUTBOX_CHANNEL);

  async function transaction<T>(write: WriteContext, work: TransactionWork<T>): Promise<T> {
    const { value, published } = await inTransaction({ pool, prisma, limitMs }, write, work);
    if (published) waker.wake();
    return value;
  }

  async function bulk<T>(write: WriteContext, work: (tx: BulkTx) => Promise<T>): Promise<T> {
    const client = await bulkPool.connect();
    const own = sqlExecutor(client);
    let broken: Error | undefined;
    try {
      await client.query("begin");
      const value = await work({
        query: own.query,
        async publish(event) {
          const { id, written } = appendEvent(client, write, event);
          await written;
          return id;
        },
        audit: async (actor, entry) => void (await appendAudit(client, write, actor, entry)),
        copyIn: (table, columns, rows) => copyRows(client, table, columns, rows),
        copyBatchesIn: (table, columns, batches) => copyBatches(client, table, columns, batches),
      });
      await client.query("commit");
      waker.wake();
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
      await waker.stop();
      await prisma.$disconnect();
      await bulkPool.end();
      await steadyPool.end();
      if (!pool.ended) await pool.end();
    },
  };
}
