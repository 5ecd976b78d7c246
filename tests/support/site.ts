import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Configuration } from "#app/configuration.server.ts";
import { freePort } from "./redis.ts";

const CHECKOUT = path.resolve(import.meta.dirname, "../..");

/** One process of Masar under test. */
export type TestProcess = {
  readonly pid: number;
  /** What it wrote so far. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
  /** Ends it cleanly, by force after 10 s. */
  stop(): Promise<void>;
  readonly ended: Promise<number | null>;
};

/** The environment of a process on a test's database. */
export function environmentOf(
  configuration: Configuration,
  more: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
  const { keys } = configuration;
  return {
    ...process.env,
    NODE_ENV: "production",
    MASAR_ENV: configuration.env,
    MASAR_DATA_DIR: configuration.dataDir,
    MASAR_LOG: configuration.logLevel === "silent" ? "warn" : configuration.logLevel,
    MASAR_KEYS: Object.entries(keys.keys)
      .map(([id, key]) => `${id}:${key}`)
      .join(","),
    MASAR_LOOKUP_KEY: keys.lookup,
    MASAR_AUDIT_KEY: keys.audit,
    DATABASE_URL: configuration.databaseUrl,
    ...more,
  };
}

/** Starts app/web/server.ts, workers/main.ts or another entry of Masar. */
export function startProcess(entry: string, environment: NodeJS.ProcessEnv): TestProcess {
  const child: ChildProcess = spawn(process.execPath, [path.join(CHECKOUT, "bin/run.js"), entry], {
    cwd: CHECKOUT,
    env: environment,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part: Buffer) => (output = (output + part.toString()).slice(-100_000)));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return {
    pid: child.pid ?? 0,
    output: () => output,
    kill: (signal) => void child.kill(signal),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(late);
    },
    ended,
  };
}

export type Site = { readonly origin: string; readonly web: TestProcess; stop(): Promise<void> };

/** The web server (and the worker, unless not wanted) on a test's database. Needs a build: npm run build. */
export async function startSite(
  configuration: Configuration,
  options: { readonly worker?: boolean; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<Site> {
  if (!fs.existsSync(path.join(CHECKOUT, "build/server/index.js")))
    throw new Error("The pages are not built: npm run build");
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const environment = environmentOf(configuration, {
    PORT: String(port),
    MASAR_ORIGIN: origin,
    ...options.environment,
  });
  const processes = [startProcess("app/web/server.ts", environment)];
  if (options.worker !== false) processes.push(startProcess("workers/main.ts", environment));
  const [web] = processes as [TestProcess];
  const stop = async (): Promise<void> => void (await Promise.all(processes.map((each) => each.stop())));
  for (let attempt = 0; ; attempt++) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
    if (answer?.ok) return { origin, web, stop };
    if (attempt > 400) {
      await stop();
      throw new Error(`The web server did not start:\n${web.output()}`);
    }
    await sleep(50);
  }
}
