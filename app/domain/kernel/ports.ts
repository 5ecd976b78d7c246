import type { Actor } from "./actor.ts";
import type { NewAuditEntry, NewEvent } from "./events.ts";
import type { PlainDate } from "./plain-date.ts";

/** The time of the marketplace. Its offset is stored, so that all processes agree. */
export interface Clock {
  now(): Date;
  /** Today in the country's zone. */
  today(country: string): PlainDate;
}

export interface Ids {
  /** UUIDv7. */
  next(): string;
  /** Random bytes as lower-case hex; for tokens and codes. */
  randomHex(bytes: number): string;
  /** A uniform integer in [0, below). */
  randomInt(below: number): number;
}

/** Anything that answers SQL: a Prisma transaction or a bulk transaction. Parameters are $1, $2 … */
export interface SqlExecutor {
  query<Row extends object = Record<string, unknown>>(
    text: string,
    params?: readonly unknown[],
  ): Promise<Row[]>;
  /**
   * The same outside of transactions, for statements of few shapes that are asked again and again: each is read and
   * planned once on a connection, for all values. Only for those whose best plan does not depend on the values.
   */
  readonly steady?: SqlExecutor;
}

/** One open transaction. What is appended here commits or vanishes with the state. */
export interface TxPort<Db> extends SqlExecutor {
  readonly db: Db;
  /** Appends to the outbox; returns the event id. */
  publish(event: NewEvent): Promise<string>;
  audit(actor: Actor, entry: NewAuditEntry): Promise<void>;
}

/** A transaction on a plain connection, with COPY; for imports and other bulk work. */
export interface BulkTx extends SqlExecutor {
  publish(event: NewEvent): Promise<string>;
  audit(actor: Actor, entry: NewAuditEntry): Promise<void>;
  /** Streams rows into `table (columns)`; null is NULL, Date is timestamptz, objects are JSON. Returns the count. */
  copyIn(
    table: string,
    columns: readonly string[],
    rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>,
  ): Promise<number>;
  /** The same for rows that come many at a time: awaiting each of a million costs more than writing it. */
  copyBatchesIn(
    table: string,
    columns: readonly string[],
    batches: AsyncIterable<readonly (readonly unknown[])[]>,
  ): Promise<number>;
}

export interface Cipher {
  /** AES-256-GCM bound to its place (`table.column:rowId`); text in, text out. */
  encrypt(plain: string, place: string): string;
  decrypt(sealed: string, place: string): string;
  /** HMAC for look-ups of high-entropy values, with another key than the encryption's. */
  lookup(plain: string, purpose: string): string;
  /** HMAC with the key that signs what is kept outside the database, such as the head of the audit chain. */
  sign(text: string): string;
}

export interface Log {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}
