import { describe, expect, it } from "vitest";
import type { PostingDocument } from "#app/engines/search/search-engine.ts";
import { documentsOf, threadsFor } from "./documents-in-threads.server.ts";
import { buildLexicon } from "./lexicon.ts";
import { placeDirectory } from "./place-directory.ts";
import type { Posting } from "./posting.ts";

const lexicon = buildLexicon(1, { labels: [], titles: ["محاسب", "سائق", "بائع"] });
const town = { id: "town", code: "SA-0101", kind: "town", country: "SA", parentId: null } as const;
const places = placeDirectory([{ ...town, nameAr: "الرياض", nameEn: "Riyadh", lat: 24.7, lon: 46.7 }]);
/** These postings name no concept, so no database is asked. */
const ctx = { sql: { query: () => Promise.reject(new Error("There is nothing to ask")) } };

const posting = (n: number): Posting => ({
  ...{ id: `posting-${n}`, kind: "vacancy", sourceId: null, status: "listed", country: "SA" },
  ...{ organisationId: null, title: `${n % 2 === 0 ? "محاسب" : "سائق"} ${n}`, titleLang: "ar" },
  ...{ employer: "شركة", description: `نبحث عن بائع بخبرة ${n} سنوات`, placeId: n % 3 === 0 ? null : "town" },
  ...{ occupationId: null, occupationConfidence: 0, skills: [], employmentType: null, hoursPerWeek: null },
  ...{ shift: null, remote: false, wageMinMinor: null, wageMaxMinor: null, currency: null, wagePeriod: null },
  ...{ wageBasis: null, openings: 1, experienceYears: 0, education: null, accommodations: [] },
  ...{ childcare: false, transport: false, programme: null, postedAt: "2026-11-01T00:00:00.000Z" },
  ...{ expiresAt: null, rev: n },
});
const batches = Array.from({ length: 7 }, (_, batch) =>
  Array.from({ length: 5 }, (_, at) => posting(batch * 5 + at)),
);

async function all(threads: number, content = lexicon): Promise<readonly PostingDocument[]> {
  const documents: PostingDocument[] = [];
  for await (const made of documentsOf(ctx, { lexicon: content, places }, batches, threads))
    documents.push(...made);
  return documents;
}

describe("documents of postings that are analysed in threads", () => {
  it("are the same, in the same order, as those made without threads", { timeout: 300_000 }, async () => {
    const here = await all(0);
    expect(here.map(({ rev }) => rev)).toEqual(Array.from({ length: 35 }, (_, n) => n));
    expect(here[1]?.city).toBe("SA-0101");
    expect(await all(2)).toEqual(here);
  });
  it("fail when a thread breaks, instead of waiting for ever", { timeout: 300_000 }, async () => {
    const broken = { ...lexicon, content: { ...lexicon.content, words: null as never } };
    await expect(all(1, broken)).rejects.toThrow();
  });
  it("are made without threads where there are few", () => {
    expect(threadsFor(9_999)).toBe(0);
    expect(threadsFor(100_000)).toBeGreaterThan(0);
  });
});
