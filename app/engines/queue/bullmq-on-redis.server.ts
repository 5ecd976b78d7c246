import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";
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
  return bullmqQueue(
    {
      name: "redis",
      connection,
      newQueue: (name, options) => new Queue(name, { ...options, prefix: PREFIX }) as never,
      newWorker: (name, work, options) =>
        new Worker(name, work as never, { ...options, prefix: PREFIX }) as never,
      prepare: () => refuseForgetfulRedis(connection),
      async close() {
        connection.disconnect();
      },
    },
    onError,
    retries,
  );
}

/** A Redis that evicts keys or writes nothing down would lose acknowledged work. */
async function refuseForgetfulRedis(connection: Redis): Promise<void> {
  if (connection.status === "wait")
    await connection.connect().catch(() => {
      const { host, port } = connection.options;
      throw new SetupProblem(`Redis does not answer at ${host}:${port}: start it, or correct REDIS_URL.`);
    });
  const setting = async (name: string): Promise<string> => {
    const answer = (await connection.config("GET", name)) as string[];
    return answer[1] ?? "";
  };
  const policy = await setting("maxmemory-policy");
  if (policy !== "noeviction") {
    throw new SetupProblem(
      `Redis may evict jobs (maxmemory-policy is ${policy}). Set "maxmemory-policy noeviction" in redis.conf.`,
    );
  }
  if ((await setting("appendonly")) !== "yes") {
    throw new SetupProblem('Redis forgets its jobs at a crash. Set "appendonly yes" in redis.conf.');
  }
}
