import { describe, expect, it } from "vitest";
import { countsByHits } from "./postgres-search-hits.ts";
import { estimated, planOf, type SampleRow } from "./postgres-search-sample.ts";
import type { SearchRequest } from "./search-engine.ts";

const request: SearchRequest = {
  ...{
    index: "postings",
    terms: [{ anyOf: ["محاسب"] }],
    filter: { country: "SA" },
    viewer: { kind: "public" },
  },
  ...{ page: 1, pageSize: 20, mode: "strict", at: "2026-11-20T08:00:00.000Z" },
};
const row = (more: Partial<SampleRow>): SampleRow => ({
  ...{ hits: 0, titled: 0, hits_from: null, titled_from: null, newest: null, several: false },
  completions: [],
  ...more,
});

describe("the plan of a search", () => {
  it("reads and counts all hits where the sample has few", () => {
    for (const hits of [0, 1, 16, 60, 95]) expect(planOf(request, row({ hits })).total).toBeNull();
    expect(planOf(request, row({ hits: 5 }))).toMatchObject({
      titled: null,
      rest: {},
      countedIn: null,
    });
  });
  it("never estimates what may be fewer than can be listed", () => {
    // 1,000 hits are 62 in the sample on average; 96 of them come once in ten thousand searches.
    expect(planOf(request, row({ hits: 62 })).total).toBeNull();
    expect(planOf(request, row({ hits: 96 })).total).toBe(1_500);
  });
  it("reads the titles of a frequent word from the newest band to the one that holds enough", () => {
    const plan = planOf(
      request,
      row({ hits: 800, titled: 400, hits_from: 960, titled_from: 960, newest: 1_200 }),
    );
    expect(plan.titled).toEqual({ bands: { first: 10, last: 12 } });
    expect(plan.rest).toBeNull();
  });
  it("fills up with other hits where few have the word in their title", () => {
    const plan = planOf(request, row({ hits: 800, titled: 3, hits_from: 960, newest: 1_200 }));
    expect(plan).toMatchObject({ titled: {}, rest: { bands: { first: 10, last: 12 } } });
  });
  it("counts facets in the sample where hits are many, and in the small one where they are very many", () => {
    const countedIn = (hits: number) => planOf(request, row({ hits })).countedIn;
    expect([399, 400, 6_399, 6_400].map(countedIn)).toEqual([null, 16, 16, 256]);
  });
  it("looks by age, with any number of words, only where there are some more than needed", () => {
    const several = { ...request, terms: [{ anyOf: ["محاسب"] }, { anyOf: ["عام"] }] };
    const sample = { hits: 90, hits_from: 960, titled_from: 960, newest: 1_200 };
    for (const asked of [request, several]) {
      expect(planOf(asked, row({ ...sample, titled: 20 })).titled).toEqual({});
      expect(planOf(asked, row({ ...sample, titled: 80 })).titled).toEqual({
        bands: { first: 10, last: 12 },
      });
    }
  });
  it("counts apart from the page where titles will most likely fill it, and by the page's own hits where not", () => {
    const sample = { hits: 60, hits_from: 960, titled_from: 960, newest: 1_200 };
    const likely = planOf(request, row({ ...sample, titled: 10 }));
    expect(likely).toMatchObject({ total: null, rest: { bands: { first: 10, last: 12 } } });
    expect(countsByHits(likely)).toBe(false);
    const seldom = planOf(request, row({ ...sample, titled: 3 }));
    expect(seldom).toMatchObject({ total: null, rest: {} });
    expect(countsByHits(seldom)).toBe(true);
  });
  it("says an estimate in two digits", () => {
    expect([0, 1, 63, 316, 3_124].map(estimated)).toEqual([0, 16, 1_000, 5_100, 50_000]);
  });
});
