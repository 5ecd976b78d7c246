import { createServer, type Server } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { compose } from "#app/composition.server.ts";
import { readConfiguration } from "#app/configuration.server.ts";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";
import { createApp } from "./app.server.ts";
import type { Readiness } from "./health.server.ts";

const BUILD = path.resolve(import.meta.dirname, "../../build");
const DRAIN_MS = 20_000;

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new SetupProblem(
          error.code === "EADDRINUSE"
            ? `Port ${port} is in use: stop the other program, or set PORT to a free one.`
            : `The web server cannot listen on ${host}, port ${port} (${error.message}): set MASAR_HOST or PORT.`,
        ),
      ),
    );
    server.listen(port, host, resolve);
  });
}

/** Starts the web server on the configured port; on SIGTERM or SIGINT it finishes what it has begun. */
async function main(): Promise<void> {
  const { port, host, trustedProxies, ...configuration } = readConfiguration();
  const composition = await compose({ port, host, trustedProxies, ...configuration }, { process: "web" });
  const { ctx, close } = composition;
  const build = (await import(pathToFileURL(path.join(BUILD, "server/index.js")).href)) as ServerBuild;
  const readiness: Readiness = { accepting: true };
  const clientFolder = path.join(BUILD, "client");
  const server = createServer(createApp({ composition, build, clientFolder, readiness, trustedProxies }));

  const stop = (signal: string): void => {
    if (!readiness.accepting) return;
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

  try {
    await listen(server, port, host);
  } catch (error) {
    await close();
    throw error;
  }
  ctx.log.info("web server is listening", { port });
}

await main();
