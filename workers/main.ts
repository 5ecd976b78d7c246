import { compose } from "#app/composition.server.ts";
import { readConfiguration } from "#app/configuration.server.ts";
import { startConsumers } from "./consumers.ts";
import { startRelay } from "./relay.ts";
import { startScheduler } from "./scheduler.ts";
import { startSealer } from "./sealer.ts";

/** What must be done by then is done; the rest is taken up by another worker or the next start. */
const STOP_LIMIT_MS = 20_000;

const composition = await compose(readConfiguration(), { process: "worker" });
const { log } = composition;
const queue = composition.openQueue();
await queue.prepare();

const consumers = await startConsumers(composition, queue);
const relay = await startRelay(composition, queue);
const sealer = startSealer(composition);
const scheduler = startScheduler(composition);
log.info("Worker ready", { kind: queue.backend });
process.send?.({ ready: true });

let stopping = false;
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info("Worker stopping", { signal });
  setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
  await Promise.all([relay.stop(), scheduler.stop(), sealer.stop(), consumers.stop()]);
  await queue.close();
  await composition.close();
  process.exit(0);
}
process.on("SIGTERM", () => void stop("SIGTERM"));
process.on("SIGINT", () => void stop("SIGINT"));
// The launcher died: nobody would ever stop this process.
process.on("disconnect", () => void stop("disconnect"));
