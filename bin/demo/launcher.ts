import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { compose } from "#app/composition.server.ts";
import {
  identityOf,
  lives,
  provideDatabase,
  type ProvidedDatabase,
} from "#app/composition-database.server.ts";
import {
  readSettings,
  unknownSettings,
  type Configuration,
  type Settings,
} from "#app/configuration.server.ts";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";
import { seedDemo } from "#prisma/seed/demo.ts";
import { seedReference } from "#prisma/seed/reference.ts";
import { Supervised } from "./child.ts";
import { findPort } from "./port.ts";
import { welcome } from "./welcome.ts";

type Launch = {
  /** performance.now() when the command began. */
  readonly began: number;
  /** Shows a step while it runs. */
  readonly step: <T>(title: string, work: () => Promise<T>) => Promise<T>;
  /** Builds the pages when a source is newer. */
  readonly build: () => Promise<void>;
};

const note = (sentence: string): boolean => process.stderr.write(`${sentence}\n`);

/** Runs the marketplace until it is told to stop. */
export async function runDemo(launch: Launch): Promise<void> {
  try {
    await start(launch);
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    note(error.message);
    process.exit(3);
  }
}

async function start({ began, step, build }: Launch): Promise<void> {
  const settings = readSettings();
  for (const name of unknownSettings()) note(`Unknown setting ${name}: it has no effect.`);
  const folder = path.join(settings.dataDir, "run");
  claim(folder);

  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(130); // asked twice
      stopping.abort();
    });

  const supervise = (name: string, entry: string, environment: NodeJS.ProcessEnv): Supervised =>
    new Supervised({
      name,
      entry,
      environment,
      folder,
      note,
      onHopeless(sentence) {
        note(sentence);
        process.exitCode = 3;
        stopping.abort();
      },
    });
  // Before anything listens: what a killed launcher left behind may hold the port.
  for (const name of ["web", "worker"]) await supervise(name, "", process.env).endLeftover();
  const port = await findPort(settings.port, settings.host, Boolean(process.env["PORT"]));

  let database: ProvidedDatabase | null = null;
  const children: Supervised[] = [];
  try {
    const [provided] = await Promise.all([prepareDatabase(settings, port, step), build()]);
    database = provided;
    if (stopping.signal.aborted) return;
    const environment = environmentFor(provided.configuration);
    const web = supervise("web", "app/web/server.ts", environment);
    const worker = supervise("worker", "workers/main.ts", environment);
    children.push(web, worker);
    await step("Starting the web server and the worker", async () => {
      for (const child of children) child.start();
      await answers(`http://127.0.0.1:${port}/health/ready`, web, stopping.signal);
    });
    if (stopping.signal.aborted) return;
    welcome(provided.configuration, performance.now() - began);
    await keepAlive(provided, stopping.signal);
  } finally {
    note("Stopping …");
    await Promise.all(children.map((child) => child.stop()));
    await database?.release();
    fs.rmSync(path.join(folder, "launcher.pid"), { force: true });
  }
  process.exit();
}

/** Two launchers on one data folder would end each other's processes. */
function claim(folder: string): void {
  const file = path.join(folder, "launcher.pid");
  try {
    fs.mkdirSync(folder, { recursive: true });
    const other = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    if (!other || !lives(other)) return fs.writeFileSync(file, identityOf(process.pid));
    throw new SetupProblem(
      `Masar already runs here (process ${other.split(" ")[0]}): stop it first, or set MASAR_DATA_DIR to another folder.`,
    );
  } catch (error) {
    if (error instanceof SetupProblem) throw error;
    throw new SetupProblem(
      `The folder ${folder} can't be written (${(error as Error).message}): ` +
        `make it writable, or set MASAR_DATA_DIR to one that is.`,
    );
  }
}

async function prepareDatabase(
  settings: Settings,
  port: number,
  step: Launch["step"],
): Promise<ProvidedDatabase> {
  const here = { ...settings, port, origin: process.env["MASAR_ORIGIN"] ?? `http://localhost:${port}` };
  const database = await step("Starting the database", () => provideDatabase(here));
  try {
    const composition = await compose({ ...database.configuration, logLevel: "warn" }, { process: "seed" });
    try {
      await step("Checking the reference data", () => seedReference(composition.ctx));
      if (settings.env === "demo")
        await step("Checking the demo's people and postings", () =>
          seedDemo(composition.ctx, (part) => note(`  filling in ${part}`)),
        );
    } finally {
      await composition.close();
    }
    return database;
  } catch (error) {
    await database.release();
    throw error;
  }
}

function environmentFor(configuration: Configuration): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    MASAR_ENV: configuration.env,
    MASAR_DATA_DIR: configuration.dataDir,
    MASAR_ORIGIN: configuration.origin,
    PORT: String(configuration.port),
    DATABASE_URL: configuration.databaseUrl,
  };
}

async function answers(address: string, web: Supervised, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!signal.aborted) {
    const response = await fetch(address, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (response?.ok) return;
    if (performance.now() > deadline)
      throw new SetupProblem(
        `The web server does not answer. The end of ${web.logFile}:\n${web.lastWords()}`,
      );
    await sleep(50);
  }
}

/** Watches the embedded server, which has no other supervisor, until told to stop. */
async function keepAlive({ embedded }: ProvidedDatabase, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(500, undefined, { signal, ref: true }).catch(() => undefined);
    if (signal.aborted) return;
    const revived = await embedded?.revive().catch((error: unknown) => {
      note(String(error instanceof Error ? error.message : error));
      return false;
    });
    if (revived) note("The database ended and was started again.");
  }
}
