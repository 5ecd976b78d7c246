import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { indexPostings } from "#app/domain/search/index-postings.server.ts";
import { refreshIndex } from "#app/domain/search/refresh-index.server.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { searchPostings, type SearchResult } from "#app/domain/search/search-postings.server.ts";
import type { SearchInput } from "#app/domain/search/search-postings.schema.ts";
import { suggest } from "#app/domain/search/suggest.server.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { RULES_VERSION, type LexiconContent } from "#app/domain/search/lexicon.ts";
import { currentTaxonomyVersion } from "#app/domain/taxonomy/list-concept-labels.server.ts";
import { useMasar } from "#tests/support/database.ts";

const POSTINGS = `id,title,employer,region,city,wage_min,hours_per_week,accommodations,childcare,education
1,محاسب عام,شركة النخيل,الرياض,الرياض,,,,,
2,محاسبة صندوق,أسواق الواحة,الرياض,الرياض,4500,40,step_free|seated_work,yes,secondary
3,مهندس مدني,مكتب البناء,الرياض,الخرج,,,,,
4,سائق شاحنة مجلفن,نقل الشرق,المنطقة الشرقية,الدمام,,,,,
5,ممرضة,مستشفى الأمل,مكة المكرمة,جدة,,,,,
6,محاسب,مصنع البحر,مكة المكرمة,جدة,,,,,`;

describe("searching postings", () => {
  const masar = useMasar();
  const system = systemActor("test", "SA");
  const visitor: Actor = { kind: "visitor", country: "SA" };

  beforeAll(async () => {
    const file = path.join(masar.configuration.dataDir, "postings.csv");
    fs.writeFileSync(file, POSTINGS);
    expectOk(await importPostings(masar.ctx, system, { file, from: "csv", dryRun: false }));
    expectOk(await reindex(masar.ctx, system));
  });

  const search = async (input: SearchInput): Promise<SearchResult> =>
    expectOk(await searchPostings(masar.ctx, visitor, input));
  const ids = (result: SearchResult): (string | null)[] => result.items.map((item) => item.sourceId);

  it("finds by words, with what a card needs", async () => {
    const result = await search({ q: "محاسب" });
    expect(new Set(ids(result))).toEqual(new Set(["1", "2", "6"]));
    expect(result).toMatchObject({
      query: "محاسب",
      terms: ["محاسب"],
      total: 3,
      relaxed: [],
      corrected: null,
    });
    const item = result.items.find(({ sourceId }) => sourceId === "1");
    expect(item).toMatchObject({ kind: "vacancy", title: "محاسب عام", employer: "شركة النخيل", wage: null });
    expect(item?.place).toMatchObject({ ar: "الرياض", en: "Riyadh", region: { code: "SA-01" } });
  });
  it("finds across languages through the taxonomy", async () => {
    expect(ids(await search({ q: "truck driver" }))).toEqual(["4"]);
    expect(ids(await search({ q: "كاشير" }))).toEqual(["2"]);
  });
  it("searches around a town, and in a region", async () => {
    const near = await search({ q: "محاسب", where: "جدة", exact: true });
    expect(ids(near)).toEqual(["6"]);
    expect(near.items[0]?.distanceKm).toBeCloseTo(0, 0);
    expect(new Set(ids(await search({ where: "منطقة الرياض" })))).toEqual(new Set(["1", "2", "3"]));
  });
  it("widens the radius when few are near, and says so", async () => {
    const result = await search({ q: "مهندس", where: "الرياض", radiusKm: 5 });
    expect(ids(result)).toEqual(["3"]);
    expect(result.relaxed).toMatchObject([{ kind: "radius", fromKm: 5 }]);
    const few = await search({ q: "محاسب", where: "جدة" });
    expect(ids(few)[0]).toBe("6");
    expect([few.within, few.total]).toEqual([1, 3]);
    expect(few.relaxed).toEqual([{ kind: "radius", fromKm: 30, toKm: null }]);
    // All of it stands on one page: there is no second one to lead to.
    const narrow = await search({ q: "محاسب", where: "جدة", pageSize: 1 });
    expect([narrow.items.length, narrow.total, narrow.pageSize]).toEqual([3, 3, 3]);
  });
  it("puts a misspelt word right only when nothing is found, and undoes it", async () => {
    const result = await search({ q: "مهدنس" });
    expect(ids(result)).toEqual(["3"]);
    expect(result.corrected).toEqual({ from: "مهدنس", to: "مهندس" });
    expect((await search({ q: "مهدنس", exact: true })).total).toBe(0);
  });
  it("leaves a word out when no posting holds them all, and names it", async () => {
    const result = await search({ q: "سائق شاحنة مجنزرة" });
    expect(ids(result)).toEqual(["4"]);
    expect(result.relaxed).toEqual([{ kind: "dropped", term: "مجنزرة" }]);
  });
  it("takes in adjacent occupations as a last resort, and says so", async () => {
    const result = await search({ q: "سائق حافلة" });
    expect(ids(result)).toEqual(["4"]);
    expect(result.relaxed).toEqual([{ kind: "adjacent", term: "سائق حافلة" }]);
    expect((await search({ q: "سائق حافلة", exact: true })).total).toBe(0);
    expect((await search({ q: "مطور ويب" })).total).toBe(0);
  });
  it("counts facets and filters by them", async () => {
    const { facets } = await search({ q: "محاسب" });
    expect(facets.region).toEqual([
      { value: "SA-01", count: 2 },
      { value: "SA-02", count: 1 },
    ]);
    expect(ids(await search({ q: "محاسب", region: ["SA-02"] }))).toEqual(["6"]);
  });
  it("finds what a workplace offers and asks for, as an import tells it", async () => {
    const { facets } = await search({ q: "محاسب" });
    expect(facets.accessible).toEqual([{ value: "true", count: 1 }]);
    expect(facets.accommodation).toEqual([
      { value: "seated_work", count: 1 },
      { value: "step_free", count: 1 },
    ]);
    expect(facets.education).toEqual([{ value: "secondary", count: 1 }]);
    for (const one of [
      { accessible: true },
      { accommodation: ["step_free"] },
      { childcare: true },
      { education: ["secondary"] },
      { hoursMax: 40 },
    ])
      expect(ids(await search({ ...one, exact: true }))).toEqual(["2"]);
  });
  it("counts distances, hours, wages and ages, each without its own condition, also where it widens", async () => {
    const asked = { q: "محاسب", where: "الرياض", wageSteps: [400_000, 500_000] };
    const {
      bands: { postedSince, ...bands },
      relaxed,
    } = await search({ ...asked, radiusKm: 15 });
    expect(relaxed).toMatchObject([{ kind: "radius" }]);
    expect(bands).toEqual({ wageMin: [1, 0], hoursMax: [0, 0, 1], radiusKm: [2, 2, 2, 2, 3] });
    expect((await search({ ...asked, wageMin: 500_000, exact: true })).bands.wageMin).toEqual([1, 0]);
    expect(postedSince).toEqual([2, 2, 2]);
    expect(Object.keys((await search({ q: "محاسب" })).bands).sort()).toEqual(["hoursMax", "postedSince"]);
  });
  it("gives up nothing that was undone, and still gives up the rest", async () => {
    const near = await search({ q: "محاسب", where: "جدة", undone: ["radius"] });
    expect([near.total, near.relaxed]).toEqual([1, []]);
    const both = await search({ q: "مهدنس", where: "جدة" });
    expect([ids(both), both.relaxed.map(({ kind }) => kind)]).toEqual([["3"], ["corrected", "radius"]]);
    for (const kind of ["corrected", "radius"] as const) {
      const { relaxed } = await search({ q: "مهدنس", where: "جدة", undone: [kind] });
      expect(relaxed.map((one) => one.kind)).not.toContain(kind);
    }
  });
  it.each([
    ["ten thousand characters", "ا".repeat(10_000)],
    ["ten thousand words", "محاسب مهندس ".repeat(10_000)],
    ["control characters", "\u0000\u0007\u001B[31m"],
    ["only stop words", "من في على إلى"],
    ["only emoji", "😀🎉👩‍💻"],
    ["bidi overrides", "\u202Eمحاسب\u202C\u200F"],
    ["SQL", "'); DROP TABLE vacancy; --"],
    ["query syntax", "a & !b | (c:*) <-> 'd"],
    ["HTML", "<script>alert(1)</script>"],
    ["half a character", "\uD83D"],
    ["nothing", ""],
  ])("answers %s", async (_what, q) => {
    const result = await search({ q, where: q, page: 1e9, pageSize: -1, wageMin: Number.NaN });
    expect(result.total).toBeGreaterThanOrEqual(0);
  });
  it("answers control characters in the values of filters", async () => {
    const bad = ["\u0000", "a\u0000b"];
    const result = await search({ region: bad, shift: bad, employmentType: bad, skill: bad, education: bad });
    expect(result.total).toBe(6);
  });
  it("says that a query without a word was left out", async () => {
    expect(await search({ q: "😀!" })).toMatchObject({
      total: 6,
      relaxed: [{ kind: "dropped", term: "😀!" }],
    });
  });
  it("reads nonsense in any field as nothing", async () => {
    const nonsense = {
      q: 5,
      kind: "x",
      region: { a: 1 },
      sort: "🙂",
      radiusKm: "far",
      page: {},
    } as unknown as SearchInput;
    expect((await search(nonsense)).total).toBe(6);
  });
  it("suggests occupations in both scripts", async () => {
    const texts = async (q: string): Promise<string[]> =>
      expectOk(await suggest(masar.ctx, visitor, { q })).map((suggestion) => suggestion.text);
    expect((await texts("سائق شا")).some((text) => text.includes("شاحنة"))).toBe(true);
    expect((await texts("truck")).length).toBeGreaterThan(0);
    expect(await texts("\u0000😀")).toEqual([]);
  });
  it("builds the index anew only when what it was made of has changed", async () => {
    expect(expectOk(await refreshIndex(masar.ctx, system))).toEqual({ documents: 0 });
    await masar.ctx.sql.query(
      "update setting set value = to_jsonb(value::int + 1) where name = 'taxonomy.version'",
    );
    expect(expectOk(await refreshIndex(masar.ctx, system))).toEqual({ documents: 6 });
    expect((await search({ q: "محاسب" })).total).toBe(3);
    expect(expectOk(await refreshIndex(masar.ctx, system))).toEqual({ documents: 0 });
    await masar.ctx.sql.query("update search_lexicon set rules = rules - 1");
    expect(expectOk(await refreshIndex(masar.ctx, system))).toEqual({ documents: 6 });
    expect(expectOk(await refreshIndex(masar.ctx, system))).toEqual({ documents: 0 });
  });
  it("stores the lexicon of the live index with what it was made of, and analyses with it", async () => {
    const { analysis } = await masar.ctx.search.health();
    const [row] = await masar.ctx.sql.query<{
      rules: number;
      taxonomy: number;
      postings: number;
      content: LexiconContent;
    }>(
      `select rules, taxonomy_version as taxonomy, posting_count as postings, content
         from search_lexicon where version = $1`,
      [analysis],
    );
    const words = new Set(row?.content.words.map(([word]) => word));
    expect(row).toMatchObject({
      rules: RULES_VERSION,
      taxonomy: await currentTaxonomyVersion(masar.ctx),
      postings: 6,
    });
    // A word of a title, which the taxonomy does not have, and one of the taxonomy that no posting has.
    expect(["مجلفن", "خباز"].map((word) => words.has(word))).toEqual([true, true]);
    const versions = await masar.ctx.sql.query<{ analysis: number }>(
      "select distinct analysis from search_index.posting",
    );
    expect(versions).toEqual([{ analysis }]);
  });
  it("leaves the index to the system", async () => {
    expect(await indexPostings(masar.ctx, visitor, { postingIds: [] })).toMatchObject({ ok: false });
    expect(await reindex(masar.ctx, visitor)).toMatchObject({ ok: false });
  });
  it("takes out what is no longer live, and shows none of it before that", async () => {
    const [driver] = (await search({ q: "سائق" })).items;
    await masar.ctx.sql.query("update vacancy set status = 'expired' where id = $1", [driver?.id]);
    expect((await search({ q: "سائق" })).items).toEqual([]);
    const report = expectOk(await indexPostings(masar.ctx, system, { postingIds: [driver?.id ?? ""] }));
    expect(report).toEqual({ indexed: 0, removed: 1, failed: [] });
    expect((await search({ q: "سائق", exact: true })).total).toBe(0);
  });
});
