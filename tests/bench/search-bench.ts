import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { analyseQuery } from "#app/domain/search/analyser.ts";
import { documentBuilder, lexiconLabels } from "#app/domain/search/build-documents.server.ts";
import { normaliseLabel } from "#app/domain/search/fold.ts";
import { buildLexicon, type Lexicon } from "#app/domain/search/lexicon.ts";
import { insertLexicon } from "#app/domain/search/lexicon.store.server.ts";
import { placeDirectory, type DirectoryPlace } from "#app/domain/search/place-directory.ts";
import { readReference } from "#app/domain/search/reference.server.ts";
import { searchPostings } from "#app/domain/search/search-postings.server.ts";
import { listConceptLabels, type ConceptLabelRow } from "#app/domain/taxonomy/list-concept-labels.server.ts";
import type { PostingDocument, SearchRequest } from "#app/engines/search/search-engine.ts";
import { quantile, type Figure } from "./figure.ts";
import { generatedPostings, seeded, type PostingMaterial } from "./generated-postings.ts";

const BATCH = 1_000;
const COUNTRY = "SA";

/** What postings are generated from: the taxonomy and places of the database. */
type Material = PostingMaterial & { readonly labels: readonly ConceptLabelRow[] };

export async function postingMaterial(ctx: Ctx): Promise<Material> {
  const labels = await listConceptLabels(ctx, null);
  const titles = new Map<string, string[]>();
  const skills: { id: string; text: string }[] = [];
  for (const { conceptId, conceptKind, lang, kind, text } of labels) {
    if (conceptKind === "skill" && lang === "ar" && kind === "preferred")
      skills.push({ id: conceptId, text });
    if (conceptKind !== "occupation" || !["masculine", "feminine"].includes(kind)) continue;
    titles.set(conceptId, [...(titles.get(conceptId) ?? []), text]);
  }
  const rows = await listPlaces(ctx, COUNTRY);
  const places = placeDirectory(rows);
  const towns = rows
    .filter((row) => row.kind === "town")
    .flatMap((row): DirectoryPlace[] => [places.byId(row.id)].filter((place) => place !== null));
  return { labels, occupations: [...titles].map(([id, texts]) => ({ id, titles: texts })), skills, towns };
}

const p95 = (times: readonly number[]): number => quantile(times, 0.95);

const figure = (name: string, value: number, unit: string, target: number | null): Figure => ({
  ...{ name, value: Math.round(value * 10) / 10, unit, target },
  ok: target === null ? null : value <= target,
});

/**
 * Index and searches over generated postings (docs/design: search targets at 100,000). It replaces the search
 * index of `ctx`, so it refuses a database that has one.
 */
export async function* searchBench(
  ctx: Ctx,
  { postings = 100_000, rounds = 200 }: { readonly postings?: number; readonly rounds?: number } = {},
): AsyncGenerator<Figure> {
  if ((await ctx.search.health()).analysis !== 0)
    throw new Error("The search bench replaces the index: it needs a database of its own");
  const given = await postingMaterial(ctx);
  const all = [...generatedPostings(postings, given, ctx.clock.now())];
  const started = performance.now();
  const lexicon = buildLexicon(1, {
    labels: lexiconLabels(given.labels),
    titles: all.map((posting) => posting.title),
  });
  yield figure("search.lexicon_build", performance.now() - started, "ms", null);

  const reference = { ...(await readReference(ctx, 0)), lexicon };
  const build = documentBuilder(ctx, reference);
  let analysing = 0;
  async function* documents(): AsyncGenerator<PostingDocument> {
    for (let at = 0; at < all.length; at += BATCH) {
      const began = performance.now();
      const batch = await build(all.slice(at, at + BATCH));
      analysing += performance.now() - began;
      yield* batch;
    }
  }
  const building = performance.now();
  await insertLexicon(ctx.sql, {
    ...{ version: 1, rules: 0, taxonomyVersion: 0, postingCount: 0 },
    content: lexicon.content,
    builtAt: ctx.clock.now(),
  });
  await ctx.search.rebuild("postings", documents(), { analysis: 1 });
  const scale = postings / 100_000;
  yield figure("search.index_build", (performance.now() - building) / 1_000, "s", 45 * scale);
  yield figure("search.index_build_analysis", analysing / 1_000, "s", null);
  const [size] = await ctx.sql.query<{ mb: number }>(
    `SELECT sum(pg_total_relation_size(c.oid))::float8 / 1048576 AS mb FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'search_index' AND c.relkind = 'r'`,
  );
  yield figure("search.index_size", size?.mb ?? 0, "MiB", null);

  const titles = all.map((posting) => posting.title);
  const queries = makeQueries(titles, given.towns, lexicon, ctx.clock.now());
  for (const { name, target, request } of queries) {
    const times: number[] = [];
    for (let round = 0; round < rounds + 10; round++) {
      const made = request(round);
      const began = performance.now();
      await ctx.search.search(made);
      // The first ones warm the caches.
      if (round >= 10) times.push(performance.now() - began);
    }
    yield figure(`search.${name}_p95`, p95(times), "ms", target === null ? null : target);
  }
  yield* suggestions(ctx, given.labels, rounds);
  yield* hostile(ctx);
}

type BenchQuery = {
  readonly name: string;
  readonly target: number | null;
  readonly request: (round: number) => SearchRequest;
};

function makeQueries(
  titles: readonly string[],
  towns: readonly DirectoryPlace[],
  lexicon: Lexicon,
  now: Date,
): readonly BenchQuery[] {
  const random = seeded(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const counts = new Map<string, number>();
  for (const title of titles)
    for (const word of title.split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequent = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([word]) => word);
  const request = (query: string, more: Partial<SearchRequest> = {}): SearchRequest => ({
    ...{
      index: "postings",
      terms: analyseQuery(query, lexicon),
      viewer: { kind: "public" },
      page: 1,
      pageSize: 20,
    },
    ...{ mode: "strict", at: now.toISOString(), filter: { country: COUNTRY }, ...more },
  });
  const around = (): SearchRequest["geo"] => ({ ...pick(towns.slice(0, 20)), radiusKm: 50 });
  return [
    { name: "strict", target: 10, request: () => request(pick(titles)) },
    {
      name: "frequent_word",
      target: 40,
      request: (round) => request(frequent[round % frequent.length] ?? ""),
    },
    {
      name: "within_50_km",
      target: 30,
      request: () => request(pick(titles).split(" ")[0] ?? "", { geo: around() }),
    },
    {
      name: "four_facets",
      target: 60,
      request: () =>
        request(pick(titles).split(" ")[0] ?? "", { facets: ["kind", "region", "employmentType", "shift"] }),
    },
    { name: "no_words", target: null, request: () => request("") },
  ];
}

async function* suggestions(
  ctx: Ctx,
  labels: readonly ConceptLabelRow[],
  rounds: number,
): AsyncGenerator<Figure> {
  await ctx.search.rebuildSuggestions(
    labels.map(({ conceptId, conceptKind, lang, text }, index) => ({
      ...{
        id: String(index),
        text,
        key: normaliseLabel(text),
        lang,
        conceptId,
        kind: conceptKind,
        weight: 1,
      },
    })),
  );
  const random = seeded(9);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const label = labels[Math.floor(random() * labels.length)]?.text ?? "";
    const began = performance.now();
    await ctx.search.suggest(
      normaliseLabel(label.slice(0, 3 + Math.floor(random() * 4))),
      { kind: "public" },
      8,
    );
    times.push(performance.now() - began);
  }
  yield figure("search.suggest_p95", p95(times), "ms", null);
}

/** The slowest answer to input that means harm or nothing. */
async function* hostile(ctx: Ctx): AsyncGenerator<Figure> {
  const texts = [
    "ا".repeat(10_000),
    "محاسب ".repeat(2_000),
    "\u0000\u0001\u0007",
    "من في على",
    "😀😀😀",
    "\u202Eمحاسب\u202C",
    "'); DROP TABLE vacancy; --",
    "a & !b | c:* <-> d",
    "<script>alert(1)</script>",
  ];
  await searchPostings(ctx, systemActor("bench", COUNTRY), { q: "" });
  let slowest = 0;
  for (const q of texts) {
    const began = performance.now();
    await searchPostings(ctx, systemActor("bench", COUNTRY), { q, page: 1e9 });
    slowest = Math.max(slowest, performance.now() - began);
  }
  yield figure("search.hostile_slowest", slowest, "ms", 300);
}
