import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Configuration, Settings } from "./configuration.server.ts";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "./engines/database/embedded-postgres.server.ts";
import { createMigration, diffMigrations } from "./engines/database/migration-author.server.ts";
import { applyMigrations, type MigrationReport } from "./engines/database/migrations.server.ts";

/** The database of a launcher or a command: the one of DATABASE_URL, or the embedded one, at this version. */
export type ProvidedDatabase = {
  readonly configuration: Configuration;
  /** Null when DATABASE_URL names a server of the operator. */
  readonly embedded: EmbeddedPostgres | null;
  readonly migrations: MigrationReport;
  /** Lets go of the embedded server, which stops unless others use it; call it last. */
  release(): Promise<void>;
};

/** Starts the embedded server unless DATABASE_URL is set, and applies the missing migrations. */
export async function provideDatabase(
  settings: Settings,
  onProgress: (sentence: string) => void = () => {},
): Promise<ProvidedDatabase> {
  const embedded =
    settings.databaseUrl === null ? await startEmbeddedPostgres({ dataDir: settings.dataDir }) : null;
  const databaseUrl = settings.databaseUrl ?? embedded?.url ?? "";
  try {
    const migrations = await applyMigrations(databaseUrl, {
      onApply: (name) => onProgress(`Applying migration ${name}`),
    });
    return {
      configuration: { ...settings, databaseUrl },
      embedded,
      migrations,
      release: async () => void (await embedded?.release()),
    };
  } catch (error) {
    await embedded?.release();
    throw error;
  }
}

/** A server for shadow databases of migration authors: throw-away, apart from the data. */
async function withScratchServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "masar-migration-"));
  fs.chmodSync(dataDir, 0o755); // as root, the server's user must enter
  try {
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    try {
      return await work(server.url);
    } finally {
      await server.release();
    }
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Writes the next migration from the changes in prisma/schema; null when there are none. One author at a time. */
export async function authorMigration(name: string): Promise<string | null> {
  return withScratchServer((url) => createMigration(url, name, new Date()));
}

/** SQL that the migrations lack to reach prisma/schema; empty when they agree. */
export async function migrationDrift(): Promise<string> {
  return withScratchServer(diffMigrations);
}
