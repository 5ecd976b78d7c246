import { startScratchServer } from "./composition-scratch.server.ts";
import type { Configuration, Settings } from "./configuration.server.ts";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "./engines/database/embedded-postgres.server.ts";
import { createMigration, diffMigrations } from "./engines/database/migration-author.server.ts";
import { applyMigrations, type MigrationReport } from "./engines/database/migrations.server.ts";

/** For benches: brings a throw-away database to this version. */
export { applyMigrations as applyMigrationsTo } from "./engines/database/migrations.server.ts";

/** For a process that starts: says in a sentence what is wrong with the database, if anything is. */
export { requireDatabase } from "./engines/database/connection-problem.server.ts";

/** For launchers: who a process is, and whether it still lives. */
export { identityOf, isAlive, lives } from "./engines/database/embedded-users.server.ts";

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

async function withScratchServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const server = await startScratchServer();
  return work(server.url).finally(() => server.stop());
}

/** Writes the next migration from the changes in prisma/schema; null when there are none. One author at a time. */
export async function authorMigration(name: string): Promise<string | null> {
  return withScratchServer((url) => createMigration(url, name, new Date()));
}

/** SQL that the migrations lack to reach prisma/schema; empty when they agree. */
export async function migrationDrift(): Promise<string> {
  return withScratchServer(diffMigrations);
}
