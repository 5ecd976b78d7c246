import { createPostgresBackend, runMigrations, withBackend } from "bullmq";
import pg from "pg";
import { QUEUE_CONNECTIONS } from "#app/engines/database/connection-needs.ts";
import { bullmqQueue, type Retries } from "./bullmq-queue.server.ts";
import type { JobQueue } from "./queue.ts";

const { Queue, Worker } = withBackend(createPostgresBackend);
export const SCHEMA = "bullmq";
const LISTENERS = 100;

/** BullMQ on the marketplace's own PostgreSQL, in a schema of its own. */
export function queueOnPostgres(url: string, onError: (error: Error) => void, retries?: Retries): JobQueue {
  const pool = new pg.Pool({
    connectionString: url,
    max: QUEUE_CONNECTIONS,
    application_name: "masar-queue",
    options: `-c TimeZone=UTC -c search_path=${SCHEMA},public`,
  });
  pool.on("error", onError);
  // Each queue and each worker listens on it.
  pool.setMaxListeners(LISTENERS);
  return bullmqQueue(
    {
      name: "postgres",
      connection: pool,
      newQueue: (name, options) => new Queue(name, options as never) as never,
      newWorker: (name, work, options) => new Worker(name, work as never, options as never) as never,
      async prepare() {
        const client = await pool.connect();
        try {
          await runMigrations(client);
        } finally {
          client.release();
        }
      },
      // It forgets only together with the outbox.
      memory: () => Promise.resolve({ forgot: false, dangers: [] }),
      noteMemory: () => Promise.resolve(),
      async close() {
        await pool.end();
      },
    },
    onError,
    retries,
  );
}
