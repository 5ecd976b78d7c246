import { queueOnPostgres } from "#app/engines/queue/bullmq-on-postgres.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { jobQueueContract } from "./queue.contract.ts";

const masar = useMasar();

jobQueueContract("PostgreSQL", (retries) => queueOnPostgres(masar.databaseUrl, () => undefined, retries));
