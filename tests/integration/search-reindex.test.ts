import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compose, type Composition } from "#app/composition.server.ts";
import { systemActor, type Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { indexPostings } from "#app/domain/search/index-postings.server.ts";
import { reconcileIndex } from "#app/domain/search/reconcile-index.server.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { searchPostings } from "#app/domain/search/search-postings.server.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { createDatabase, type TestDatabase } from "#tests/support/database.ts";
import { startMeilisearch, type MeilisearchStandIn } from "#tests/support/meilisearch/server.ts";
import { environmentOf } from "#tests/support/site.ts";

const system = systemActor("test", "SA");
const visitor: Actor = { kind: "visitor", country: "SA" };
const MANY = 1_000;
const CHECKOUT = path.resolve(import.meta.dirname, "../..");
const KEY = "master-key-of-the-stand-in";

describe.each(["postgresql", "meilisearch"])("a reindex on %s", (engine) => {
  let standIn: MeilisearchStandIn | null = null;
  let database: TestDatabase;
  let composition: Composition;
  let ctx: Ctx;
  // A busy machine may be slower than a searcher is made to wait, and then PostgreSQL answers, as it should: here it
  // is what the server itself answers that must not change.
  const meilisearch = () => (standIn ? { url: standIn.url, key: KEY, askingMs: 60_000 } : null);

  beforeAll(async () => {
    if (engine === "meilisearch") standIn = await startMeilisearch({ masterKey: KEY });
    database = await createDatabase();
    const configuration = { ...database.configuration, meilisearch: meilisearch() };
    composition = await compose(configuration, { process: "test" });
    ({ ctx } = composition);
    const file = path.join(database.configuration.dataDir, "postings.csv");
    const rows = Array.from(
      { length: MANY },
      (_, at) => `${at},${at % 10 === 0 ? "محاسب" : "سائق"} ${at},شركة,الرياض,الرياض`,
    );
    fs.writeFileSync(file, ["id,title,employer,region,city", ...rows].join("\n"));
    expect(expectOk(await importPostings(ctx, system, { file, from: "csv", dryRun: false })).accepted).toBe(
      MANY,
    );
    expectOk(await reindex(ctx, system));
  }, 120_000);
  afterAll(async () => {
    await composition.close();
    await standIn?.stop();
    await database.drop();
  });

  const find = async () => expectOk(await searchPostings(ctx, visitor, { q: "محاسب", facets: true }));
  const indexes = async (): Promise<readonly string[]> => {
    if (!standIn) return [];
    const response = await fetch(`${standIn.url}/indexes?limit=100`, {
      headers: { authorization: `Bearer ${KEY}` },
    });
    const { results } = (await response.json()) as { results: { uid: string }[] };
    return results.map(({ uid }) => uid).filter((uid) => uid.includes("_postings_"));
  };

  it("shows a reader the same all the while, and goes live at once with its analysis", async () => {
    const before = await ctx.search.analysis();
    const seen = new Set<string>();
    let reads = 0;
    let done = false;
    const reader = (async () => {
      while (!done) {
        const { total, standIn: elsewhere, facets, relaxed } = await find();
        const kinds = facets.kind?.map(({ count }) => count).join(",");
        seen.add(JSON.stringify([total, elsewhere, kinds, relaxed.length]));
        reads++;
        await sleep(5);
      }
    })();
    for (let time = 0; time < 3; time++) expectOk(await reindex(ctx, system));
    done = true;
    await reader;
    expect([...seen]).toEqual([JSON.stringify([MANY / 10, false, String(MANY / 10), 0])]);
    expect(reads).toBeGreaterThan(10);
    expect(await ctx.search.analysis()).toBe(before + 3);
    // The live one, and the one before it for readers who have just learnt of it.
    if (standIn) expect(await indexes()).toHaveLength(2);
  });

  if (engine === "meilisearch") {
    it("goes live on both engines at one moment", async () => {
      const seen = new Set<string>();
      let done = false;
      const reader = (async () => {
        while (!done) {
          const [row] = await ctx.sql.query<{ server: number; database: number }>(
            `select (select analysis from search_meilisearch.live) as server,
                    (select analysis from search_index.meta) as database`,
          );
          seen.add(`${row?.server} and ${row?.database}`);
        }
      })();
      const before = await ctx.search.analysis();
      expectOk(await reindex(ctx, system));
      done = true;
      await reader;
      expect([...seen]).toEqual([`${before} and ${before}`, `${before + 1} and ${before + 1}`]);
    });

    it("goes live on PostgreSQL alone when the server fails at that very moment", async () => {
      const [posting] = await ctx.sql.query<{ id: string }>(
        "select id from vacancy where title like 'محاسب%'",
      );
      const id = posting?.id ?? "";
      const before = await ctx.search.analysis();
      const late: Ctx = {
        ...ctx,
        search: {
          ...ctx.search,
          // A posting changes while the index is built, and the new index does not take it over.
          rebuild: (index, documents, options) => ctx.search.rebuild(index, changing(documents), options),
        },
      };
      async function* changing<T>(documents: AsyncIterable<T>): AsyncGenerator<T> {
        yield* documents;
        await ctx.sql.query("update vacancy set rev = rev + 1 where id = $1", [id]);
        expectOk(await indexPostings(ctx, system, { postingIds: [id] }));
        standIn?.refuse((document) => document["postingId"] === id && document["analysis"] === before);
      }
      expectOk(await reindex(late, system));
      standIn?.refuse(null);
      const [live] = await ctx.sql.query<{ server: number; database: number }>(
        `select (select analysis from search_meilisearch.live) as server,
                (select analysis from search_index.meta) as database`,
      );
      expect(live).toEqual({ server: before, database: before + 1 });
      expect((await ctx.search.health()).stale).toBe(true);
      expect((await find()).total).toBe(MANY / 10);
      expectOk(await reindex(ctx, system));
      expect((await ctx.search.health()).stale).toBe(false);
      expect(await find()).toMatchObject({ total: MANY / 10, standIn: false });
    });
  }

  it("that is killed in the middle leaves the old index live, and the next one cleans up", async () => {
    const before = await ctx.search.analysis();
    const indexesBefore = await indexes();
    // The server takes its time, so that the kill comes in the middle.
    standIn?.pace({ delayMs: 500 });
    const environment = environmentOf(
      database.configuration,
      standIn ? { MEILI_URL: standIn.url, MEILI_KEY: KEY } : {},
    );
    const killed = spawn(process.execPath, [path.join(CHECKOUT, "bin/masar.js"), "reindex"], {
      env: environment,
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => killed.once("exit", resolve));
    const begun = async (): Promise<boolean> => {
      const [row] = await ctx.sql.query<{ begun: boolean }>(
        "select exists (select 1 from search_lexicon where version > $1) as begun",
        [before],
      );
      return (
        row?.begun === true && (!standIn || (await indexes()).some((uid) => !indexesBefore.includes(uid)))
      );
    };
    while (!(await begun())) await sleep(20);
    killed.kill("SIGKILL");
    await ended;
    standIn?.pace({ delayMs: 0 });

    const [live] = await ctx.sql.query<{ analysis: number }>(
      `select analysis from ${standIn ? "search_meilisearch.live" : "search_index.meta"}`,
    );
    expect(live?.analysis).toBe(before);
    expect(await find()).toMatchObject({ total: MANY / 10, standIn: false });
    expectOk(await reindex(ctx, system));
    expect((await find()).total).toBe(MANY / 10);
    expect(expectOk(await reconcileIndex(ctx, system, { everything: true }))).toMatchObject({
      missing: 0,
      strangers: 0,
      differing: 0,
    });
    if (standIn) expect(await indexes()).toHaveLength(2);
  }, 120_000);
});
