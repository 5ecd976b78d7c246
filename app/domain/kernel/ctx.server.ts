import type { Prisma, PrismaClient } from "#app/generated/prisma/client.ts";
import type { QueueMonitor } from "#app/engines/queue/queue.ts";
import type { MailSender } from "#app/engines/mail/mail-sender.ts";
import type { SentMessages } from "#app/engines/mail/sent-messages.ts";
import type { SearchEngine } from "#app/engines/search/search-engine.ts";
import type { SmsSender } from "#app/engines/sms/sms-sender.ts";
import type { FileStorage } from "#app/engines/storage/file-storage.ts";
import type { BulkTx, Cipher, Clock, Ids, Log, SqlExecutor, TxPort } from "./ports.ts";

/** An open transaction over the typed client. */
export type Tx = TxPort<Prisma.TransactionClient>;

/** What the surroundings are; parsed once from the environment by the composition. */
export type Surroundings = {
  readonly env: "demo" | "production" | "test";
  /** Public address, such as "https://masar.example". */
  readonly origin: string;
  /** Country of a visitor whose country is not known. */
  readonly defaultCountry: string;
};

/** Everything a use case may reach. The composition builds it; nobody else constructs an engine. */
export interface Ctx {
  readonly surroundings: Surroundings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly cipher: Cipher;
  readonly search: SearchEngine;
  /** What the queue's backend says of itself; it may be away. */
  readonly queue: QueueMonitor;
  readonly mail: MailSender;
  readonly sms: SmsSender;
  /** What would have left by mail and SMS; null in production. */
  readonly sent: SentMessages | null;
  readonly files: FileStorage;
  /** Ties log, event and audit entry to the request they came from. */
  readonly requestId: string | null;
  /** Typed reads outside a transaction (inside one, when this ctx joined it). */
  readonly db: PrismaClient | Prisma.TransactionClient;
  /** SQL reads, likewise. */
  readonly sql: SqlExecutor;
  /** Runs `work` in one transaction; joins the open one when there is one. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs bulk work (COPY) in one transaction of its own; never inside another. */
  bulk<T>(work: (tx: BulkTx) => Promise<T>): Promise<T>;
  /** Runs `work` while holding a named lock on the whole deployment; null when somebody else holds it. */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  /** Sets the marketplace's clock for all processes; throws in production. */
  setClock(instant: Date): Promise<void>;
  /** The same context for one request. */
  forRequest(requestId: string): Ctx;
  /** The same context, its reads and transactions joined to `tx`. */
  within(tx: Tx): Ctx;
}
