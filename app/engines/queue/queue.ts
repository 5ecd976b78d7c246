/** A job is an event for one consumer: its id is the event's id, its data identifiers only. */
export type QueueJob = {
  readonly id: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** A job in the hands of its consumer. */
export type TakenJob = QueueJob & {
  /** 1 for the first. */
  readonly attempt: number;
  /** Whether the backend drops the job should this attempt fail. */
  readonly isLast: boolean;
};

export type QueueCounts = {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
};

/** What became of what the backend was given, and what threatens it. */
export type QueueMemory = {
  /** Whether it lost jobs since `noteMemory`, or since ever: it was emptied, or evicted something. */
  readonly forgot: boolean;
  /** Sentences for the operator: settings that would lose jobs. */
  readonly dangers: readonly string[];
};

export interface JobQueue {
  readonly backend: "postgres" | "redis";
  /** Makes the backend ready (tables, or the checks of a Redis that may lose nothing). Throws with a sentence. */
  prepare(): Promise<void>;
  /** Adds jobs; a job whose id is still known to the backend is not added twice. */
  add(consumer: string, jobs: readonly QueueJob[]): Promise<void>;
  /**
   * Hands each job to `handle` until stopped. A job that throws is tried again with growing pauses, and dropped
   * after its last attempt: keeping it somewhere is up to `handle`.
   */
  consume(
    consumer: string,
    handle: (job: TakenJob) => Promise<void>,
    options: { readonly concurrency: number },
  ): Promise<{ stop(): Promise<void> }>;
  counts(consumer: string): Promise<QueueCounts>;
  memory(): Promise<QueueMemory>;
  /** Notes that what was forgotten until now has been handed on again. */
  noteMemory(): Promise<void>;
  close(): Promise<void>;
}

/** What can be seen of the queue from outside of a worker; it never waits long and changes nothing. */
export interface QueueMonitor {
  readonly backend: JobQueue["backend"];
  /** Grows whenever it was opened anew: what was built on an earlier opening is stale. */
  opening(): number;
  /** Counts of each consumer; null when the backend does not answer in time. */
  counts(
    consumers: readonly string[],
  ): Promise<ReadonlyMap<string, Pick<QueueCounts, "waiting" | "active" | "delayed">> | null>;
}
