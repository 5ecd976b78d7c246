import type pg from "pg";
import type { PrismaClient } from "#app/generated/prisma/client.ts";
import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import { sqlExecutor } from "./executor.server.ts";
import { lazyTyped } from "./lazy-typed.server.ts";
import { appendAudit, appendEvent, type Prepared, type WriteContext } from "./outbox.server.ts";

/**
 * What happens in a transaction. `txFor` is the same transaction in the name of another request, where one carries the
 * effects of several.
 */
export type TransactionWork<T> = (
  tx: Tx,
  connection: Prepared,
  txFor: (write: WriteContext) => Tx,
) => Promise<T>;

type Limit = { check(): void; readonly passed: Promise<never>; clear(): void };

/**
 * Runs `work` in one transaction on one connection, for SQL and for the typed client alike. `pool` sends statements
 * without waiting for the answers to those before: what needs no answer (begin, events, audit entries) costs no
 * round trip of its own. A transaction that takes longer than `limitMs` is rolled back and goes no further.
 */
export async function inTransaction<T>(
  { pool, prisma, limitMs }: { pool: pg.Pool; prisma: PrismaClient; limitMs: number },
  write: WriteContext,
  work: TransactionWork<T>,
): Promise<{ readonly value: T; readonly published: boolean }> {
  const client = await pool.connect();
  const limit = limitOf(limitMs);
  const own = checked(sqlExecutor(client), limit);
  const typed = lazyTyped(prisma, client, { limitMs: limitMs * 2, check: limit.check });
  // What was sent and not waited for; the first that failed is the cause of all that follows.
  const sent: Promise<unknown>[] = [];
  const send = <V>(promise: Promise<V>): Promise<V> => {
    promise.catch(() => undefined);
    sent.push(promise);
    return promise;
  };
  let broken: Error | undefined;
  let published = false;
  try {
    send(client.query("begin"));
    const txFor = (its: WriteContext): Tx => ({
      db: typed.db,
      query: own.query,
      async publish(event) {
        limit.check();
        const { id, written } = appendEvent(client, its, event);
        send(written);
        published = true;
        return id;
      },
      async audit(actor, entry) {
        limit.check();
        send(appendAudit(client, its, actor, entry));
      },
    });
    const working = work(txFor(write), client, txFor);
    working.catch(() => undefined);
    const value = await Promise.race([working, limit.passed]);
    limit.check();
    await typed.close();
    const committed = send(client.query("commit"));
    const cause = await causeAmong(sent);
    if (cause) throw cause;
    // An aborted transaction answers COMMIT with ROLLBACK and no error.
    if ((await committed).command !== "COMMIT") throw new Error("The transaction was rolled back");
    return { value, published };
  } catch (error) {
    await typed.close().catch(() => undefined);
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw (await causeAmong(sent)) ?? error;
  } finally {
    limit.clear();
    client.release(broken);
  }
}

/** What came after a failed statement fails with this code: a consequence, no cause. */
const ABORTED = "25P02";

/** Waits for all; the first failure that is a cause, or null. */
async function causeAmong(sent: readonly Promise<unknown>[]): Promise<Error | null> {
  for (const result of await Promise.allSettled(sent)) {
    if (result.status === "fulfilled") continue;
    const error = result.reason as Error & { readonly code?: string };
    if (error.code !== ABORTED) return error;
  }
  return null;
}

function limitOf(limitMs: number): Limit {
  const late = (): Error => new Error(`The transaction took longer than ${limitMs} ms and was rolled back`);
  const start = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late()), limitMs);
  });
  passed.catch(() => undefined);
  return {
    passed,
    check() {
      if (performance.now() - start > limitMs) throw late();
    },
    clear: () => clearTimeout(timer),
  };
}

/**
 * SQL that refuses to go on after the limit: the connection has been given back by then, and what came after would
 * be written outside of the transaction.
 */
function checked(sql: SqlExecutor, limit: Limit): SqlExecutor {
  return {
    async query<Row extends object>(text: string, params?: readonly unknown[]): Promise<Row[]> {
      limit.check();
      return sql.query<Row>(text, params);
    },
  };
}
