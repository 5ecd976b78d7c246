import { afterAll, beforeAll, expect, it } from "vitest";
import type { PostingDocument } from "#app/engines/search/search-engine.ts";
import { createMeilisearchEngine } from "#app/engines/search/meilisearch-search-engine.server.ts";
import { openMeilisearch } from "#app/engines/search/meilisearch-server.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { startMeilisearch, type MeilisearchStandIn } from "#tests/support/meilisearch/server.ts";
import { request } from "./search-documents.ts";
import { searchBandsContract } from "./search-bands.contract.ts";
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

const NAME = realUrl === undefined ? "Meilisearch (the stand-in)" : "Meilisearch";
const engine = () => createMeilisearchEngine(open(), masar.ctx.sql, (work) => masar.ctx.bulk(work));
searchEngineContract(NAME, engine);
searchBandsContract(NAME, engine);

it("answers a reader from the live index when two rebuilds went by since it looked which one that is", async () => {
  const bulk: Parameters<typeof createMeilisearchEngine>[2] = (work) => masar.ctx.bulk(work);
  const engine = createMeilisearchEngine(open(), masar.ctx.sql, bulk);
  await engine.rebuild("postings", nothing(), { analysis: 5 });
  let late = true;
  const slow = createMeilisearchEngine(
    open(),
    {
      ...masar.ctx.sql,
      async query<Row extends object>(text: string, params?: readonly unknown[]): Promise<Row[]> {
        const rows = await masar.ctx.sql.query<Row>(text, params);
        if (late && text.includes("postings, suggestions")) {
          late = false;
          for (const analysis of [6, 7]) await engine.rebuild("postings", nothing(), { analysis });
        }
        return rows;
      },
    },
    bulk,
  );
  expect((await slow.search(request({ terms: [] }))).analysis).toBe(7);
  expect(late).toBe(false);
});

async function* nothing(): AsyncGenerator<PostingDocument> {
  // What is in the index does not matter here.
}

if (realUrl === undefined)
  it("asks nothing that the stand-in doesn't imitate", () => expect(standIn?.notImitated).toEqual([]));
