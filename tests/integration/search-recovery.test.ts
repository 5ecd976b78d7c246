import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { compose, type Composition } from "#app/composition.server.ts";
import { systemActor, type Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { indexPostings } from "#app/domain/search/index-postings.server.ts";
import { readSearchStanding } from "#app/domain/search/read-search-standing.server.ts";
import { reconcileIndex } from "#app/domain/search/reconcile-index.server.ts";
import { refreshIndex } from "#app/domain/search/refresh-index.server.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { repairSearch } from "#app/domain/search/repair-search.server.ts";
import { searchPostings } from "#app/domain/search/search-postings.server.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { createDatabase, type TestDatabase } from "#tests/support/database.ts";
import { startMeilisearch, type Manner, type MeilisearchStandIn } from "#tests/support/meilisearch/server.ts";

const JOBS = [
  "محاسب عام",
  "سائق شاحنة",
  "ممرض",
  "نجار موبيليا",
  "طباخ",
  "حارس أمن",
  "كهربائي سيارات",
  "سباك",
];
const system = systemActor("test", "SA");
const visitor: Actor = { kind: "visitor", country: "SA" };
const KEY = "master-key-of-the-stand-in";

let standIn: MeilisearchStandIn;
let database: TestDatabase;
let composition: Composition;
let ctx: Ctx;
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  standIn = await startMeilisearch({ masterKey: KEY });
  database = await createDatabase();
  composition = await open(KEY);
  ({ ctx } = composition);
  const file = path.join(database.configuration.dataDir, "postings.csv");
  const rows = JOBS.map((title, at) => `${at + 1},${title},شركة النخيل,الرياض,الرياض`);
  fs.writeFileSync(file, ["id,title,employer,region,city", ...rows].join("\n"));
  expectOk(await importPostings(ctx, system, { file, from: "csv", dryRun: false }));
  expectOk(await reindex(ctx, system));
  const found = await ctx.sql.query<{ id: string; title: string }>("select id, title from vacancy");
  ids = new Map(found.map(({ id, title }) => [title, id]));
}, 120_000);
afterAll(async () => {
  await composition.close();
  await standIn.stop().catch(() => undefined);
  await database.drop();
});
beforeEach(async () => {
  standIn.behave("answers");
  standIn.refuse(null);
  await untilAnswers();
  if ((await ctx.search.health()).stale) expectOk(await refreshIndex(ctx, system));
  expectOk(await reconcileIndex(ctx, system, { everything: true }));
});

const open = (key: string): Promise<Composition> =>
  compose({ ...database.configuration, meilisearch: { url: standIn.url, key } }, { process: "test" });
const find = async (q: string) => expectOk(await searchPostings(ctx, visitor, { q, exact: true }));
const idOf = (title: string): string => ids.get(title) ?? "";
/** As an employer does: the title is another one, and the revision grows. */
const retitle = (id: string, title: string) =>
  ctx.sql.query("update vacancy set title = $2, rev = rev + 1 where id = $1", [id, title]);
const index = async (...postingIds: string[]) => expectOk(await indexPostings(ctx, system, { postingIds }));

/** Until the breaker has found the server well again: five seconds and a probe at most. */
async function untilAnswers(): Promise<number> {
  const began = performance.now();
  while ((await find("ممرض")).standIn) {
    if (performance.now() - began > 20_000 || (await ctx.search.health()).stale) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return performance.now() - began;
}

/** Speaks to the server past the engine. */
async function behindOurBack(method: string, what: string, body: unknown): Promise<void> {
  const [live] = await ctx.sql.query<{ uid: string }>("select postings as uid from search_meilisearch.live");
  const response = await fetch(`${standIn.url}/indexes/${live?.uid}/${what}`, {
    method,
    headers: { "content-type": "application/json", authorization: `Bearer ${KEY}` },
    body: JSON.stringify(body),
  });
  const { taskUid } = (await response.json()) as { taskUid: number };
  standIn.until(taskUid, "succeeded");
}

/** The postings that were sent to the server last. */
const lastWritten = async (count: number): Promise<readonly string[]> => {
  const rows = await ctx.sql.query<{ id: string }>(
    "select posting_id as id from search_meilisearch.written where not gone order by seq desc limit $1",
    [count],
  );
  return rows.map(({ id }) => id);
};

const NOTHING = { missing: 0, strangers: 0, differing: 0, settings: 0 };

describe("an index that differs from the marketplace", () => {
  it("is left alone when it does not", async () => {
    expect(expectOk(await reconcileIndex(ctx, system, { everything: true }))).toEqual(NOTHING);
  });

  it("gets back what was deleted behind our back", async () => {
    await behindOurBack("POST", "documents/delete-batch", [`${idOf("سباك")}_1`]);
    expect((await find("سباك")).total).toBe(0);
    // The counts tell, whichever part of the content is next in turn.
    expect(expectOk(await reconcileIndex(ctx, system))).toEqual({ ...NOTHING, missing: 1 });
    expect(await find("سباك")).toMatchObject({ total: 1, standIn: false });
    expect(expectOk(await reconcileIndex(ctx, system))).toEqual(NOTHING);
  });

  it("gets back the content that was altered", async () => {
    await behindOurBack("PUT", "documents", [{ id: `${idOf("طباخ")}_1`, wageMin: 1, title: ["غواص"] }]);
    expect(expectOk(await reconcileIndex(ctx, system, { everything: true }))).toEqual({
      ...NOTHING,
      differing: 1,
    });
    expect((await find("طباخ")).total).toBe(1);
    expect(expectOk(await reconcileIndex(ctx, system, { everything: true }))).toEqual(NOTHING);
  });

  it("loses what nobody of ours has put there, whatever it looks like", async () => {
    const stranger = "0193a000-0000-7000-8000-00000000beef";
    await behindOurBack("POST", "documents", [
      { id: "zzz" },
      { id: `${stranger}_1`, postingId: stranger, bucket: 7, title: ["محاسب"], rev: 1 },
      { id: "odd_1", postingId: "odd", bucket: 8, title: ["محاسب"], rev: 1 },
    ]);
    expect(expectOk(await reconcileIndex(ctx, system))).toEqual({ ...NOTHING, strangers: 3 });
    expect(expectOk(await reconcileIndex(ctx, system, { everything: true }))).toEqual(NOTHING);
  });

  it("gets its settings back, those that differ only", async () => {
    await behindOurBack("PATCH", "settings", { pagination: { maxTotalHits: 3 } });
    expect(expectOk(await reconcileIndex(ctx, system))).toEqual({ ...NOTHING, settings: 1 });
  });

  it("follows a change whose event was lost, on both engines", async () => {
    await retitle(idOf("حارس أمن"), "حارس بوابة");
    await ctx.sql.query("delete from search_index.posting where posting_id = $1", [idOf("نجار موبيليا")]);
    expect(expectOk(await reconcileIndex(ctx, system))).toMatchObject({ missing: 1, differing: 1 });
    expect((await find("بوابة")).total).toBe(1);
    await retitle(idOf("حارس أمن"), "حارس أمن");
    await index(idOf("حارس أمن"));
  });

  it("tells administrators what it found, and nobody else", async () => {
    await behindOurBack("POST", "documents/delete-batch", [`${idOf("سباك")}_1`]);
    expectOk(await reconcileIndex(ctx, system));
    expectOk(await reconcileIndex(ctx, system));
    const standing = expectOk(await readSearchStanding(ctx, system));
    expect(standing.found).toMatchObject({ missing: 1, strangers: 0, differing: 0 });
    expect(standing.engines).toEqual(["meilisearch", "postgresql"]);
    expect(await readSearchStanding(ctx, visitor)).toMatchObject({ ok: false });
  });
});

describe("changes of one posting", () => {
  it("end with the last one, when their events come out of order, twice and at once", async () => {
    const id = idOf("ممرض");
    await retitle(id, "ممرض طوارئ");
    const first = index(id);
    await retitle(id, "ممرض عناية");
    await Promise.all([first, index(id), index(id)]);
    await index(id);
    expect([(await find("عناية")).total, (await find("طوارئ")).total]).toEqual([1, 0]);
    expect(expectOk(await reconcileIndex(ctx, system, { everything: true }))).toEqual(NOTHING);
    await retitle(id, "ممرض");
    await index(id);
  });

  it("end with the posting gone, when it is closed while an older change is being indexed", async () => {
    const id = idOf("كهربائي سيارات");
    await retitle(id, "كهربائي سيارات أول");
    const late = index(id);
    await ctx.sql.query("update vacancy set status = 'expired', rev = rev + 1 where id = $1", [id]);
    await Promise.all([late, index(id)]);
    expect((await find("كهربائي")).total).toBe(0);
    expect(expectOk(await reconcileIndex(ctx, system, { everything: true }))).toEqual(NOTHING);
    await ctx.sql.query("update vacancy set status = 'listed', rev = rev + 1 where id = $1", [id]);
    await index(id);
  });

  it("keep one that the server refuses from no other; it is shown with the reason until it is taken", async () => {
    const all = [...ids.values()];
    const bad = idOf("طباخ");
    standIn.refuse((document) => document["postingId"] === bad);
    for (const id of all) await ctx.sql.query("update vacancy set rev = rev + 1 where id = $1", [id]);
    const report = await index(...all);
    expect(report).toMatchObject({ indexed: all.length - 1, failed: [{ postingId: bad }] });
    expect([(await find("طباخ")).total, (await find("سباك")).total]).toEqual([0, 1]);
    const { refusals } = expectOk(await readSearchStanding(ctx, system));
    expect(refusals).toMatchObject([
      { postingId: bad, title: "طباخ", reason: "A document can't be indexed." },
    ]);
    // It is no drift as long as it stays as it is.
    expect(expectOk(await reconcileIndex(ctx, system, { everything: true }))).toEqual(NOTHING);
    standIn.refuse(null);
    await index(bad);
    expect((await find("طباخ")).total).toBe(1);
    expect(expectOk(await readSearchStanding(ctx, system)).refusals).toEqual([]);
  });
});

describe("a search server that comes back", () => {
  it("is used again after five seconds, and has what it missed", async () => {
    await standIn.stop();
    expect(await find("سباك")).toMatchObject({ total: 1, standIn: true });
    await retitle(idOf("سباك"), "سباك صحي");
    await index(idOf("سباك"));
    expect(await find("صحي")).toMatchObject({ total: 1, standIn: true });
    const { resting } = await ctx.search.standing();
    expect(resting).toMatchObject([{ reason: expect.stringContaining("has failed") as string }]);
    await standIn.start();
    expect(await untilAnswers()).toBeLessThan(7_000);
    expect(await ctx.search.standing()).toMatchObject({ missed: 1, recovered: true, resting: [] });
    expect(expectOk(await repairSearch(ctx, system))).toMatchObject({ again: 1, lost: 0 });
    expect(await find("صحي")).toMatchObject({ total: 1, standIn: false });
    expect(await ctx.search.standing()).toMatchObject({ missed: 0, recovered: false });
    await retitle(idOf("سباك"), "سباك");
    await index(idOf("سباك"));
  }, 60_000);

  it("is looked at as a whole, since nobody knows what happened to it", async () => {
    await standIn.stop();
    await find("سباك");
    await standIn.start();
    await untilAnswers();
    await behindOurBack("PUT", "documents", [{ id: `${idOf("ممرض")}_1`, head: ["غواص"] }]);
    expect(expectOk(await repairSearch(ctx, system))).toMatchObject({ differing: 1 });
  }, 60_000);

  it("is looked at part by part until all of it was", async () => {
    await standIn.stop();
    await find("سباك");
    await standIn.start();
    await untilAnswers();
    const altered = ["ممرض", "طباخ"].map((title) => ({ id: `${idOf(title)}_1`, head: ["غواص"] }));
    await behindOurBack("PUT", "documents", altered);
    // As if others had been written last.
    await ctx.sql.query("delete from search_meilisearch.written");
    let [mended, runs] = [0, 0];
    // In no time at all a run looks at one part of the content.
    for (; runs < 2 * JOBS.length && (await ctx.search.standing()).recovered; runs++)
      mended += expectOk(await reconcileIndex(ctx, system, { forMs: 0 })).differing;
    expect(mended).toBe(2);
    expect(runs).toBeGreaterThan(1);
    expect(runs).toBeLessThanOrEqual(JOBS.length);
    expect(expectOk(await reconcileIndex(ctx, system, { everything: true }))).toEqual(NOTHING);
  }, 120_000);

  it("has what was written last mended by the first look, whichever part is next", async () => {
    await standIn.stop();
    await find("سباك");
    await standIn.start();
    await untilAnswers();
    const last = await lastWritten(2);
    await behindOurBack(
      "PUT",
      "documents",
      last.map((id) => ({ id: `${id}_1`, head: ["غواص"] })),
    );
    expect(expectOk(await reconcileIndex(ctx, system, { forMs: 0 }))).toMatchObject({ differing: 2 });
  }, 60_000);

  it("without its data is found out, answered for, and built anew", async () => {
    standIn.wipe();
    expect(await find("سباك")).toMatchObject({ total: 1, standIn: true });
    expect(expectOk(await repairSearch(ctx, system))).toMatchObject({ lost: 1 });
    expect(expectOk(await refreshIndex(ctx, system)).documents).toBe(JOBS.length);
    expect(await find("سباك")).toMatchObject({ total: 1, standIn: false });
    expect(expectOk(await repairSearch(ctx, system))).toMatchObject({ lost: 0, missing: 0, differing: 0 });
  }, 60_000);
});

describe("a search server that is not well", () => {
  it.each<Manner>(["hangs", "fails", "hangsUp", "trickles", "babbles"])(
    "%s, and costs a searcher two seconds at most, the next one nothing",
    async (manner) => {
      standIn.behave(manner);
      const began = performance.now();
      expect(await find("سباك")).toMatchObject({ total: 1, standIn: true });
      expect(performance.now() - began).toBeLessThan(2_500);
      const again = performance.now();
      expect(await find("ممرض")).toMatchObject({ total: 1, standIn: true });
      expect(performance.now() - again).toBeLessThan(700);
    },
    60_000,
  );

  it("or does not know our key, is the same", async () => {
    const stranger = await open("another-key");
    const found = expectOk(await searchPostings(stranger.ctx, visitor, { q: "سباك", exact: true }));
    expect([found.total, found.standIn]).toEqual([1, true]);
    expect((await stranger.ctx.search.health()).detail).toMatch(/key/);
    await stranger.close();
  });
});
