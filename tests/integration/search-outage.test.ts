import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compose, type Composition } from "#app/composition.server.ts";
import { systemActor, type Actor } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { indexPostings } from "#app/domain/search/index-postings.server.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { repairSearch } from "#app/domain/search/repair-search.server.ts";
import { searchPostings } from "#app/domain/search/search-postings.server.ts";
import { suggest } from "#app/domain/search/suggest.server.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { createDatabase, type TestDatabase } from "#tests/support/database.ts";

const POSTINGS = `id,title,employer,region,city
1,محاسب عام,شركة النخيل,الرياض,الرياض
2,سائق شاحنة,نقل الشرق,المنطقة الشرقية,الدمام`;
const system = systemActor("test", "SA");
const visitor: Actor = { kind: "visitor", country: "SA" };

describe("a search server that takes connections and never answers", () => {
  const hanging = net.createServer();
  let database: TestDatabase;
  let composition: Composition;

  beforeAll(async () => {
    await new Promise<void>((resolve) => hanging.listen(0, "127.0.0.1", resolve));
    const { port } = hanging.address() as net.AddressInfo;
    database = await createDatabase();
    const meilisearch = { url: `http://127.0.0.1:${port}`, key: null };
    composition = await compose({ ...database.configuration, meilisearch }, { process: "test" });
    const file = path.join(database.configuration.dataDir, "postings.csv");
    fs.writeFileSync(file, POSTINGS);
    expectOk(await importPostings(composition.ctx, system, { file, from: "csv", dryRun: false }));
    expectOk(await reindex(composition.ctx, system));
  }, 120_000);
  afterAll(async () => {
    await composition.close();
    await database.drop();
    hanging.close();
  });

  it("costs nobody a search: PostgreSQL answers within the same request, and that is said", async () => {
    const began = performance.now();
    const first = expectOk(await searchPostings(composition.ctx, visitor, { q: "محاسب" }));
    expect([first.total, first.standIn]).toEqual([1, true]);
    expect(performance.now() - began).toBeLessThan(3_000);
    const again = performance.now();
    expectOk(await searchPostings(composition.ctx, visitor, { q: "سائق" }));
    // It is left alone for a while.
    expect(performance.now() - again).toBeLessThan(1_000);
    expect(expectOk(await suggest(composition.ctx, visitor, { q: "محاس" })).length).toBeGreaterThan(0);
  });

  it("is told about in the health, and what it missed is kept to be sent again", async () => {
    const { ctx } = composition;
    const rows = await ctx.sql.query<{ id: string }>("select id from vacancy order by id");
    const postingIds = rows.map(({ id }) => id);
    expect(expectOk(await indexPostings(ctx, system, { postingIds }))).toMatchObject({
      indexed: 2,
      failed: [],
    });
    expect(await ctx.search.health()).toMatchObject({ ok: false });
    const missed = async (): Promise<readonly string[]> =>
      (await ctx.search.missed(10)).map(({ postingId }) => postingId).sort();
    expect(await missed()).toEqual(postingIds);
    // Still away: nothing is forgotten.
    expectOk(await repairSearch(ctx, system));
    expect(await missed()).toEqual(postingIds);
  });
});
