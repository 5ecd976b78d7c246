import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type ErrorCapturingSqlMigrationAwareDriverAdapterFactory,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine as Engine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { EmbeddedUsers } from "./embedded-users.server.ts";
import { MIGRATIONS_FOLDER, readMigrations } from "./migrations.server.ts";

const SCHEMA_FOLDER = path.resolve(import.meta.dirname, "../../../prisma/schema");
// Says for which database the migrations are; Prisma asks for it.
const LOCK_FILE = "migration_lock.toml";
const LOCK = `provider = "postgresql"\n`;
const NO_FILTERS = { externalTables: [], externalEnums: [] };

type Bindings = {
  readonly SchemaEngine: { new: (...args: unknown[]) => Promise<Engine> };
  readonly __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
};

/** Prisma's schema engine as WebAssembly: the native one is not in the package registry. */
async function loadBindings(): Promise<Bindings> {
  const folder = path.dirname(
    createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"),
  );
  const bindings = (await import(path.join(folder, "schema_engine_bg.js"))) as Bindings &
    WebAssembly.ModuleImports;
  const code = fs.readFileSync(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as (() => void) | undefined)?.();
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message(message: string) {
        throw new Error(`The schema engine broke down: ${message}`);
      },
    },
  });
  return bindings;
}

const CHAR_OID = 18;
const TEXT_OID = 25;
type Fields = { fields?: { dataTypeID: number }[] };

/** adapter-pg has no mapping for the catalogue's type "char", which the schema engine reads. */
function readingChar(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const inner = adapter as SqlDriverAdapter & {
    performIO: (query: unknown) => Promise<Fields>;
    client: pg.Pool;
  };
  // The adapter cuts a script at every semicolon, also inside function bodies and comments: send it whole.
  inner.executeScript = async (script) => {
    await inner.client.query(script);
  };
  const perform = inner.performIO.bind(inner);
  const queryRaw = inner.queryRaw.bind(inner);
  let chars: number[] = [];
  inner.performIO = async (query) => {
    const result = await perform(query);
    chars = [];
    result.fields?.forEach((field, index) => {
      if (field.dataTypeID !== CHAR_OID) return;
      field.dataTypeID = TEXT_OID;
      chars.push(index);
    });
    return result;
  };
  inner.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of chars) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return inner;
}

/** An engine on `url`; its shadow database is created beside and dropped at the end. */
async function withEngine<T>(url: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const open = async (database: string): Promise<SqlDriverAdapter> => {
    const target = new URL(url);
    target.pathname = `/${database}`;
    const { hostname: host, port, username, password } = target;
    const pool = { host, port: Number(port || 5432), database, user: decodeURIComponent(username) };
    return readingChar(await new PrismaPg({ ...pool, password: decodeURIComponent(password) }).connect());
  };
  const main = new URL(url).pathname.slice(1);
  const shadow = `shadow_${Date.now()}_${process.pid}`;
  const onServer = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => open(main),
    async connectToShadowDb() {
      await onServer(`CREATE DATABASE "${shadow}"`);
      return open(shadow);
    },
  });
  const { SchemaEngine } = await loadBindings();
  const engine = await SchemaEngine.new(
    { datamodels: readSchema().map(({ path: file, content }) => [file, content]) },
    () => {},
    factory,
  );
  try {
    return await work(engine);
  } catch (error) {
    throw withCause(error, factory);
  } finally {
    engine.free();
    await onServer(`DROP DATABASE IF EXISTS "${shadow}" WITH (FORCE)`);
  }
}

/** The engine only names its callbacks' errors by number: puts the database's own words back. */
function withCause(error: unknown, factory: ErrorCapturingSqlMigrationAwareDriverAdapterFactory): unknown {
  const id = /External error id#(\d+)/.exec(String(error))?.[1];
  const cause = id === undefined ? undefined : factory.errorRegistry.consumeError(Number(id))?.error;
  if (cause === undefined) return error;
  return new Error(`${String(error).split("\n")[0]} ${String(cause)}`, { cause });
}

function readSchema(): { path: string; content: string }[] {
  return fs
    .readdirSync(SCHEMA_FOLDER)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => path.join(SCHEMA_FOLDER, name))
    .map((file) => ({ path: file, content: fs.readFileSync(file, "utf8") }));
}

function migrationList(): MigrationList {
  return {
    baseDir: MIGRATIONS_FOLDER,
    shadowDbInitScript: "",
    lockfile: { path: LOCK_FILE, content: LOCK },
    migrationDirectories: readMigrations().map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

/** What the migrations must still do to reach the schema, as SQL; empty when nothing. Runs on any server at `url`. */
export async function diffMigrations(url: string): Promise<string> {
  const { stdout, exitCode } = await withEngine(url, (engine) =>
    engine.diff({
      from: { tag: "migrations", ...migrationList() },
      to: { tag: "schemaDatamodel", files: readSchema() },
      script: true,
      exitCode: true,
      filters: NO_FILTERS,
    }),
  );
  return exitCode === 0 ? "" : (stdout ?? "").trim();
}

/** Writes the next migration, named after `name` and the time; null when the schema has not changed. */
export async function createMigration(url: string, name: string, at: Date): Promise<string | null> {
  return withAuthorLock(async () => {
    const script = await diffMigrations(url);
    if (script === "") return null;
    const stamp = at.toISOString().replace(/\D/g, "").slice(0, 14);
    const folder = path.join(
      MIGRATIONS_FOLDER,
      `${stamp}_${name.replace(/[^a-z0-9]+/gi, "_").toLowerCase()}`,
    );
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, "migration.sql"), `${script}\n`);
    fs.writeFileSync(path.join(MIGRATIONS_FOLDER, LOCK_FILE), LOCK);
    return path.basename(folder);
  });
}

/** Two authors at once would write the same change twice: the second waits for the first. */
async function withAuthorLock<T>(work: () => Promise<T>): Promise<T> {
  const folder = path.resolve(import.meta.dirname, "../../../.cache/migration-author");
  fs.mkdirSync(folder, { recursive: true });
  return new EmbeddedUsers(folder).exclusively(work);
}
