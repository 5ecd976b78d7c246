import type {
  ConnectionOptions,
  Job,
  Queue as BullQueue,
  QueueOptions,
  Worker as BullWorker,
  WorkerOptions,
} from "bullmq";
import type { JobQueue, QueueMemory, TakenJob } from "./queue.ts";

type Data = Readonly<Record<string, unknown>>;

/** How the two backends differ: their classes, their connection, and what to do before and after. */
export type Backend = {
  readonly name: JobQueue["backend"];
  readonly connection: unknown;
  newQueue(name: string, options: QueueOptions): BullQueue<Data>;
  newWorker(name: string, work: (job: Job<Data>) => Promise<void>, options: WorkerOptions): BullWorker<Data>;
  prepare(): Promise<void>;
  memory(): Promise<QueueMemory>;
  noteMemory(): Promise<void>;
  close(): Promise<void>;
};

// 25 kills lost 22 of 4,000 jobs at BullMQ's default of 1: a stalled job is always taken up again.
const MAX_STALLED = 1_000;
/**
 * A job's lock; it is renewed at half of it, and a killed worker's job is taken up after it. A lock that is lost
 * while its worker lives makes the job run twice, which the inbox bears.
 */
const LOCK_MS = 6_000;
const STALLED_CHECK_MS = 2_000;

/** How often a job is tried, and the pause after the first try; each further pause is twice the one before. */
export type Retries = { readonly attempts: number; readonly pauseMs: number };

/** Trying goes on for nearly two hours: an outage shorter than that leaves nothing to be retried by hand. */
const RETRIES: Retries = { attempts: 15, pauseMs: 400 };

/** One BullMQ queue per consumer, on either backend. */
export function bullmqQueue(
  backend: Backend,
  onError: (error: Error) => void,
  retries: Retries = RETRIES,
): JobQueue {
  const queues = new Map<string, BullQueue<Data>>();
  const connection = backend.connection as ConnectionOptions;

  function queueOf(consumer: string): BullQueue<Data> {
    let queue = queues.get(consumer);
    if (!queue) {
      queue = backend.newQueue(consumer, {
        connection,
        defaultJobOptions: {
          attempts: retries.attempts,
          backoff: { type: "exponential", delay: retries.pauseMs },
          // What was done is in the inbox, what was given up among the dead letters. A job that stayed would keep
          // its id, and with it the same event from being handed on again.
          removeOnComplete: true,
          removeOnFail: true,
        },
      });
      queue.on("error", onError);
      queues.set(consumer, queue);
    }
    return queue;
  }
  const taken = (job: Job<Data>): TakenJob => ({
    id: job.id ?? "",
    name: job.name,
    data: job.data,
    attempt: job.attemptsMade + 1,
    isLast: job.attemptsMade + 1 >= (job.opts.attempts ?? 1),
  });

  return {
    backend: backend.name,
    prepare: () => backend.prepare(),
    async add(consumer, jobs) {
      if (jobs.length === 0) return;
      await queueOf(consumer).addBulk(
        jobs.map((job) => ({ name: job.name, data: job.data, opts: { jobId: job.id } })),
      );
    },
    async consume(consumer, handle, { concurrency }) {
      const worker = backend.newWorker(consumer, (job) => handle(taken(job)), {
        connection,
        concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_CHECK_MS,
        maxStalledCount: MAX_STALLED,
      });
      worker.on("error", onError);
      await worker.waitUntilReady();
      return { stop: () => worker.close() };
    },
    async counts(consumer) {
      const counts = await queueOf(consumer).getJobCounts("waiting", "active", "delayed", "failed");
      return {
        waiting: counts.waiting ?? 0,
        active: counts.active ?? 0,
        delayed: counts.delayed ?? 0,
        failed: counts.failed ?? 0,
      };
    },
    memory: () => backend.memory(),
    noteMemory: () => backend.noteMemory(),
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await backend.close();
    },
  };
}
