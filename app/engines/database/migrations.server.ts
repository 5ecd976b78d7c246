import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";
import { explainConnectionError } from "./connection-problem.server.ts";

/** Folder of the migrations in this checkout. */
export const MIGRATIONS_FOLDER = path.resolve(import.meta.dirname, "../../../prisma/migrations");

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

export type MigrationReport = {
  /** Names applied just now, in order. */
  readonly applied: readonly string[];
  /** How many the database has now. */
  readonly total: number;
};

// Prisma's own lock and table, so that its tools and ours never work at once and read the same history.
const PRISMA_LOCK = 72707369;
const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
  migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

const WAIT_FOR_OTHER_START = "120s";
/** A migration that waits longer for a table would hold up everyone behind it: give way and try again. */
const WAIT_FOR_TABLE = "4s";
const ATTEMPTS = 8;
const LOCK_NOT_AVAILABLE = "55P03";

/** The migrations of `folder`, oldest first. */
export function readMigrations(folder: string = MIGRATIONS_FOLDER): readonly Migration[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Brings the database to this version: each missing migration in one transaction together with its entry in the
 * history, one process at a time. Throws a SetupProblem when the database belongs to another version.
 */
export async function applyMigrations(
  url: string,
  options: { readonly folder?: string; readonly onApply?: (name: string) => void } = {},
): Promise<MigrationReport> {
  const migrations = readMigrations(options.folder);
  const client = new pg.Client({
    connectionString: url,
    application_name: "masar migrate",
    options: "-c TimeZone=UTC",
    connectionTimeoutMillis: 10_000,
  });
  try {
    await client.connect();
  } catch (error) {
    throw explainConnectionError(error, url);
  }
  try {
    const quick = await pendingIn(client, migrations);
    if (quick.length === 0) return { applied: [], total: migrations.length };
    await client.query(`SET lock_timeout = '${WAIT_FOR_OTHER_START}'`);
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await client.query(HISTORY_TABLE);
    const pending = await pendingIn(client, migrations);
    for (const migration of pending) {
      options.onApply?.(migration.name);
      await applyOne(client, migration);
    }
    return { applied: pending.map(({ name }) => name), total: migrations.length };
  } finally {
    await client.end();
  }
}

/** Migrations that the database lacks; checks that it knows no others and no other text of these. */
async function pendingIn(client: pg.Client, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows: tables } = await client.query(
    `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS known`,
  );
  if (!(tables[0] as { known: boolean }).known) return migrations;
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row]));
  const names = new Set(migrations.map(({ name }) => name));
  const foreign = [...applied.keys()].find((name) => !names.has(name));
  if (foreign)
    throw new SetupProblem(
      `The database has migration ${foreign}, which this version of Masar doesn't know: ` +
        `use the newer version, or another database.`,
    );
  for (const { name, checksum } of migrations) {
    const row = applied.get(name);
    if (row && row.finished_at === null)
      throw new SetupProblem(
        `Migration ${name} failed before: repair the database, then mark it in _prisma_migrations.`,
      );
    if (row && row.checksum !== checksum)
      throw new SetupProblem(
        `Migration ${name} was changed after it had been applied: restore its file, and put the change in a new one.`,
      );
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query("BEGIN");
      await client.query(`SET LOCAL lock_timeout = '${WAIT_FOR_TABLE}'`);
      await client.query(migration.sql);
      await client.query(
        `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
         VALUES ($1, $2, $3, clock_timestamp(), 1)`,
        [randomUUID(), migration.checksum, migration.name],
      );
      await client.query("COMMIT");
      return;
    } catch (error) {
      await client.query("ROLLBACK").catch(() => {});
      const retry = (error as { code?: string }).code === LOCK_NOT_AVAILABLE && attempt < ATTEMPTS;
      if (!retry) throw new Error(`Migration ${migration.name} failed: ${String(error)}`, { cause: error });
      await sleep(500 * attempt);
    }
  }
}
