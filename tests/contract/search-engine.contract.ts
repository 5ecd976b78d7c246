import { beforeAll, describe, expect, it } from "vitest";
import { analyseQuery } from "#app/domain/search/analyser.ts";
import { buildLexicon } from "#app/domain/search/lexicon.ts";
import type { PostingDocument, SearchEngine, SuggestionDocument } from "#app/engines/search/search-engine.ts";
import { postingDocument, request, uuid, type Asked } from "./search-documents.ts";

const lexicon = buildLexicon(1, {
  labels: [],
  titles: ["محاسب", "محاسب عام", "سائق شاحنة", "ممرض", "مدير مبيعات"],
});
const RIYADH = { lat: 24.7136, lon: 46.6753 };
const ORGANISATION = uuid(900);

const doc = (
  n: number,
  texts: Parameters<typeof postingDocument>[1],
  more: Partial<PostingDocument> = {},
): PostingDocument => postingDocument(n, texts, lexicon, more);

const DOCUMENTS: readonly PostingDocument[] = [
  doc(
    1,
    { title: "محاسب", place: "الرياض" },
    { region: "SA-01", city: "SA-01/riyadh", ...RIYADH, shift: "day", wageMin: 500_000 },
  ),
  doc(
    2,
    { title: "محاسب أول", place: "جدة" },
    { region: "SA-02", city: "SA-02/jeddah", lat: 21.54, lon: 39.17, shift: "evening", wageMin: 700_000 },
  ),
  doc(
    3,
    { title: "مدير", body: "يعمل مع محاسب" },
    { region: "SA-01", city: "SA-01/kharj", lat: 24.15, lon: 47.31, remote: true },
  ),
  doc(
    4,
    { title: "سائق شاحنة" },
    { postedAt: "2026-11-10T00:00:00.000Z", accommodations: ["wheelchair", "remote_interview"] },
  ),
  doc(5, { title: "دورة محاسبة" }, { kind: "intake", status: "open", childcare: true }),
  doc(6, { title: "محاسب منتهي" }, { expiresAt: "2026-11-20T07:59:59.000Z" }),
  doc(7, { title: "محاسب مسودة" }, { visibility: "staff", status: "draft", organisationId: ORGANISATION }),
  doc(8, { title: "محاسب" }, { country: "EG" }),
  doc(9, { title: "ممرض" }, { places: 2, region: "SA-01", ...RIYADH }),
  doc(9, { title: "ممرض" }, { place: 2, places: 2, region: "SA-02", lat: 21.54, lon: 39.17 }),
];

/** What every search engine does alike: sets, pairwise order, facets, freshness. `open` gives an empty one. */
export function searchEngineContract(name: string, open: () => Promise<SearchEngine> | SearchEngine): void {
  describe(`${name} as a search engine`, () => {
    let engine: SearchEngine;
    beforeAll(async () => {
      engine = await open();
      await engine.ensureSchema();
      await engine.rebuild("postings", stream(DOCUMENTS), { analysis: 1 });
    });

    const search = (query: string, more: Asked = {}): ReturnType<SearchEngine["search"]> =>
      engine.search(request({ terms: analyseQuery(query, lexicon), ...more }));
    const found = async (query: string, more: Asked = {}): Promise<number[]> =>
      (await search(query, more)).hits.map((hit) => Number(hit.postingId.slice(-12)));
    const set = async (query: string, more: Asked = {}): Promise<number[]> =>
      (await found(query, more)).sort((a, b) => a - b);
    async function write(documents: readonly PostingDocument[]): Promise<void> {
      const receipt = await engine.upsert("postings", documents);
      expect(await engine.settled(receipt, { timeoutMs: 10_000 })).toEqual({ state: "ok" });
    }

    it("finds the postings that hold all the words, in any field", async () => {
      expect(await set("محاسب")).toEqual([1, 2, 3, 5]);
      expect(await set("محاسب الرياض")).toEqual([1]);
      expect(await set("محاسب سائق")).toEqual([]);
    });
    it("ranks the title above the body", async () => {
      const order = await found("محاسب");
      expect(order.indexOf(1)).toBeLessThan(order.indexOf(3));
      expect(order.indexOf(2)).toBeLessThan(order.indexOf(3));
    });
    it("takes the last word as a beginning unless it is whole, the others whole", async () => {
      expect(await set("محاس")).toEqual([1, 2, 3, 5]);
      expect(await set("محاس الرياض")).toEqual([]);
      expect(await set("", { terms: [{ anyOf: ["محاس"] }] })).toEqual([1, 2, 3, 5]);
      expect(await set("", { terms: [{ anyOf: ["محاس"], whole: true }] })).toEqual([]);
    });
    it("finds any of the words when relaxed, the fuller match first", async () => {
      expect(await set("محاسب سائق", { mode: "relaxed" })).toEqual([1, 2, 3, 4, 5]);
    });
    it("answers a search without words with everything", async () => {
      expect(await set("")).toEqual([1, 2, 3, 4, 5, 9]);
    });

    it("hides what has expired and what is not public", async () => {
      expect(await found("محاسب")).not.toContain(6);
      expect(await found("محاسب")).not.toContain(7);
    });
    it("shows hidden postings to staff: of their own organisation, or all", async () => {
      expect(await found("مسودة", { viewer: { kind: "staff", organisationId: ORGANISATION } })).toEqual([7]);
      expect(await found("مسودة", { viewer: { kind: "staff", organisationId: uuid(901) } })).toEqual([]);
      expect(await found("مسودة", { viewer: { kind: "staff", organisationId: null } })).toEqual([7]);
    });

    it("filters exactly", async () => {
      expect(await set("محاسب", { filter: { kind: ["intake"] } })).toEqual([5]);
      expect(await set("محاسب", { filter: { region: ["SA-01"] } })).toEqual([1, 3]);
      expect(await set("محاسب", { filter: { region: ["SA-01", "SA-02"] } })).toEqual([1, 2, 3]);
      expect(await set("محاسب", { filter: { wageMin: 600_000 } })).toEqual([2]);
      expect(await set("محاسب", { filter: { remote: true } })).toEqual([3]);
      expect(await set("", { filter: { accommodation: ["wheelchair"] } })).toEqual([4]);
      expect(await set("", { filter: { postedSince: "2026-11-05T00:00:00.000Z" } })).toEqual([4]);
      expect(await set("محاسب", { filter: { country: "EG" } })).toEqual([8]);
    });
    it("finds within a circle and tells the distance", async () => {
      const page = await search("محاسب", { geo: { ...RIYADH, radiusKm: 100 }, sort: "distance" });
      expect(page.hits.map((hit) => hit.postingId)).toEqual([uuid(1), uuid(3)]);
      expect(page.hits[0]?.distanceKm).toBeCloseTo(0, 1);
      expect(page.hits[1]?.distanceKm).toBeGreaterThan(80);
      expect(page.total).toBe(2);
    });
    it("shows a posting with several places once", async () => {
      expect(await found("ممرض")).toEqual([9]);
      expect(await found("ممرض", { filter: { region: ["SA-02"] } })).toEqual([9]);
      expect((await search("ممرض")).total).toBe(1);
    });

    it("counts each facet without its own condition", async () => {
      const { facets, total } = await search("محاسب", {
        filter: { region: ["SA-01"] },
        facets: ["region", "kind", "shift", "remote"],
      });
      expect(total).toBe(2);
      expect(facets.region).toEqual([
        { value: "SA-01", count: 2 },
        { value: "SA-02", count: 1 },
      ]);
      expect(facets.kind).toEqual([{ value: "vacancy", count: 2 }]);
      expect(facets.shift).toEqual([{ value: "day", count: 1 }]);
      expect(facets.remote).toEqual([{ value: "true", count: 1 }]);
    });
    it("counts the values of lists", async () => {
      const { facets } = await search("", { facets: ["accommodation", "childcare"] });
      expect(facets.accommodation).toEqual([
        { value: "remote_interview", count: 1 },
        { value: "wheelchair", count: 1 },
      ]);
      expect(facets.childcare).toEqual([{ value: "true", count: 1 }]);
    });

    it("sorts by date, wage and distance, ties by id", async () => {
      expect((await found("", { sort: "date" }))[0]).toBe(4);
      expect((await found("محاسب", { sort: "wage" })).slice(0, 2)).toEqual([2, 1]);
      expect((await found("محاسب", { sort: "distance", near: RIYADH })).slice(0, 3)).toEqual([1, 3, 2]);
      expect(await found("", { sort: "date" })).toEqual(await found("", { sort: "date" }));
    });
    it("clamps pages and sizes", async () => {
      expect(await found("محاسب", { page: 2, pageSize: 3 })).toHaveLength(1);
      for (const page of [0, -5, Number.NaN, 10 ** 9])
        expect((await search("محاسب", { page, pageSize: 2 })).total).toBe(4);
      expect((await search("", { pageSize: 10 ** 6 })).hits.length).toBeLessThanOrEqual(100);
    });
    it("turns late pages without losing or repeating a posting, also where its places match differently", async () => {
      const texts = { title: "حداد", place: "الرياض", body: "جدة" };
      const many = Array.from({ length: 120 }, (_, n) => [
        doc(500 + n, texts, { country: "MA", places: 2, quality: 1 }),
        doc(500 + n, { title: "حداد", place: "جدة" }, { country: "MA", place: 2, places: 2, quality: 1 }),
      ]).flat();
      const single = Array.from({ length: 10 }, (_, n) => doc(700 + n, texts, { country: "MA" }));
      await write([...many, ...single]);
      const pages: number[][] = [];
      for (let page = 1; page <= 7; page++)
        pages.push(await found("حداد جدة", { page, filter: { country: "MA" } }));
      expect(pages[0]).toHaveLength(20);
      expect(pages[6]).toEqual(single.map((_, n) => 700 + n));
      expect(new Set(pages.flat()).size).toBe(130);
      await engine.settled(
        await engine.remove(
          "postings",
          [...many, ...single].map((one) => one.postingId),
        ),
        {
          timeoutMs: 10_000,
        },
      );
    });
    it("answers terms that look like its own syntax", async () => {
      for (const term of ["'", "\\", "a & !b", "x:*", "') DROP", "\0", "", "ا".repeat(5000)])
        expect((await engine.search(request({ terms: [{ anyOf: [term] }] }))).hits).toBeDefined();
    });
    it("takes a phrase by what it stands for or by its words", async () => {
      const hits = async (anyOf: string[], allOf: string[][]): Promise<number> =>
        (await engine.search(request({ terms: [{ anyOf, allOf }], filter: { country: "SA" } }))).total;
      expect(await hits(["no_such_term"], [["سايق"], ["قاطر", "شاحن"]])).toBe(1);
      expect(await hits(["no_such_term"], [["سايق"], ["محاسب"]])).toBe(0);
    });

    it("replaces a document, never with an older revision", async () => {
      await write([doc(20, { title: "نجار" }, { rev: 5 })]);
      expect(await found("نجار")).toEqual([20]);
      await write([doc(20, { title: "حداد" }, { rev: 4 })]);
      expect(await found("نجار")).toEqual([20]);
      await write([doc(20, { title: "حداد" }, { rev: 6 })]);
      expect(await found("نجار")).toEqual([]);
      expect(await found("حداد")).toEqual([20]);
    });
    it("removes all places of a posting, and that twice", async () => {
      await write([
        doc(21, { title: "خباز" }, { places: 2 }),
        doc(21, { title: "خباز" }, { place: 2, places: 2 }),
      ]);
      expect(await found("خباز")).toEqual([21]);
      for (let time = 0; time < 2; time++)
        await engine.settled(await engine.remove("postings", [uuid(21)]), { timeoutMs: 10_000 });
      expect(await found("خباز")).toEqual([]);
    });

    it("rebuilds without a gap and carries over what was written meanwhile", async () => {
      let seen = -1;
      async function* slow(): AsyncGenerator<PostingDocument> {
        yield* DOCUMENTS;
        yield doc(30, { title: "قديم" });
        seen = (await search("محاسب")).total;
        await write([doc(31, { title: "جديد" })]);
        await engine.remove("postings", [uuid(30)]);
      }
      const { carriedOver } = await engine.rebuild("postings", slow(), { analysis: 2 });
      expect(seen).toBe(4);
      expect(carriedOver).toEqual([uuid(31)]);
      expect(await found("جديد")).toEqual([31]);
      expect(await found("قديم")).toEqual([]);
      const page = await search("محاسب");
      expect([page.total, page.analysis]).toEqual([4, 2]);
    });
    it("keeps the old generation when a rebuild fails", async () => {
      async function* broken(): AsyncGenerator<PostingDocument> {
        yield doc(40, { title: "محاسب" });
        throw new Error("source is gone");
      }
      await expect(engine.rebuild("postings", broken(), { analysis: 3 })).rejects.toThrow("source is gone");
      const page = await search("محاسب");
      expect([page.total, page.analysis]).toEqual([4, 2]);
    });

    it("suggests by beginning, by any word, then by likeness", async () => {
      const label = (id: string, text: string, weight: number): SuggestionDocument => ({
        id,
        text,
        key: text,
        lang: "ar",
        conceptId: uuid(Number(id)),
        kind: "occupation",
        weight,
      });
      await engine.rebuildSuggestions([
        label("1", "محاسب", 5),
        label("2", "مساعد محاسب", 9),
        label("3", "محامي", 1),
        label("4", "سباك", 1),
      ]);
      const texts = async (prefix: string): Promise<string[]> =>
        (await engine.suggest(prefix, { kind: "public" }, 5)).map((suggestion) => suggestion.text);
      expect(await texts("محا")).toEqual(["محاسب", "محامي", "مساعد محاسب"]);
      expect((await texts("محاس")).slice(0, 2)).toEqual(["محاسب", "مساعد محاسب"]);
      expect((await texts("محاسسب"))[0]).toBe("محاسب");
      expect(await texts("%_\\")).toEqual([]);
      expect(await texts("")).toEqual([]);
    });
    it("tells its health", async () => {
      expect(await engine.health()).toMatchObject({ ok: true, analysis: 2 });
    });
  });
}

async function* stream(documents: readonly PostingDocument[]): AsyncGenerator<PostingDocument> {
  yield* documents;
}
