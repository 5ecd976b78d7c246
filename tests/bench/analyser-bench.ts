import path from "node:path";
import { existsSync } from "node:fs";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { analyse, analyseQuery } from "#app/domain/search/analyser.ts";
import { lexiconLabels } from "#app/domain/search/build-documents.server.ts";
import { corrections, splitWord } from "#app/domain/search/corrector.ts";
import { cleanText, tokenise } from "#app/domain/search/fold.ts";
import { buildLexicon, restoreLexicon, type Lexicon } from "#app/domain/search/lexicon.ts";
import { listConceptLabels } from "#app/domain/taxonomy/list-concept-labels.server.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { vacanciesForIndex } from "#app/domain/vacancies/postings-for-index.server.ts";
import { count, measured, quantile, type Figure } from "./figure.ts";
import { generatedPostings } from "./generated-postings.ts";
import { postingMaterial } from "./posting-material.ts";

type Texts = { readonly titles: readonly string[]; readonly bodies: readonly string[] };

/** Titles and descriptions of the real postings where they are, else of generated ones. */
async function postingTexts(ctx: Ctx, sharedData: string | null, generated: number): Promise<Texts> {
  const file = path.join(sharedData ?? "", "jadarat/postings.csv");
  if (sharedData !== null && existsSync(file)) {
    expectOk(await importPostings(ctx, systemActor("bench", "SA"), { file, from: "jadarat", dryRun: false }));
    const postings = await vacanciesForIndex(ctx, { after: null, limit: 10_000 });
    return { titles: postings.map(({ title }) => title), bodies: postings.map((p) => p.description) };
  }
  const material = await postingMaterial(ctx);
  const postings = [...generatedPostings(generated, material, ctx.clock.now())];
  return { titles: postings.map(({ title }) => title), bodies: postings.map((p) => p.description) };
}

const MICROSECONDS = 1_000;
const ROUNDS = 9;
/** Every so many a title is searched, and one of its words misspelt. */
const EVERY = 7;
const MOST_QUERIES = 300;

/** Microseconds a word, the best of a few rounds; each round on a lexicon that `fresh` gives. */
function perWord(texts: readonly string[], words: number, fresh: () => Lexicon): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const lexicon = fresh();
    const started = performance.now();
    for (const text of texts) analyse(text, lexicon);
    return performance.now() - started;
  });
  return (Math.min(...times) * MICROSECONDS) / Math.max(1, words);
}

/** The second and third letters change places: the commonest slip. */
const misspelt = (word: string): string => word.charAt(0) + word.charAt(2) + word.charAt(1) + word.slice(3);

/**
 * What analysis and correction cost after warm-up, over the words of postings and taxonomy: a word met before,
 * as most are, and a word met for the first time.
 */
export async function* analyserFigures(
  ctx: Ctx,
  { sharedData, generated }: { readonly sharedData: string | null; readonly generated: number },
): AsyncGenerator<Figure> {
  const labels = await listConceptLabels(ctx, null);
  const { titles, bodies } = await postingTexts(ctx, sharedData, generated);
  const started = performance.now();
  const lexicon = buildLexicon(1, { labels: lexiconLabels(labels), titles });
  const built = performance.now() - started;
  const again = (): Lexicon => restoreLexicon(1, lexicon.content);

  const texts = [...titles, ...bodies, ...labels.map(({ text }) => text)];
  const words = texts.flatMap((text) => tokenise(cleanText(text)));
  const different = [...new Set(words)];
  yield count("analyser.words", words.length);
  yield count("analyser.different-words", different.length);
  yield measured("analyser.lexicon-build", built, "ms", { digits: 0 });
  yield measured(
    "analyser.word",
    perWord(texts, words.length, () => lexicon),
    "µs",
    { atMost: 25 },
  );
  yield measured("analyser.new-word", perWord(different, different.length, again), "µs", { atMost: 25 });

  const queries = titles.filter((_, at) => at % EVERY === 0).slice(0, MOST_QUERIES);
  const timesOf = (work: (query: string) => unknown): readonly number[] =>
    queries.map((query) => {
      const began = performance.now();
      work(query);
      return performance.now() - began;
    });
  const query = timesOf((text) => analyseQuery(text, lexicon));
  yield measured("analyser.query-p95", quantile(query, 0.95) * MICROSECONDS, "µs");
  const slip = (text: string): string =>
    misspelt([...tokenise(cleanText(text))].sort((a, b) => b.length - a.length)[0] ?? "");
  const correct = (text: string): unknown => [
    splitWord(slip(text), lexicon),
    corrections(slip(text), lexicon),
  ];
  timesOf(correct);
  const corrected = timesOf(correct);
  yield measured("analyser.correction-p50", quantile(corrected, 0.5), "ms");
  yield measured("analyser.correction-p95", quantile(corrected, 0.95), "ms");
}
