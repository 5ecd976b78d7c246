import { beforeAll, describe, expect, it } from "vitest";
import { analyseQuery } from "#app/domain/search/analyser.ts";
import { buildLexicon } from "#app/domain/search/lexicon.ts";
import type { PostingDocument, SearchEngine } from "#app/engines/search/search-engine.ts";
import { postingDocument, request, type Asked } from "./search-documents.ts";

const lexicon = buildLexicon(1, { labels: [], titles: ["محاسب", "سائق", "ممرض"] });
const RIYADH = { lat: 24.7136, lon: 46.6753 };
const JEDDAH = { lat: 21.54, lon: 39.17 };

const doc = (n: number, title: string, more: Partial<PostingDocument> = {}): PostingDocument =>
  postingDocument(n, { title }, lexicon, more);

const DOCUMENTS: readonly PostingDocument[] = [
  doc(1, "محاسب", { ...RIYADH, shift: "day", wageMin: 500_000, hoursPerWeek: 20 }),
  doc(2, "محاسب", { ...JEDDAH, shift: "evening", wageMin: 700_000 }),
  doc(3, "محاسب", { lat: 24.15, lon: 47.31, hoursPerWeek: 40 }),
  doc(4, "سائق", { accommodations: ["wheelchair", "remote_interview"] }),
  doc(5, "محاسب", { postedAt: "2026-11-18T08:00:00.000Z" }),
  doc(9, "ممرض", { places: 2, ...RIYADH }),
  doc(9, "ممرض", { place: 2, places: 2, ...JEDDAH }),
];

/** How every search engine counts by thresholds, and by whether anything is offered at all. */
export function searchBandsContract(name: string, open: () => Promise<SearchEngine> | SearchEngine): void {
  describe(`${name} counting by thresholds`, () => {
    let engine: SearchEngine;
    beforeAll(async () => {
      engine = await open();
      await engine.ensureSchema();
      await engine.rebuild("postings", stream(DOCUMENTS), { analysis: 1 });
    });

    const search = (query: string, more: Asked = {}): ReturnType<SearchEngine["search"]> =>
      engine.search(request({ terms: analyseQuery(query, lexicon), ...more }));
    const set = async (query: string, more: Asked = {}): Promise<number[]> =>
      (await search(query, more)).hits.map((hit) => Number(hit.postingId.slice(-12))).sort((a, b) => a - b);

    it("counts who offers any accommodation, each posting once, and filters by it", async () => {
      const { facets } = await search("", { facets: ["accessible"] });
      expect(facets.accessible).toEqual([{ value: "true", count: 1 }]);
      expect(await set("", { filter: { accessible: true } })).toEqual([4]);
      expect(await set("", { filter: { accessible: false } })).toEqual([1, 2, 3, 4, 5, 9]);
    });
    it("counts wages, hours and distances by their thresholds, each without its own condition", async () => {
      const wageMin = [400_000, 500_000, 600_000, 700_001];
      const bands = { wageMin, hoursMax: [20, 40], radiusKm: [5, 100, 1_000, null] };
      const within = { geo: { ...RIYADH, radiusKm: 100 } };
      expect((await search("محاسب", { bands, near: RIYADH })).bands).toEqual({
        wageMin: [2, 2, 1, 0],
        hoursMax: [1, 2],
        radiusKm: [1, 2, 3, 4],
      });
      const near = await search("محاسب", { bands, ...within, facets: ["shift"] });
      expect([near.total, near.bands]).toEqual([
        2,
        { wageMin: [1, 1, 0, 0], hoursMax: [1, 2], radiusKm: [1, 2, 3, 4] },
      ]);
      const paid = await search("محاسب", { bands, ...within, filter: { wageMin: 500_000, hoursMax: 20 } });
      expect([paid.total, paid.bands]).toEqual([
        1,
        { wageMin: [1, 1, 0, 0], hoursMax: [1, 1], radiusKm: [1, 1, 1, 1] },
      ]);
      const day = await search("محاسب", { bands, near: RIYADH, filter: { shift: ["evening"] } });
      expect(day.bands).toEqual({ wageMin: [1, 1, 1, 0], hoursMax: [0, 0], radiusKm: [0, 0, 1, 1] });
    });
    it("counts by the moment of posting, without its own condition and within the others", async () => {
      const [later, then, before] = [
        "2026-11-18T08:00:01.000Z",
        "2026-11-18T08:00:00.000Z",
        "2026-10-01T00:00:00.000Z",
      ];
      const bands = { postedSince: [later, then, before], hoursMax: [40] };
      expect((await search("محاسب", { bands })).bands).toEqual({ postedSince: [0, 1, 4], hoursMax: [2] });
      const late = await search("محاسب", { bands, filter: { postedSince: then } });
      expect([late.total, late.bands]).toEqual([1, { postedSince: [0, 1, 4], hoursMax: [0] }]);
      const paid = await search("محاسب", {
        bands: { ...bands, radiusKm: [5, null] },
        near: RIYADH,
        filter: { wageMin: 1 },
      });
      expect(paid.bands).toEqual({ postedSince: [0, 0, 2], hoursMax: [1], radiusKm: [1, 2] });
    });
    it("counts by distance also where none is near enough, and nothing where no centre is", async () => {
      const bands = { radiusKm: [5, null], wageMin: [1] };
      const nowhere = await search("محاسب", { bands, geo: { lat: 0, lon: 0, radiusKm: 5 } });
      expect([nowhere.total, nowhere.bands]).toEqual([0, { wageMin: [0], radiusKm: [0, 4] }]);
      expect((await search("محاسب", { bands })).bands).toEqual({ wageMin: [2] });
      expect((await search("محاسب")).bands).toBeUndefined();
    });
    it("counts a posting with several places by the nearest of them, once", async () => {
      const bands = { radiusKm: [5, null], wageMin: [1] };
      for (const near of [RIYADH, JEDDAH])
        expect((await search("ممرض", { bands, near })).bands).toEqual({ wageMin: [0], radiusKm: [1, 1] });
      const here = await search("ممرض", { bands, geo: { ...JEDDAH, radiusKm: 5 } });
      expect([here.total, here.bands?.radiusKm]).toEqual([1, [1, 1]]);
    });
  });
}

async function* stream(documents: readonly PostingDocument[]): AsyncGenerator<PostingDocument> {
  yield* documents;
}
