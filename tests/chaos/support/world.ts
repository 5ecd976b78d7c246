import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { compose, type Composition } from "#app/composition.server.ts";
import { applyMigrationsTo, isAlive } from "#app/composition-database.server.ts";
import { startScratchServer, type ScratchServer } from "#app/composition-scratch.server.ts";
import type { Configuration } from "#app/configuration.server.ts";
import { seedReference } from "#prisma/seed/reference.ts";
import { testConfiguration } from "#tests/support/configuration.ts";
import { answersPing, freePort } from "#tests/support/redis.ts";
import { environmentOf } from "#tests/support/site.ts";
import type { Target } from "./harm.ts";
import { redisArguments } from "./own-redis.ts";
import { compilePrograms, type Program } from "./programs.ts";
import { childrenOf, supervise, type SupervisedVictim, type Victim } from "./victim.ts";

export type Backend = "postgres" | "redis";

export type WorldWish = {
  readonly backend: Backend;
  /** The file that the workers run: the real one, or one that a test spoiled on purpose. */
  readonly worker: Program;
  /** Parts of each worker process; each entry is one process. */
  readonly workers: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
};

/** The marketplace as processes of its own: durable database, queue, web server, relay, workers. */
export type World = {
  readonly configuration: Configuration;
  /** Of the one who watches; it is not part of the marketplace. */
  readonly composition: Composition;
  readonly origin: string;
  readonly folder: string;
  readonly victims: Readonly<Record<Target, readonly Victim[]>>;
  /** Runs a further program of the run in this world; it is not started again when it ends. */
  readonly environment: NodeJS.ProcessEnv;
  readonly programs: (program: Program) => string;
  stop(): Promise<void>;
};

const WATCH_MS = 100;

export async function openWorld(wish: WorldWish): Promise<World> {
  const programs = await compilePrograms();
  const server = await startScratchServer({ max_connections: "200" }, { durable: true });
  const database = databaseVictim(server);
  const victims: Victim[] = [];
  const stopAll = async (): Promise<void> => {
    await Promise.all(victims.map((victim) => victim.stop()));
    await database.stop();
  };
  try {
    const folder = path.join(server.folder, "run");
    fs.mkdirSync(folder);
    const redis = wish.backend === "redis" ? await startRedisVictim(folder) : null;
    if (redis) victims.push(redis.victim);
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const configuration: Configuration = {
      ...testConfiguration(server.url, folder),
      origin,
      redisUrl: redis?.url ?? null,
    };
    await applyMigrationsTo(server.url);
    const composition = await compose(configuration, { process: "watcher", maxConnections: 4 });
    await seedReference(composition.ctx);
    const environment = environmentOf(configuration, {
      MASAR_ORIGIN: origin,
      PORT: String(port),
      MASAR_LOG: "warn",
      ...(redis ? { REDIS_URL: redis.url } : {}),
      ...wish.environment,
    });
    const run = (name: string, program: Program, parts = ""): SupervisedVictim => {
      const victim = supervise({
        name,
        program: process.execPath,
        args: [programs(program)],
        environment: { ...environment, ...(parts ? { MASAR_WORKER: parts } : {}) },
        folder,
      });
      victims.push(victim);
      return victim;
    };
    const web = run("web", "web");
    const relay = run("relay", "worker", "relay");
    const workers = wish.workers.map((parts, index) => run(`worker-${index + 1}`, wish.worker, parts));
    await Promise.all([relay, ...workers].map((victim) => victim.ready()));
    await untilItAnswers(origin, web);
    return {
      configuration,
      composition,
      origin,
      folder,
      victims: {
        database: [database],
        queue: [redis?.victim ?? database],
        relay: [relay],
        web: [web],
        worker: workers,
      },
      environment,
      programs,
      async stop() {
        await composition.close();
        await stopAll();
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** The database server with its sessions; it is revived as the demo's launcher revives it. */
function databaseVictim(server: ScratchServer): Victim {
  let restarts = 0;
  let stopping = false;
  const watching = (async () => {
    while (!stopping) {
      await sleep(WATCH_MS);
      // Somebody may have taken its folder away meanwhile; the next look tells.
      if (!stopping && (await server.revive().catch(() => false))) restarts++;
    }
  })();
  return {
    pids: () => (isAlive(server.pid()) ? [server.pid(), ...childrenOf(server.pid())] : []),
    restarts: () => restarts,
    async stop() {
      stopping = true;
      await watching;
      await server.stop();
    },
  };
}

async function startRedisVictim(folder: string): Promise<{ url: string; victim: Victim }> {
  const port = await freePort();
  const victim = supervise({
    name: "redis",
    program: "redis-server",
    args: redisArguments(port, folder),
    environment: process.env,
    folder,
  });
  while (!(await answersPing(port))) await sleep(25);
  return { url: `redis://127.0.0.1:${port}`, victim };
}

async function untilItAnswers(origin: string, web: SupervisedVictim): Promise<void> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const answer = await fetch(`${origin}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    if (performance.now() > deadline) throw new Error(`The web server did not start:\n${web.log()}`);
    await sleep(50);
  }
}
