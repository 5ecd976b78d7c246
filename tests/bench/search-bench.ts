import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { lexiconLabels } from "#app/domain/search/build-documents.server.ts";
import { documentsOf, threadsFor } from "#app/domain/search/documents-in-threads.server.ts";
import { buildLexicon } from "#app/domain/search/lexicon.ts";
import { insertLexicon } from "#app/domain/search/lexicon.store.server.ts";
import type { Posting } from "#app/domain/search/posting.ts";
import { readReference } from "#app/domain/search/reference.server.ts";
import { listConceptLabels } from "#app/domain/taxonomy/list-concept-labels.server.ts";
import type { PostingDocument } from "#app/engines/search/search-engine.ts";
import { createPostgresSearchEngine } from "#app/engines/search/postgres-search-engine.server.ts";
import { count, measured, quantile, quantiles, type Figure } from "./figure.ts";
import { generatedPostings, seeded } from "./generated-postings.ts";
import { arabicConfiguration } from "./plain-postgres.ts";
import { postingMaterial } from "./posting-material.ts";
import { plainMeilisearch, usedBy } from "./plain-meilisearch.ts";
import { realPostings, replayedPostings } from "./replayed-postings.ts";
import { typedSearches } from "./search-typed.ts";
import { searchClasses, WARMING, type BenchSearch, type SearchClass } from "./search-queries.ts";

const BATCH = 1_000;
const MIB = 2 ** 20;
/** Searches and the lexicon are made of the first so many postings; what is replayed repeats itself after that. */
const KNOWN = 100_000;
/** What the design's targets are of. */
const FULL = 100_000;
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
  const built = (performance.now() - building) / 1_000;
  // The bar is PostgreSQL's alone; beside it a server takes its share of the machine.
  if (meilisearch) yield measured("search.both_indexes_build", built, "s", { digits: 1 });
  else
    yield measured("search.index_build", built, "s", {
      ...{ atMost: 45 * Math.max(1, input.postings / FULL), digits: 1 },
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
  const inDatabase: readonly Contender[] = [
    { name: "postgresql", search: ({ analysed }) => postgres.search(analysed()), ours: true },
    { name: "arabic_configuration", search: arabic, ours: false },
  ];
  const classes = searchClasses(known, { lexicon, places: reference.places, now });
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
    const onServer: readonly Contender[] = [
      { name: "meilisearch", search: ({ analysed }) => ctx.search.search(analysed()), ours: false },
      { name: "meilisearch_alone", search: server.search, ours: false },
      { name: "meilisearch_alone_guarded", search: server.guarded, ours: false },
    ];
    try {
      yield* raced([inDatabase, onServer], classes, input);
    } finally {
      await server.remove();
    }
  } else yield* raced([inDatabase], classes, input);
  yield* typedSearches(ctx, { known, labels, rounds: input.rounds });
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

const targetOf = (ms: number | null, { postings }: SearchBenchInput): number | null =>
  ms === null ? null : postings > FULL ? ms * LARGE : ms;

/**
 * From the text to the ids of twenty hits, their total and the counts of facets; nobody reads the postings themselves.
 * Ours: the analysis of the text, the look at which index is live, all requests, an exact total, what a viewer may see
 * and what has expired. A server alone: its own analysis, one request, an estimated total, the country; guarded, it
 * leaves out what is hidden or has expired as well.
 * Every search is asked of all contenders of a group, one after the other, so that a busy moment falls on all of them; each
 * time in another order, or one would always find warm what its neighbour has just used. Groups follow each other with the
 * same searches: nobody who asks a server scans tables in between, which throws out of the caches what both need.
 */
async function* raced(
  groups: readonly (readonly Contender[])[],
  classes: readonly SearchClass[],
  input: SearchBenchInput,
): AsyncGenerator<Figure> {
  const random = seeded(13);
  for (const { name, targetMs, draw } of classes) {
    const contenders = groups.flat();
    const times = new Map(contenders.map((contender) => [contender.name, [] as number[]]));
    const searches = Array.from({ length: input.rounds + WARMING }, draw);
    for (const group of groups)
      for (const [round, asked] of searches.entries())
        for (const contender of shuffled(group, random)) {
          const began = performance.now();
          await contender.search(asked);
          if (round >= WARMING) times.get(contender.name)?.push(performance.now() - began);
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
        // Among few postings both do little but listen and answer.
        input.postings < FULL ? {} : { atMost: OVER_ALONE },
      );
  }
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  const left = [...list];
  return list.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
