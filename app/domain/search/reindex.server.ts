import type { PostingDocument, SuggestionDocument } from "#app/engines/search/search-engine.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { intakesForIndex } from "../programmes/intakes-for-index.server.ts";
import {
  currentTaxonomyVersion,
  listConceptLabels,
  type ConceptLabelRow,
} from "../taxonomy/list-concept-labels.server.ts";
import { vacanciesForIndex, vacancyTitles } from "../vacancies/postings-for-index.server.ts";
import { lexiconLabels } from "./build-documents.server.ts";
import { documentsOf, threadsFor } from "./documents-in-threads.server.ts";
import { normaliseLabel } from "./fold.ts";
import { indexPostings } from "./index-postings.server.ts";
import { deleteOldLexicons, insertLexicon, nextLexiconVersion } from "./lexicon.store.server.ts";
import { buildLexicon, RULES_VERSION, type Lexicon } from "./lexicon.ts";
import type { Posting, PostingSelection } from "./posting.ts";
import { sendMissed } from "./send-missed.server.ts";
import { loadReference, readReference, type SearchReference } from "./reference.server.ts";

const BATCH = 1_000;

/** Told of the postings read so far, and of how many there are about. */
type Progress = (documents: number, total: number) => void;

export type ReindexReport = {
  readonly documents: number;
  readonly suggestions: number;
  readonly words: number;
  readonly analysis: number;
  /** Postings that changed while the index was built and were indexed again. */
  readonly again: number;
};

/**
 * Builds lexicon, index and suggestions anew and puts them in the place of the live ones at once: readers see
 * the old index with its analysis until then.
 */
export async function reindex(
  ctx: Ctx,
  actor: Actor,
  options: { readonly onProgress?: Progress } = {},
): Promise<Outcome<ReindexReport>> {
  if (actor.kind !== "system" && !(actor.kind === "member" && actor.role === "administrator"))
    return deny("search.administratorsOnly");
  const report = await ctx.withLock("search.reindex", () => run(ctx, options.onProgress));
  return report ? ok(report) : fail("search.busy");
}

async function run(ctx: Ctx, onProgress?: Progress): Promise<ReindexReport> {
  const before = await ctx.search.analysis();
  const [taxonomyVersion, labels, titles] = await Promise.all([
    currentTaxonomyVersion(ctx),
    listConceptLabels(ctx, null),
    vacancyTitles(ctx),
  ]);
  const version = await nextLexiconVersion(ctx.sql, before);
  const lexicon = buildLexicon(version, {
    labels: lexiconLabels(labels),
    titles: titles.map(({ title }) => title),
  });
  await insertLexicon(ctx.sql, {
    version,
    rules: RULES_VERSION,
    taxonomyVersion,
    postingCount: countOf(titles),
    content: lexicon.content,
    builtAt: ctx.clock.now(),
  });
  // The cache stays: the live version is what searches are analysed with until the swap.
  const reference = { ...(await readReference(ctx, version)), lexicon };
  const built = await ctx.search.rebuild(
    "postings",
    documents(ctx, reference, { total: countOf(titles), onProgress }),
    {
      analysis: version,
    },
  );
  const suggestions = await ctx.search.rebuildSuggestions(suggestionsOf(labels, lexicon));
  await loadReference(ctx, version);
  await deleteOldLexicons(ctx.sql, version);
  const system: Actor = { kind: "system", process: "reindex", country: "" };
  let again = 0;
  for (let at = 0; at < built.carriedOver.length; at += BATCH) {
    const postingIds = built.carriedOver.slice(at, at + BATCH);
    const indexed = await indexPostings(ctx, system, { postingIds });
    again += indexed.ok ? indexed.value.indexed : 0;
  }
  // What came while one engine had gone over to the new generation and the other had not.
  await sendMissed(ctx, system);
  return {
    documents: built.documents,
    suggestions,
    words: lexicon.words.size,
    analysis: version,
    again,
  };
}

export const countOf = (titles: readonly { readonly count: number }[]): number =>
  titles.reduce((sum, { count }) => sum + count, 0);

async function* documents(
  ctx: Ctx,
  reference: SearchReference,
  { total, onProgress }: { readonly total: number; readonly onProgress: Progress | undefined },
): AsyncGenerator<PostingDocument> {
  let count = 0;
  for await (const made of documentsOf(ctx, reference, allBatches(ctx), threadsFor(total))) {
    yield* made;
    count += made.length;
    onProgress?.(count, Math.max(count, total));
  }
}

async function* allBatches(ctx: Ctx): AsyncGenerator<readonly Posting[]> {
  for (const read of [vacanciesForIndex, intakesForIndex])
    yield* batches((selection) => read(ctx, selection));
}

async function* batches(
  read: (selection: PostingSelection) => Promise<readonly Posting[]>,
): AsyncGenerator<readonly Posting[]> {
  let after: string | null = null;
  for (;;) {
    const batch: readonly Posting[] = await read({ after, limit: BATCH });
    if (batch.length > 0) yield batch;
    if (batch.length < BATCH) return;
    after = batch.at(-1)?.id ?? null;
  }
}

/** Labels are suggested in both scripts; misspelt ones help the search, not the eye. */
function* suggestionsOf(labels: readonly ConceptLabelRow[], lexicon: Lexicon): Generator<SuggestionDocument> {
  const seen = new Set<string>();
  for (const { conceptId, conceptKind, lang, kind, text } of labels) {
    const key = normaliseLabel(text);
    if (kind === "misspelt" || key === "" || key.length > 80) continue;
    const id = `${conceptId}:${lang}:${key}`;
    if (seen.has(id)) continue;
    seen.add(id);
    const words = key.split(" ").map((word) => lexicon.weight(word));
    const common = Math.round(Math.min(...words));
    const weight = common + (conceptKind === "occupation" ? 100 : 0) + (kind === "preferred" ? 50 : 0);
    yield { id, text, key, lang, conceptId, kind: conceptKind, weight };
  }
}
