import pg from "pg";
import type { TestProject } from "vitest/node";
import { compose } from "#app/composition.server.ts";
import { startScratchServer } from "#app/composition-scratch.server.ts";
import { applyMigrations } from "#app/engines/database/migrations.server.ts";
import { seedReference } from "#prisma/seed/reference.ts";
import { TEMPLATE, testConfiguration } from "./configuration.ts";
import { redisIsInstalled, startRedis } from "./redis.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the server's own database. */
    databaseServerUrl: string;
    /** Null where redis-server is not installed. */
    redisUrl: string | null;
  }
}

type Servers = { readonly databaseUrl: string; readonly redisUrl: string | null; stop(): Promise<void> };

let running: Promise<Servers> | null = null;
let users = 0;

/** One PostgreSQL and one Redis for all projects of a run, with a migrated and seeded template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  users += 1;
  running ??= start();
  const servers = await running;
  project.provide("databaseServerUrl", servers.databaseUrl);
  project.provide("redisUrl", servers.redisUrl);
  return async () => {
    users -= 1;
    if (users > 0) return;
    running = null;
    await servers.stop();
  };
}

async function start(): Promise<Servers> {
  const [scratch, redis] = await Promise.all([
    startScratchServer({ max_connections: "300" }),
    redisIsInstalled() ? startRedis() : null,
  ]);
  const stop = async (): Promise<void> => {
    await redis?.stop();
    await scratch.stop();
  };
  try {
    await createTemplate(scratch.url, scratch.folder);
  } catch (error) {
    await stop();
    throw error;
  }
  return { databaseUrl: scratch.url, redisUrl: redis?.url ?? null, stop };
}

async function createTemplate(serverUrl: string, folder: string): Promise<void> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`).finally(() => admin.end());
  const url = new URL(serverUrl);
  url.pathname = `/${TEMPLATE}`;
  await applyMigrations(url.href);
  const composition = await compose(testConfiguration(url.href, folder), { process: "seed" });
  await seedReference(composition.ctx).finally(() => composition.close());
}
