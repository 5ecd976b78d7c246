import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { compose, type Composition } from "#app/composition.server.ts";
import type { Configuration } from "#app/configuration.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { TEMPLATE, testConfiguration } from "./configuration.ts";

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("databaseServerUrl") });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

export type TestDatabase = {
  readonly url: string;
  readonly configuration: Configuration;
  drop(): Promise<void>;
};

/** A database of its own, cloned from the template; from nothing with `empty`. */
export async function createDatabase(options: { readonly empty?: boolean } = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(`CREATE DATABASE ${name}${options.empty ? "" : ` TEMPLATE ${TEMPLATE}`}`);
  const url = new URL(inject("databaseServerUrl"));
  url.pathname = `/${name}`;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "masar-test-"));
  return {
    url: url.href,
    configuration: testConfiguration(url.href, folder),
    async drop() {
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The engines of a test file on its own database. Call it at the top of the file; use it inside the tests. */
export function useMasar(): {
  readonly ctx: Ctx;
  readonly composition: Composition;
  readonly configuration: Configuration;
  readonly databaseUrl: string;
} {
  let open: { database: TestDatabase; composition: Composition } | null = null;
  beforeAll(async () => {
    const database = await createDatabase();
    open = { database, composition: await compose(database.configuration, { process: "test" }) };
  });
  afterAll(async () => {
    await open?.composition.close();
    await open?.database.drop();
  });
  const opened = (): NonNullable<typeof open> => {
    if (!open) throw new Error("Use it inside a test: the database opens before the first one");
    return open;
  };
  return {
    get ctx() {
      return opened().composition.ctx;
    },
    get composition() {
      return opened().composition;
    },
    get configuration() {
      return opened().database.configuration;
    },
    get databaseUrl() {
      return opened().database.url;
    },
  };
}
