import { afterAll, beforeAll, expect, it } from "vitest";
import { analyseQuery } from "#app/domain/search/analyser.ts";
import { buildLexicon } from "#app/domain/search/lexicon.ts";
import type { PostingDocument } from "#app/engines/search/search-engine.ts";
import { createMeilisearchEngine } from "#app/engines/search/meilisearch-search-engine.server.ts";
import { openMeilisearch } from "#app/engines/search/meilisearch-server.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { startMeilisearch, type MeilisearchStandIn } from "#tests/support/meilisearch/server.ts";
import { postingDocument, request, type Asked } from "./search-documents.ts";
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

it("ranks the title before the head before the body, however new, for one word as for several", async () => {
  const lexicon = buildLexicon(8, { labels: [], titles: ["نساج", "نساج ماهر"] });
  const doc = (n: number, texts: Parameters<typeof postingDocument>[1], day: number) =>
    postingDocument(n, texts, lexicon, { country: "MA", postedAt: `2026-11-${day}T08:00:00.000Z` });
  const own = engine();
  const documents = [
    doc(801, { title: "بائع", body: "نساج ماهر" }, 19),
    doc(802, { title: "عامل", place: "نساج ماهر" }, 18),
    doc(803, { title: "نساج ماهر" }, 11),
    doc(804, { title: "نساج ماهر" }, 12),
  ];
  await own.rebuild("postings", stream(documents), { analysis: 8 });
  const order = async (text: string, more: Asked = {}): Promise<number[]> => {
    const terms = analyseQuery(text, lexicon);
    const page = await own.search(request({ terms, filter: { country: "MA" }, ...more }));
    expect(page.total).toBe(4);
    expect(page.facets.kind).toEqual([{ value: "vacancy", count: 4 }]);
    return page.hits.map(({ postingId }) => Number(postingId.slice(-12)));
  };
  for (const text of ["نساج", "نساج ماهر"]) {
    expect(await order(text, { facets: ["kind"] })).toEqual([804, 803, 802, 801]);
    expect(await order(text, { facets: ["kind"], page: 2, pageSize: 3 })).toEqual([801]);
    expect(await order(text, { facets: ["kind"], pageSize: 2 })).toEqual([804, 803]);
    expect(await order(text, { facets: ["kind"], pageSize: 3 })).toEqual([804, 803, 802]);
    expect(await order(text, { facets: ["kind"], sort: "date" })).toEqual([801, 802, 804, 803]);
  }
});

it("lets another process find a rebuilt index, and a posting of several places once, soon after", async () => {
  const lexicon = buildLexicon(9, { labels: [], titles: ["دباغ"] });
  const doc = (n: number, more: Parameters<typeof postingDocument>[3]) =>
    postingDocument(n, { title: "دباغ" }, lexicon, { country: "TN", ...more });
  const [writer, reader] = [engine(), engine()];
  const found = async (): Promise<{ ids: number[]; total: number; analysis: number }> => {
    const { hits, total, analysis } = await reader.search(
      request({ terms: analyseQuery("دباغ", lexicon), filter: { country: "TN" } }),
    );
    return { ids: hits.map(({ postingId }) => Number(postingId.slice(-12))), total, analysis };
  };
  await writer.rebuild("postings", stream([doc(811, {})]), { analysis: 8 });
  expect(await found()).toEqual({ ids: [811], total: 1, analysis: 8 });
  await writer.rebuild("postings", stream([doc(812, {})]), { analysis: 9 });
  expect([8, 9]).toContain((await found()).analysis);
  await expect.poll(found, { timeout: 5_000 }).toEqual({ ids: [812], total: 1, analysis: 9 });

  const places = [1, 2].map((place) => doc(813, { place, places: 2 }));
  let settled = false;
  const sent = writer
    .upsert("postings", places)
    .then((receipt) => writer.settled(receipt, { timeoutMs: 10_000 }))
    .finally(() => (settled = true));
  do {
    const { ids } = await found();
    expect(new Set(ids).size).toBe(ids.length);
    await new Promise((resolve) => setTimeout(resolve, 10));
  } while (!settled);
  expect(await sent).toEqual({ state: "ok" });
  expect((await found()).total).toBe(2);
});

async function* stream(documents: readonly PostingDocument[]): AsyncGenerator<PostingDocument> {
  yield* documents;
}
/** What is in the index does not matter here. */
const nothing = () => stream([]);

if (realUrl === undefined)
  it("asks nothing that the stand-in doesn't imitate", () => expect(standIn?.notImitated).toEqual([]));
