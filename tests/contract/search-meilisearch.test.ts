import { afterAll, beforeAll, expect, it } from "vitest";
import { createMeilisearchEngine } from "#app/engines/search/meilisearch-search-engine.server.ts";
import { openMeilisearch } from "#app/engines/search/meilisearch-server.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { startMeilisearch, type MeilisearchStandIn } from "#tests/support/meilisearch/server.ts";
import { searchEngineContract } from "./search-engine.contract.ts";

/** With MEILI_URL (and MEILI_KEY) on that server, otherwise on the stand-in. */
const realUrl = process.env["MEILI_URL"];

const masar = useMasar();
let standIn: MeilisearchStandIn | null = null;
let before: readonly string[] = [];
const open = () =>
  openMeilisearch({
    url: realUrl ?? standIn?.url ?? "",
    key: realUrl === undefined ? (standIn?.masterKey ?? null) : (process.env["MEILI_KEY"] ?? null),
  });

beforeAll(async () => {
  if (realUrl === undefined) standIn = await startMeilisearch({ masterKey: "master-key-of-the-stand-in" });
  before = await open().indexes();
});
afterAll(async () => {
  // Every database has names of its own for its indexes, so what is new here is ours.
  const [server, rows] = [open(), await masar.ctx.sql.query<{ prefix: string }>(PREFIXES)];
  const ours = rows.map(({ prefix }) => `${prefix}_`);
  for (const uid of await server.indexes())
    if (!before.includes(uid) && ours.some((prefix) => uid.startsWith(prefix))) await server.deleteIndex(uid);
  await standIn?.stop();
});
const PREFIXES = "SELECT prefix FROM search_meilisearch.live";

searchEngineContract(realUrl === undefined ? "Meilisearch (the stand-in)" : "Meilisearch", () =>
  createMeilisearchEngine(open(), masar.ctx.sql, (work) => masar.ctx.bulk(work)),
);

if (realUrl === undefined)
  it("asks nothing that the stand-in doesn't imitate", () => expect(standIn?.notImitated).toEqual([]));
