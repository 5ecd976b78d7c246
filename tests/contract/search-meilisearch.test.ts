import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMeilisearchEngine } from "#app/engines/search/meilisearch-search-engine.server.ts";
import { openMeilisearch } from "#app/engines/search/meilisearch-server.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { startMeilisearch, type MeilisearchStandIn } from "#tests/support/meilisearch/server.ts";
import { searchEngineContract } from "./search-engine.contract.ts";

/** With MEILI_URL (and MEILI_KEY) on that server, otherwise on the stand-in. */
const realUrl = process.env["MEILI_URL"];
const prefix = `contract_${randomBytes(6).toString("hex")}`;

const masar = useMasar();
let standIn: MeilisearchStandIn | null = null;
const open = () =>
  openMeilisearch({
    url: realUrl ?? standIn?.url ?? "",
    key: realUrl === undefined ? (standIn?.masterKey ?? null) : (process.env["MEILI_KEY"] ?? null),
    prefix,
  });

beforeAll(async () => {
  if (realUrl === undefined) standIn = await startMeilisearch({ masterKey: "master-key-of-the-stand-in" });
});
afterAll(async () => {
  const server = open();
  for (const uid of await server.indexes()) if (uid.startsWith(prefix)) await server.deleteIndex(uid);
  await standIn?.stop();
});

searchEngineContract(realUrl === undefined ? "Meilisearch (the stand-in)" : "Meilisearch", () =>
  createMeilisearchEngine(open(), masar.ctx.sql, masar.ctx.bulk),
);

it.skipIf(realUrl !== undefined)("asks nothing that the stand-in doesn't imitate", () => {
  expect(standIn?.notImitated).toEqual([]);
});
