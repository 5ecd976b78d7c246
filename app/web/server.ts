import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { compose } from "#app/composition.server.ts";
import { readConfiguration } from "#app/configuration.server.ts";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";
import { createApp } from "./app.server.ts";
import type { Readiness } from "./health.server.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const DRAIN_MS = 20_000;

/** Starts the web server on the configured port; on SIGTERM or SIGINT it finishes what it has begun. */
async function main(): Promise<void> {
  const configuration = readConfiguration();
  const { ctx, close } = await compose(configuration, { process: "web" });
  const build = (await import(pathToFileURL(path.join(root, "build/server/index.js")).href)) as ServerBuild;
  const readiness: Readiness = { accepting: true };
  const clientFolder = path.join(root, "build/client");
  const server = createServer(createApp({ ctx, build, clientFolder, readiness }));

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    readiness.accepting = false;
    ctx.log.info("stopping", { signal });
    const impatient = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(impatient);
      void close().finally(() => process.exit(0));
    });
    server.closeIdleConnections();
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
  // Started by a launcher that is gone: do not stay behind alone.
  if (process.send) process.on("disconnect", () => stop("disconnect"));

  server.once("error", (error: NodeJS.ErrnoException) => {
    const sentence =
      error.code === "EADDRINUSE"
        ? `Port ${configuration.port} is in use. Stop the other program, or set PORT to a free one.`
        : `The web server cannot listen on port ${configuration.port}: ${error.message}`;
    process.stderr.write(`${sentence}\n`);
    process.exit(1);
  });
  server.listen(configuration.port, () => {
    ctx.log.info("web server is listening", { port: configuration.port });
  });
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SetupProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(3);
}
