import os from "node:os";
import path from "node:path";
import type { RequestHandler } from "express";
import type { Configuration } from "./configuration.server.ts";
import type { Ctx, Tx } from "./domain/kernel/ctx.server.ts";
import type { Log, SqlExecutor } from "./domain/kernel/ports.ts";
import {
  QUEUE_CONNECTIONS,
  STEADY_CONNECTIONS,
  WEB_CONNECTIONS,
  WORKER_CONNECTIONS,
} from "./engines/database/connection-needs.ts";
import { openClock, openStandingClock, type SharedClock } from "./engines/database/clock.server.ts";
import { explainStart } from "./engines/database/connection-problem.server.ts";
import { openDatabase, type Database } from "./engines/database/database.server.ts";
import { openEventFlow, type EventFlow } from "./engines/database/event-flow.server.ts";
import { openQueueWindow } from "./engines/queue/queue-window.server.ts";
import { createKeptMessages } from "./engines/mail/kept-messages.server.ts";
import { mailNotSetUp, smsNotSetUp } from "./engines/mail/not-set-up.server.ts";
import { createSmtpMail } from "./engines/mail/smtp-mail.server.ts";
import type { JobQueue } from "./engines/queue/queue.ts";
import { queueOnPostgres } from "./engines/queue/bullmq-on-postgres.server.ts";
import { queueOnRedis } from "./engines/queue/bullmq-on-redis.server.ts";
import { createFailoverEngine } from "./engines/search/failover-search-engine.server.ts";
import { createMeilisearchEngine } from "./engines/search/meilisearch-search-engine.server.ts";
import { openMeilisearch } from "./engines/search/meilisearch-server.server.ts";
import type { SearchEngine } from "./engines/search/search-engine.ts";
import { createPostgresSearchEngine } from "./engines/search/postgres-search-engine.server.ts";
import { createHttpSmsGateway } from "./engines/sms/http-sms-gateway.server.ts";
import { createFolderStorage } from "./engines/storage/folder-storage.server.ts";
import { createCipher } from "./engines/system/cipher.server.ts";
import { systemIds } from "./engines/system/ids.server.ts";
import { seededIds } from "./engines/system/seeded-ids.server.ts";
import { createLog } from "./engines/system/log.server.ts";

/** The engines of one process and the context that use cases receive. */
export type Composition = {
  readonly ctx: Ctx;
  readonly clock: SharedClock;
  readonly database: Database;
  readonly log: Log;
  /** Outbox and inbox; the worker's side of every event. */
  readonly events: EventFlow;
  /** Opens the job queue; only the worker, the administrator's pages and tests need it. */
  openQueue(): JobQueue;
  /** The read-only board of the consumers' queues, below `basePath`; the web server mounts it behind its guard. */
  queueBoard(basePath: string, consumers: readonly string[]): Promise<RequestHandler>;
  close(): Promise<void>;
};

/** How many connections to PostgreSQL each process opens at most; a worker's queue has its own. */
export const connectionNeeds = ({ redisUrl }: Pick<Configuration, "redisUrl">) => ({
  web: WEB_CONNECTIONS + STEADY_CONNECTIONS,
  worker: WORKER_CONNECTIONS + STEADY_CONNECTIONS,
  queue: redisUrl ? 0 : QUEUE_CONNECTIONS,
});

/** The first question to the database: where it is not there, an operator is told so in a sentence. */
async function openClockOf(
  database: Database,
  { env, databaseUrl }: Configuration,
  isPlayed: boolean,
): Promise<SharedClock> {
  try {
    return isPlayed ? await openStandingClock(database) : await openClock(database, env !== "production");
  } catch (error) {
    await database.close().catch(() => undefined);
    throw explainStart(error, databaseUrl);
  }
}

/**
 * Builds the engines from the configuration; the only place that does. `process` names the process in logs
 * and in the database's list of connections. `played` is for a marketplace that is played, never in production:
 * ids follow from the seed, and the clock stands still until it is set.
 */
export async function compose(
  configuration: Configuration,
  options: {
    readonly process: string;
    readonly maxConnections?: number;
    readonly played?: { readonly seed: number };
  },
): Promise<Composition> {
  if (options.played && configuration.env === "production")
    throw new Error("Nothing is played in production: its ids could be foretold");
  const log = createLog(options.process, configuration.logLevel);
  const database = openDatabase(configuration.databaseUrl, {
    max: options.maxConnections ?? WEB_CONNECTIONS,
    name: `masar-${options.process}`,
  });
  const clock = await openClockOf(database, configuration, options.played !== undefined);
  const ids = options.played ? seededIds(options.played.seed, clock) : systemIds;
  const queueWindow = openQueueWindow(configuration);
  const cipher = createCipher(configuration.keys);
  const senders = openSenders(configuration, { sql: database.sql, cipher, clock, ids });
  const parts = {
    surroundings: {
      env: configuration.env,
      origin: configuration.origin,
      defaultCountry: configuration.defaultCountry,
    },
    clock,
    ids,
    log,
    cipher,
    search: openSearch(configuration, log, database.sql, options.process, (work) =>
      database.bulk({ clock, ids, requestId: null }, work),
    ),
    queue: queueWindow,
    ...senders,
    files: createFolderStorage(path.join(configuration.dataDir, "files")),
  };

  function build(requestId: string | null, joined: Tx | null): Ctx {
    const write = { clock, ids, requestId };
    return {
      ...parts,
      requestId,
      db: joined?.db ?? database.prisma,
      sql: joined ?? database.sql,
      transaction: (work) => (joined ? work(joined) : database.transaction(write, work)),
      bulk: (work) => {
        if (joined) throw new Error("Bulk work cannot join a transaction");
        return database.bulk(write, work);
      },
      withLock: database.withLock,
      setClock: clock.setTo,
      forRequest: (id) => build(id, joined),
      within: (tx) => build(requestId, tx),
    };
  }

  return {
    ctx: build(null, null),
    clock,
    database,
    log,
    events: openEventFlow(database, (requestId) => build(requestId, null)),
    openQueue() {
      const onError = (error: Error): void =>
        log.warn("The queue's backend answered with an error", { error: error.message });
      return configuration.redisUrl
        ? queueOnRedis(configuration.redisUrl, onError)
        : queueOnPostgres(configuration.databaseUrl, onError);
    },
    async queueBoard(basePath, consumers) {
      // Only the web server needs it, and not at its start.
      const { createQueueBoard } = await import("./engines/queue/queue-board.server.ts");
      return createQueueBoard(queueWindow, { basePath, consumers });
    },
    async close() {
      parts.search.close();
      await queueWindow.close();
      await Promise.all([senders.mail.close(), senders.sms.close()]);
      await clock.stop();
      await database.close();
    },
  };
}

/** PostgreSQL alone, or a Meilisearch server that is asked first. */
function openSearch(
  { meilisearch }: Configuration,
  log: Log,
  sql: SqlExecutor,
  name: string,
  bulk: Parameters<typeof createPostgresSearchEngine>[1],
): SearchEngine {
  const postgres = createPostgresSearchEngine(sql, bulk);
  if (meilisearch === null) return postgres;
  const server = openMeilisearch(meilisearch);
  return createFailoverEngine(createMeilisearchEngine(server, sql, bulk), postgres, {
    ...{ sql, bulk },
    process: `${name} ${os.hostname()}:${process.pid}`,
    onFailure: (error) =>
      log.warn("The search server failed; searches go to PostgreSQL for now", { error: error.message }),
  });
}

/** Mail server and SMS gateway of the settings; where one is missing its messages are kept, never in production. */
function openSenders(
  { env, smtp, sms }: Configuration,
  parts: Parameters<typeof createKeptMessages>[0],
): Pick<Ctx, "mail" | "sms" | "sent"> {
  const kept = env === "production" ? null : createKeptMessages(parts);
  return {
    mail: smtp ? createSmtpMail(smtp) : (kept?.mail ?? mailNotSetUp),
    sms: sms ? createHttpSmsGateway(sms) : (kept?.sms ?? smsNotSetUp),
    sent: kept?.sent ?? null,
  };
}
