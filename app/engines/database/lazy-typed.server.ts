import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";
import type { Prisma, PrismaClient } from "#app/generated/prisma/client.ts";

/** The connection of the transaction under way, lent to Prisma while it opens its own view of it. */
const lent = new AsyncLocalStorage<pg.PoolClient>();

/** Makes `pool` lend the connection of the transaction under way to the typed client that asks for one. */
export function lendConnections(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  // pg's own pool.query uses the callback form: leave that alone.
  pool.connect = ((callback?: Parameters<pg.Pool["connect"]>[0]) =>
    callback
      ? (pool.constructor as typeof pg.Pool).prototype.connect.call(pool, callback)
      : Promise.resolve(lent.getStore() ?? connect())) as pg.Pool["connect"];
}

/** The typed client inside a transaction; opened by its first use, since most use cases need only SQL. */
export type LazyTyped = {
  readonly db: Prisma.TransactionClient;
  /** Before the end of the transaction, whichever end it is. */
  close(): Promise<void>;
};

/**
 * The typed client over `client`, on which a transaction is open. Prisma's interactive transaction costs several
 * times what the transaction itself does, so it is opened when the first typed query comes, on the same connection;
 * its own BEGIN, COMMIT and ROLLBACK are swallowed, because the transaction is not its own.
 */
export function lazyTyped(
  prisma: PrismaClient,
  client: pg.PoolClient,
  options: { readonly limitMs: number; readonly check: () => void },
): LazyTyped {
  let opened: Promise<Prisma.TransactionClient> | null = null;
  let closed: Promise<unknown> = Promise.resolve();
  let finish: () => void = () => undefined;

  function open(): Promise<Prisma.TransactionClient> {
    opened ??= new Promise((resolve, reject) => {
      const finished = new Promise<void>((done) => (finish = done));
      closed = lent
        .run(borrowed(client), () =>
          prisma.$transaction(
            async (typed) => {
              resolve(typed);
              await finished;
            },
            { timeout: options.limitMs, maxWait: options.limitMs },
          ),
        )
        .catch(reject);
    });
    return opened;
  }
  return {
    db: queriesOf(async (path, args) => {
      options.check();
      const typed = await open();
      options.check();
      return call(typed, path, args);
    }),
    async close() {
      finish();
      await closed;
    },
  };
}

const OWN_BOUNDS = new Set(["BEGIN", "COMMIT", "ROLLBACK"]);

/** The connection as Prisma may use it: it neither bounds the transaction nor gives the connection back. */
function borrowed(client: pg.PoolClient): pg.PoolClient {
  const facade = {
    query: (query: pg.QueryConfig) =>
      OWN_BOUNDS.has(query.text)
        ? Promise.resolve({ rows: [], fields: [], rowCount: 0 })
        : client.query(query),
    on: (event: "error", hear: (error: Error) => void) => void client.on(event, hear),
    removeListener: (event: "error", hear: (error: Error) => void) => void client.removeListener(event, hear),
    release: () => undefined,
  };
  return facade as unknown as pg.PoolClient;
}

type Callable = (...args: readonly unknown[]) => unknown;

/** Calls `typed.model.operation(…)`, or `typed.$queryRaw…`. */
function call(typed: Prisma.TransactionClient, path: readonly string[], args: readonly unknown[]): unknown {
  let owner: unknown = typed;
  for (const name of path.slice(0, -1)) owner = (owner as Record<string, unknown>)[name];
  return (owner as Record<string, Callable>)[path.at(-1) ?? ""]?.(...args);
}

/** Looks like the typed client; each of its calls goes to `run` with its path, such as ["person", "findMany"]. */
function queriesOf(
  run: (path: readonly string[], args: readonly unknown[]) => Promise<unknown>,
): Prisma.TransactionClient {
  const level = (path: readonly string[]): object =>
    new Proxy(() => undefined, {
      // A promise that resolves to the client must not take it for another promise.
      get: (_target, name) =>
        typeof name === "symbol" || name === "then" ? undefined : level([...path, name]),
      apply: (_target, _self, args: readonly unknown[]) => run(path, args),
    });
  return level([]) as Prisma.TransactionClient;
}
