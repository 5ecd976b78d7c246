import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { compose, type Composition } from "#app/composition.server.ts";
import { readSettings } from "#app/configuration.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { createMeilisearchEngine } from "#app/engines/search/meilisearch-search-engine.server.ts";
import { openMeilisearch, type MeilisearchServer } from "#app/engines/search/meilisearch-server.server.ts";
import type { SearchPage, SearchRequest } from "#app/engines/search/search-engine.ts";
import { demoPostingsCsv } from "#prisma/seed/demo/postings.ts";
import { count, measured, unmeasured, type Figure } from "./figure.ts";
import { openDoor } from "./shuttable-door.ts";

const actor = systemActor("bench", "SA");
const CHECKOUT = path.resolve(import.meta.dirname, "../..");
/** Of the postings, so many in a hundred change while the server is away, or without our knowing. */
const CHANGED = 2.5;
const SPOILT = 0.5;
const WHOLE_S = 60;
const LOOK_EVERY_MS = 200;
const GIVE_UP_MS = 10 * 60_000;
/** A word that no posting has: whatever it is found in was changed by the bench. */
const MARK = "qaxolu";

/** What the bench holds in its hands. */
type Scene = {
  readonly masar: Composition;
  /** The server, past the door. */
  readonly server: MeilisearchServer;
  /** How many postings the server finds by itself: all, or those with the mark. */
  readonly found: (mark: boolean) => Promise<number | null>;
  readonly search: () => Promise<SearchPage>;
};

/**
 * How long until a search server holds everything again: after an outage with changes meanwhile, after changes behind our
 * back, and after it came back without its data. A worker runs beside it. The server is away behind a door, not killed.
 */
export async function* outageFigures(input: {
  readonly databaseUrl: string;
  readonly folder: string;
  readonly postings: number;
  readonly meilisearch: { readonly url: string; readonly key: string | null } | null;
}): AsyncGenerator<Figure> {
  const { meilisearch, postings, databaseUrl, folder } = input;
  if (meilisearch === null) {
    yield unmeasured("search-outage.changed-meanwhile", "s", WHOLE_S);
    return;
  }
  const door = await openDoor(meilisearch.url);
  const settings = { ...readSettings(), databaseUrl, redisUrl: null, dataDir: folder };
  const masar = await compose(
    { ...settings, logLevel: "error", meilisearch: { ...meilisearch, url: door.url } },
    { process: "bench" },
  );
  const { ctx } = masar;
  const server = openMeilisearch(meilisearch);
  const alone = createMeilisearchEngine(server, ctx.sql, (work) => ctx.bulk(work));
  const request = (mark: boolean): SearchRequest => ({
    ...{ index: "postings", terms: mark ? [{ anyOf: [MARK], whole: true }] : [], filter: { country: "SA" } },
    ...{
      viewer: { kind: "public" },
      page: 1,
      pageSize: 20,
      mode: "strict",
      at: ctx.clock.now().toISOString(),
    },
  });
  const scene: Scene = {
    ...{ masar, server },
    found: async (mark) => {
      try {
        return (await alone.search(request(mark))).total;
      } catch {
        // The index is not there, or not yet.
        return null;
      }
    },
    search: () => ctx.search.search(request(false)),
  };
  const file = path.join(folder, "outage-postings.csv");
  const bring = async (lines: readonly string[]): Promise<void> => {
    await writeFile(file, lines.join("\n"));
    expectOk(
      await importPostings(ctx, actor, { file, from: "csv", country: "SA", source: "bench", dryRun: false }),
    );
  };
  const lines = demoPostingsCsv(postings, ctx.clock.today("SA")).split("\n");
  await bring(lines);
  expectOk(await reindex(ctx, actor));
  const all = (await scene.found(false)) ?? 0;
  yield count("search-outage.postings", all);
  const worker = spawn(process.execPath, [path.join(CHECKOUT, "bin/run.js"), "workers/main.ts"], {
    ...{ cwd: CHECKOUT, stdio: ["ignore", "ignore", "inherit"] },
    env: {
      ...process.env,
      ...{ DATABASE_URL: databaseUrl, MASAR_DATA_DIR: folder, MASAR_LOG: "error", MEILI_URL: door.url },
    },
  });
  try {
    const changed = Math.ceil((postings * CHANGED) / 100);
    door.shut();
    const began = performance.now();
    const { standIn } = await scene.search();
    yield measured("search-outage.first-search-without-it", performance.now() - began, "ms", { digits: 0 });
    yield count("search-outage.answered-by-postgresql", standIn ? 1 : 0, 1);
    await bring([lines[0] ?? "", ...lines.slice(1, changed + 1).map(marked)]);
    await until(async () => (await ctx.search.standing()).missed >= changed);
    door.open();
    const back = await until(async () => (await scene.found(true)) === changed);
    yield whole("changed-meanwhile", back);
    const compared = back + (await untilCompared(scene));
    yield measured("search-outage.compared-as-a-whole", compared, "s", { digits: 1 });

    const spoilt = Math.ceil((postings * SPOILT) / 100);
    await spoil(scene, spoilt);
    const mended = async (): Promise<boolean> =>
      (await scene.found(false)) === all && (await scene.found(true)) === changed;
    yield whole("spoilt-behind-our-back", await until(mended));

    door.shut();
    await scene.search();
    for (const uid of await ownIndexes(scene)) await server.deleteIndex(uid);
    door.open();
    yield whole("without-its-data", await until(mended));
  } finally {
    worker.kill("SIGTERM");
    if (worker.exitCode === null) await once(worker, "exit");
    for (const uid of await ownIndexes(scene)) await server.deleteIndex(uid);
    await masar.close();
    door.close();
  }
}

const whole = (name: string, seconds: number): Figure =>
  measured(`search-outage.${name}`, seconds, "s", { atMost: WHOLE_S, digits: 1 });

/** The same posting with the mark in its title, which stands after its id. */
const marked = (line: string): string => line.replace(/^([^,]*),("?)/, `$1,$2${MARK} `);

/** Seconds until it is so. */
async function until(holds: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > GIVE_UP_MS)
      throw new Error("The search server was not mended in ten minutes");
    await sleep(LOOK_EVERY_MS);
  }
  return (performance.now() - began) / 1_000;
}

/** Until all that the server holds has been compared with what was sent since it came back. */
const untilCompared = ({ masar }: Scene): Promise<number> =>
  until(async () => {
    const { resting, missed, recovered } = await masar.ctx.search.standing();
    return resting.length === 0 && missed === 0 && !recovered;
  });

/** Takes out so many documents, and gives as many others the mark, past everything that would notice. */
async function spoil({ masar, server, found }: Scene, some: number): Promise<void> {
  const [live] = await masar.ctx.sql.query<{ uid: string }>(
    "select postings as uid from search_meilisearch.live",
  );
  const uid = live?.uid ?? "";
  const documents = await server.fetchWhere(uid, `t != ${MARK}`, 2 * some);
  const [lost, altered] = [documents.slice(0, some), documents.slice(some)];
  const before = { all: await found(false), marked: await found(true) };
  const ids = lost.map((document) => `"${String(document["postingId"])}"`);
  await server.removeWhere(uid, `postingId IN [${ids.join(", ")}]`);
  const spoilt = altered.map((document) => ({ ...document, w: [MARK], h: [MARK], t: [MARK] }));
  await server.follow(await server.add(uid, spoilt), GIVE_UP_MS);
  if ((await found(false)) === before.all || (await found(true)) === before.marked)
    throw new Error("What was done behind our back was mended before it could be timed");
}

async function ownIndexes({ masar, server }: Scene): Promise<readonly string[]> {
  const [own] = await masar.ctx.sql.query<{ prefix: string }>("select prefix from search_meilisearch.live");
  return (await server.indexes()).filter((uid) => own && uid.startsWith(`${own.prefix}_`));
}
