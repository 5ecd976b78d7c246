import type { TestProject } from "vitest/node";
import { compose } from "#app/composition.server.ts";
import { startScratchServer, type ScratchServer } from "#app/composition-scratch.server.ts";
import { applyMigrations } from "#app/engines/database/migrations.server.ts";
import { seedReference } from "#prisma/seed/reference.ts";
import { TEMPLATE, testConfiguration } from "./configuration.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the server's own database. */
    databaseServerUrl: string;
  }
}

let server: Promise<ScratchServer> | null = null;
let users = 0;

/** One PostgreSQL for all projects of a run, with a migrated and seeded template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  users += 1;
  server ??= start();
  project.provide("databaseServerUrl", (await server).url);
  return async () => {
    users -= 1;
    if (users > 0) return;
    await (await server)?.stop();
    server = null;
  };
}

async function start(): Promise<ScratchServer> {
  const scratch = await startScratchServer({ max_connections: "300" });
  const { default: pg } = await import("pg");
  const admin = new pg.Client({ connectionString: scratch.url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  const url = scratch.urlOf(TEMPLATE);
  await applyMigrations(url);
  const composition = await compose(testConfiguration(url, scratch.folder), { process: "seed" });
  await seedReference(composition.ctx);
  await composition.close();
  await admin.end();
  return scratch;
}
