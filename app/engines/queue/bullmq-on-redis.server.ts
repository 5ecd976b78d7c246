import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { redisMemory } from "./redis-memory.server.ts";
import { bullmqQueue, type Retries } from "./bullmq-queue.server.ts";
import type { JobQueue } from "./queue.ts";

export const PREFIX = "masar";
const LISTENERS = 100;

/** BullMQ on Redis. Commands wait while Redis is away and go on when it is back. */
export function queueOnRedis(url: string, onError: (error: Error) => void, retries?: Retries): JobQueue {
  const connection = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  connection.on("error", onError);
  // Each queue and each worker listens on it.
  connection.setMaxListeners(LISTENERS);
  const memory = redisMemory(connection);
  return bullmqQueue(
    {
      name: "redis",
      connection,
      newQueue: (name, options) => new Queue(name, { ...options, prefix: PREFIX }) as never,
      newWorker: (name, work, options) =>
        new Worker(name, work as never, { ...options, prefix: PREFIX }) as never,
      prepare: memory.prepare,
      memory: memory.look,
      noteMemory: memory.note,
      async close() {
        connection.disconnect();
      },
    },
    onError,
    retries,
  );
}
