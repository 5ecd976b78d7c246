import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { cleanText, normaliseLabel, tokenise } from "#app/domain/search/fold.ts";
import { lexiconLabels } from "#app/domain/search/build-documents.server.ts";
import { documentsOf, threadsFor } from "#app/domain/search/documents-in-threads.server.ts";
import { buildLexicon } from "#app/domain/search/lexicon.ts";
import { insertLexicon } from "#app/domain/search/lexicon.store.server.ts";
import type { Posting } from "#app/domain/search/posting.ts";
import { readReference } from "#app/domain/search/reference.server.ts";
import { searchPostings } from "#app/domain/search/search-postings.server.ts";
import { listConceptLabels, type ConceptLabelRow } from "#app/domain/taxonomy/list-concept-labels.server.ts";
import type { PostingDocument } from "#app/engines/search/search-engine.ts";
import { createPostgresSearchEngine } from "#app/engines/search/postgres-search-engine.server.ts";
import { count, measured, quantile, type Figure } from "./figure.ts";
import { generatedPostings, seeded } from "./generated-postings.ts";
import { arabicConfiguration } from "./plain-postgres.ts";
import { postingMaterial } from "./posting-material.ts";
import { plainMeilisearch, usedBy } from "./plain-meilisearch.ts";
import { realPostings, replayedPostings } from "./replayed-postings.ts";
import { searchClasses, type BenchSearch, type SearchClass } from "./search-queries.ts";

const BATCH = 1_000;
const MIB = 2 ** 20;
/** Searches and the lexicon are made of the first so many postings; what is replayed repeats itself after that. */
const KNOWN = 100_000;
const WARMING = 10;
/** Ten times as many postings may take four times as long. */
const LARGE = 4;
/** What our engine may take of the time that the search server takes by itself, at the 95th percentile. */
const OVER_ALONE = 1.3;

/** Who answers the searches of the bench. */
type Contender = {
  readonly name: string;
  readonly search: (asked: BenchSearch) => Promise<unknown>;
  /** Held to the design's targets. */
  readonly ours: boolean;
};

export type SearchBenchInput = {
  readonly postings: number;
  readonly rounds: number;
  /** Real postings are replayed where they are; otherwise generated ones stand in. */
  readonly sharedData: string | null;
  /** A search server by itself, beside ours. */
  readonly meilisearch: { readonly url: string; readonly key: string | null } | null;
};

/**
 * Index and searches over real postings that are replayed with new ids. It replaces the search index of `ctx`, so
 * it refuses a database that has one.
 */
export async function* searchBench(ctx: Ctx, input: SearchBenchInput): AsyncGenerator<Figure> {
  if ((await ctx.search.health()).analysis !== 0)
    throw new Error("The search bench replaces the index: it needs a database of its own");
  const labels = await listConceptLabels(ctx, null);
  const now = ctx.clock.now();
  const real = input.sharedData === null ? null : await realPostings(ctx, input.sharedData);
  yield count("search.real_postings_replayed", real?.length ?? 0);
  const material = real === null ? await postingMaterial(ctx) : null;
  const replay = (most: number): Generator<Posting> =>
    material === null ? replayedPostings(most, real ?? [], now) : generatedPostings(most, material, now);
  const known = [...replay(Math.min(KNOWN, input.postings))];

  const started = performance.now();
  const lexicon = buildLexicon(1, { labels: lexiconLabels(labels), titles: known.map(({ title }) => title) });
  yield measured("search.lexicon_build", performance.now() - started, "ms", { digits: 0 });
  const reference = { ...(await readReference(ctx, 0)), lexicon };
  const threads = threadsFor(input.postings);
  async function* documents(): AsyncGenerator<PostingDocument> {
    for await (const made of documentsOf(ctx, reference, batches(replay(input.postings)), threads))
      yield* made;
  }
  await insertLexicon(ctx.sql, {
    ...{ version: 1, rules: 0, taxonomyVersion: 0, postingCount: 0 },
    content: lexicon.content,
    builtAt: now,
  });
  const { meilisearch } = input;
  const usedBefore = meilisearch && (await usedBy(meilisearch));
  const building = performance.now();
  await ctx.search.rebuild("postings", documents(), { analysis: 1 });
  const scale = input.postings / 100_000;
  yield measured("search.index_build", (performance.now() - building) / 1_000, "s", {
    ...{ atMost: 45 * scale, digits: 1 },
  });
  yield count("search.index_build_threads", threads);
  yield measured("search.index_size", await sizeOf(ctx, "search_index"), "MiB", { digits: 0 });
  const usedByOurs = meilisearch && (await usedBy(meilisearch));
  if (usedByOurs !== null)
    yield measured("search.meilisearch_index_size", (usedByOurs - (usedBefore ?? 0)) / MIB, "MiB", {
      digits: 0,
    });

  const arabic = await arabicConfiguration(ctx, () => batches(replay(input.postings)), reference.places);
  yield measured("search.arabic_configuration_index_size", await sizeOf(ctx, "search_bench"), "MiB", {
    digits: 0,
  });
  const postgres = createPostgresSearchEngine(ctx.sql, (work) => ctx.bulk(work));
  const contenders: Contender[] = [
    { name: "postgresql", search: ({ analysed }) => postgres.search(analysed()), ours: true },
    { name: "arabic_configuration", search: arabic, ours: false },
  ];
  if (meilisearch) {
    const buildingAlone = performance.now();
    const server = await plainMeilisearch(
      meilisearch,
      () => batches(replay(input.postings)),
      reference.places,
    );
    yield measured("search.meilisearch_alone_index_build", (performance.now() - buildingAlone) / 1_000, "s", {
      digits: 1,
    });
    const usedByBoth = await usedBy(meilisearch);
    yield measured("search.meilisearch_alone_index_size", (usedByBoth - (usedByOurs ?? 0)) / MIB, "MiB", {
      digits: 0,
    });
    contenders.push(
      { name: "meilisearch", search: ({ analysed }) => ctx.search.search(analysed()), ours: false },
      { name: "meilisearch_alone", search: server.search, ours: false },
      { name: "meilisearch_alone_guarded", search: server.guarded, ours: false },
    );
    try {
      yield* raced(contenders, searchClasses(known, { lexicon, places: reference.places, now }), input);
    } finally {
      await server.remove();
    }
  } else yield* raced(contenders, searchClasses(known, { lexicon, places: reference.places, now }), input);
  yield* corrected(ctx, known, input);
  yield* suggestions(ctx, labels, input);
  yield* hostile(ctx);
}

function* batches(postings: Iterable<Posting>): Generator<readonly Posting[]> {
  let batch: Posting[] = [];
  for (const posting of postings) {
    if (batch.push(posting) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function sizeOf(ctx: Ctx, schema: string): Promise<number> {
  const [size] = await ctx.sql.query<{ mb: number }>(
    `SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::float8 / ${MIB} AS mb FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r'`,
    [schema],
  );
  return size?.mb ?? 0;
}

function* quantiles(name: string, times: readonly number[], target: number | null): Generator<Figure> {
  yield measured(`${name}_p50`, quantile(times, 0.5), "ms", { digits: 1 });
  yield measured(`${name}_p95`, quantile(times, 0.95), "ms", {
    ...{ digits: 1 },
    ...(target === null ? {} : { atMost: target }),
  });
  yield measured(`${name}_p99`, quantile(times, 0.99), "ms", { digits: 1 });
}

const targetOf = (ms: number | null, { postings }: SearchBenchInput): number | null =>
  ms === null ? null : postings > 100_000 ? ms * LARGE : ms;

/**
 * From the text to the ids of twenty hits, their total and the counts of facets; nobody reads the postings themselves.
 * Ours: the analysis of the text, the look at which index is live, all requests, an exact total, what a viewer may see
 * and what has expired. A server alone: its own analysis, one request, an estimated total, the country; guarded, it
 * leaves out what is hidden or has expired as well.
 * Every search is asked of all contenders, one after the other, so that a busy moment falls on all of them; each time in
 * another order, or one would always find warm what its neighbour has just used, and another what a scan has thrown out.
 */
async function* raced(
  contenders: readonly Contender[],
  classes: readonly SearchClass[],
  input: SearchBenchInput,
): AsyncGenerator<Figure> {
  const random = seeded(13);
  for (const { name, targetMs, draw } of classes) {
    const times = new Map(contenders.map((contender) => [contender.name, [] as number[]]));
    for (let round = 0; round < input.rounds + WARMING; round++) {
      const asked = draw();
      for (const contender of shuffled(contenders, random)) {
        const began = performance.now();
        await contender.search(asked);
        if (round >= WARMING) times.get(contender.name)?.push(performance.now() - began);
      }
    }
    for (const contender of contenders)
      yield* quantiles(
        contender.ours ? `search.${name}` : `search.${contender.name}_${name}`,
        times.get(contender.name) ?? [],
        contender.ours ? targetOf(targetMs, input) : null,
      );
    const [ours, alone] = ["meilisearch", "meilisearch_alone"].map((contender) => times.get(contender));
    if (ours && alone)
      yield measured(
        `search.meilisearch_to_alone_${name}_p95`,
        quantile(ours, 0.95) / quantile(alone, 0.95),
        "times",
        { atMost: OVER_ALONE },
      );
  }
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  const left = [...list];
  return list.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}

/** The second and third letters of the longest word change places: the commonest slip. */
function misspelt(title: string): string {
  const [longest = ""] = [...tokenise(cleanText(title))].sort((a, b) => b.length - a.length);
  return title.replace(longest, longest.charAt(0) + longest.charAt(2) + longest.charAt(1) + longest.slice(3));
}

/** Whole searches by misspelt titles: analysed, corrected, searched again, their postings read. */
async function* corrected(
  ctx: Ctx,
  postings: readonly Posting[],
  { rounds }: SearchBenchInput,
): AsyncGenerator<Figure> {
  const random = seeded(11);
  const times: number[] = [];
  for (let round = 0; round < rounds + WARMING; round++) {
    const posting = postings[Math.floor(random() * postings.length)];
    if (!posting) return;
    const began = performance.now();
    await searchPostings(ctx, systemActor("bench", posting.country), {
      q: misspelt(posting.title),
      facets: false,
    });
    if (round >= WARMING) times.push(performance.now() - began);
  }
  yield* quantiles("search.corrected", times, null);
}

const SUGGESTED_MS = 10;

/** What is typed at the beginning of labels; every fourth time with a slip, so that likeness is looked for. */
async function* suggestions(
  ctx: Ctx,
  labels: readonly ConceptLabelRow[],
  input: SearchBenchInput,
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
  const engine = createPostgresSearchEngine(ctx.sql, (work) => ctx.bulk(work));
  const times: number[] = [];
  for (let round = 0; round < input.rounds + WARMING; round++) {
    const label = labels[Math.floor(random() * labels.length)]?.text ?? "";
    const begun = label.slice(0, 3 + Math.floor(random() * 4));
    const typed = normaliseLabel(round % 4 === 3 ? misspelt(begun) : begun);
    const began = performance.now();
    await engine.suggest(typed, { kind: "public" }, 8);
    if (round >= WARMING) times.push(performance.now() - began);
  }
  yield* quantiles("search.suggest", times, SUGGESTED_MS);
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
  await searchPostings(ctx, systemActor("bench", "SA"), { q: "" });
  let slowest = 0;
  for (const q of texts) {
    const began = performance.now();
    await searchPostings(ctx, systemActor("bench", "SA"), { q, page: 1e9 });
    slowest = Math.max(slowest, performance.now() - began);
  }
  yield measured("search.hostile_slowest", slowest, "ms", { atMost: 300, digits: 1 });
}
