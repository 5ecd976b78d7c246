import { beforeAll, describe, expect, it } from "vitest";
import { buildLexicon } from "#app/domain/search/lexicon.ts";
import { samplesOf, SMALL_SAMPLE } from "#app/engines/search/postgres-search-marks.ts";
import type { PostingDocument, SearchPage } from "#app/engines/search/search-engine.ts";
import { postingDocument, request, uuid, type Asked } from "#tests/contract/search-documents.ts";
import { useMasar } from "#tests/support/database.ts";

const lexicon = buildLexicon(1, { labels: [], titles: ["محاسب", "مدير"] });
const COUNT = 6_000;
const HOUR_MS = 3_600_000;
const LATEST = Date.parse("2026-11-20T00:00:00.000Z");

/** Of three postings one has the word in its title; every tenth is hidden; the higher its number, the older. */
function* documents(): Generator<PostingDocument> {
  for (let n = 0; n < COUNT; n++)
    yield postingDocument(
      n,
      n % 3 === 0 ? { title: "محاسب" } : { title: "مدير", body: "يعمل مع محاسب" },
      lexicon,
      {
        postedAt: new Date(LATEST - n * HOUR_MS).toISOString(),
        visibility: n % 10 === 0 ? "staff" : "public",
        region: n < 4 ? "SA-02" : "SA-01",
      },
    );
}

describe("a word that thousands of postings have, among PostgreSQL's", () => {
  const masar = useMasar();
  beforeAll(async () => {
    await masar.ctx.search.rebuild(
      "postings",
      (async function* () {
        yield* documents();
      })(),
      { analysis: 1 },
    );
  });
  const search = (more: Asked = {}): Promise<SearchPage> =>
    masar.ctx.search.search(request({ terms: [{ anyOf: ["محاسب"], whole: true }], pageSize: 100, ...more }));
  const numbers = (page: SearchPage): number[] =>
    page.hits.map(({ postingId }) => Number(postingId.slice(-12)));

  it("is found in the newest titles first, and hidden ones never show", async () => {
    const newest = Array.from({ length: COUNT }, (_, n) => n).filter((n) => n % 3 === 0 && n % 10 !== 0);
    expect(numbers(await search())).toEqual(newest.slice(0, 100));
    expect(numbers(await search({ page: 2 }))).toEqual(newest.slice(100, 200));
    expect(numbers(await search({ page: 3 }))).toEqual(newest.slice(200, 300));
    expect(numbers(await search({ page: 10 }))).toEqual(newest.slice(900, 1_000));
  });
  it("has a total that is estimated, said to be so, and near", async () => {
    const { total, reachable, roughly } = await search();
    expect(roughly).toBe(true);
    expect(reachable).toBe(1_000);
    expect(Math.abs(total - COUNT * 0.9)).toBeLessThan(COUNT * 0.2);
  });
  it("is counted exactly where a filter leaves few", async () => {
    const page = await search({ filter: { region: ["SA-02"] } });
    expect([page.total, numbers(page)]).toEqual([3, [3, 1, 2]]);
  });
  it("is counted exactly by facets, and then so is the total", async () => {
    const { facets, total, roughly } = await search({ facets: ["region", "kind"] });
    expect(roughly).toBeUndefined();
    const hidden = COUNT / 10;
    expect(facets.kind).toEqual([{ value: "vacancy", count: COUNT - hidden }]);
    expect(facets.region).toEqual([
      { value: "SA-01", count: COUNT - hidden - 3 },
      { value: "SA-02", count: 3 },
    ]);
    expect(total).toBe(COUNT - hidden);
  });
  it("finds a posting that was written after the index was built, on the first place", async () => {
    const latest = postingDocument(9_000, { title: "محاسب" }, lexicon, {
      postedAt: new Date(LATEST + HOUR_MS * 500).toISOString(),
    });
    await masar.ctx.search.upsert("postings", [latest]);
    expect((await search()).hits[0]?.postingId).toBe(uuid(9_000));
    await masar.ctx.search.remove("postings", [uuid(9_000)]);
    expect((await search()).hits[0]?.postingId).toBe(uuid(3));
  });
});

describe("a search without words, among PostgreSQL's", () => {
  const masar = useMasar();
  const IN_SMALL = 1_100;
  // As if they were drawn from 256 times as many.
  function* drawn(): Generator<PostingDocument> {
    for (let n = 0, found = 0; found < IN_SMALL; n++) {
      if (!samplesOf(uuid(n)).includes(SMALL_SAMPLE)) continue;
      found++;
      yield postingDocument(n, { title: "محاسب" }, lexicon, { region: found <= 3 ? "SA-02" : "SA-01" });
    }
  }
  const search = (more: Asked = {}): Promise<SearchPage> =>
    masar.ctx.search.search(request({ terms: [], ...more }));

  it("is reckoned from the small sample where that holds very many, and read where a filter leaves few", async () => {
    await masar.ctx.search.rebuild(
      "postings",
      (async function* () {
        yield* drawn();
      })(),
      { analysis: 1 },
    );
    const all = await search();
    expect([all.total, all.reachable, all.roughly, all.hits.length]).toEqual([280_000, 1_000, true, 20]);
    const few = await search({ filter: { region: ["SA-02"] } });
    expect([few.total, few.roughly, few.hits.length]).toEqual([3, undefined, 3]);
  });
});

describe("a word that is still being typed, among PostgreSQL's", () => {
  const masar = useMasar();
  const titled = (n: number, word: string): PostingDocument => {
    const document = postingDocument(n, {}, lexicon);
    return { ...document, terms: { ...document.terms, title: [word] } };
  };
  const letters = [..."ابتثجحخدذرزسشصضطظعغفقكلمنهوي"];
  const words = letters.flatMap((first) => ["ا", "ب", "ت"].map((second) => `مدرس${first}${second}`));
  beforeAll(async () => {
    await masar.ctx.search.rebuild(
      "postings",
      (async function* () {
        yield* words.map((word, n) => titled(n, word));
      })(),
      { analysis: 1 },
    );
  });
  const find = async (...typed: readonly string[]): Promise<number[]> => {
    const terms = typed.map((word) => ({ anyOf: [word] }));
    const { hits } = await masar.ctx.search.search(request({ terms, pageSize: 100 }));
    return hits.map(({ postingId }) => Number(postingId.slice(-12))).sort((a, b) => a - b);
  };

  it("finds all that it may become, be they many or few", async () => {
    expect(await find("مدرس")).toEqual(words.map((_, n) => n));
    expect(await find("مدرسا")).toEqual([0, 1, 2]);
    expect(await find("مدرساب")).toEqual([1]);
    expect(await find("مدرسء")).toEqual([]);
  });
  it("finds what was written since the index was built", async () => {
    await masar.ctx.search.upsert("postings", [titled(900, "مدرساوي"), titled(901, "كهربايي")]);
    expect(await find("مدرسا")).toEqual([0, 1, 2, 900]);
    expect(await find("كهر")).toEqual([901]);
    expect(await find("كهربايي", "كهر")).toEqual([901]);
  });
});
