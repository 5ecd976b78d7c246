import { requireDatabase } from "#app/composition-database.server.ts";
import { compose, connectionNeeds } from "#app/composition.server.ts";
import { readConfiguration, type WorkerPart } from "#app/configuration.server.ts";
import { startConsumers } from "./consumers.ts";
import { startPresence } from "./presence.ts";
import { startRelay } from "./relay.ts";
import { startScheduler } from "./scheduler.ts";
import { startSealer } from "./sealer.ts";
import { startSearchRepairs } from "./search-repairs.ts";

/** What must be done by then is done; the rest is taken up by another worker or the next start. */
const STOP_LIMIT_MS = 20_000;

type Running = { stop(): Promise<void> };

const configuration = readConfiguration();
// In production nothing is read before the work begins: a database that is away would end it with a stack trace.
await requireDatabase(configuration.databaseUrl);
const composition = await compose(configuration, {
  process: "worker",
  maxConnections: connectionNeeds(configuration).worker,
});
const { log } = composition;
const queue = composition.openQueue();
await queue.prepare();

/** The parts that this process runs; others may run the rest. */
const PARTS: Readonly<Record<WorkerPart, () => Promise<readonly Running[]>>> = {
  consumers: async () => [await startConsumers(composition, queue)],
  relay: async () => [await startRelay(composition, queue)],
  schedules: async () => [
    startSealer(composition),
    startScheduler(composition),
    startSearchRepairs(composition),
  ],
};
const running: Running[] = [startPresence(composition)];
for (const part of configuration.workerParts) running.push(...(await PARTS[part]()));
log.info("Worker ready", { kind: queue.backend, parts: configuration.workerParts.join(",") });
process.send?.({ ready: true });

let stopping = false;
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info("Worker stopping", { signal });
  setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
  await Promise.all(running.map((part) => part.stop()));
  await queue.close();
  await composition.close();
  process.exit(0);
}
process.on("SIGTERM", () => void stop("SIGTERM"));
process.on("SIGINT", () => void stop("SIGINT"));
// The launcher died: nobody would ever stop this process.
process.on("disconnect", () => void stop("disconnect"));
