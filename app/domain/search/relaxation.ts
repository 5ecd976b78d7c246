import { analyseQuery, type AnalysedTerm } from "./analyser.ts";
import { corrections, splitWord } from "./corrector.ts";
import { foldArabic } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";

/** What was done because too little was found; each is said on the page and can be undone. */
export type Relaxation =
  | { readonly kind: "corrected"; readonly from: string; readonly to: string }
  | { readonly kind: "dropped"; readonly term: string }
  /** Occupations adjacent to the one that these words name were searched too. */
  | { readonly kind: "adjacent"; readonly term: string }
  /** `toKm` null: any distance. */
  | { readonly kind: "radius"; readonly fromKm: number; readonly toKm: number | null };

/** One way to search: which words, within which radius (null for any), and what was given up for it. */
export type Attempt = {
  readonly terms: readonly AnalysedTerm[];
  readonly radiusKm: number | null;
  readonly relaxed: readonly Relaxation[];
};

/** Bounds that keep the slowest answer quick: each attempt is a search, each doubt a walk over all words. */
const MOST_DROPS = 3;
const MOST_CORRECTIONS = 4;
const MOST_DOUBTED = 3;
const MOST_CORRECTED_ANYWHERE = 2;

const replaced = (query: string, from: string, to: string): string => query.replace(from, () => to);

/** The query with misspelt words put right, likeliest first. Known words are doubted when all are known. */
function correctedQueries(
  query: string,
  terms: readonly AnalysedTerm[],
  lexicon: Lexicon,
): readonly string[] {
  const unknown = terms.filter((term) => !term.known);
  const doubted = (unknown.length > 0 ? unknown : byRarity(terms, lexicon)).slice(0, MOST_DOUBTED);
  const choices = doubted.map((term) => {
    const split = splitWord(term.typed, lexicon);
    const words = corrections(term.typed, lexicon).map((correction) => correction.display);
    return { typed: term.typed, to: split && unknown.includes(term) ? [split.join(" "), ...words] : words };
  });
  const queries: string[] = [];
  if (unknown.length > 1) {
    const all = choices.reduce((text, { typed, to }) => (to[0] ? replaced(text, typed, to[0]) : text), query);
    if (all !== query) queries.push(all);
  }
  for (const { typed, to } of choices) for (const word of to) queries.push(replaced(query, typed, word));
  return [...new Set(queries)]
    .filter((text) => foldArabic(text) !== foldArabic(query))
    .slice(0, MOST_CORRECTIONS);
}

/** Radii after the asked one; the last is any distance. */
const widerThan = (radiusKm: number | null): readonly (number | null)[] =>
  radiusKm === null ? [] : [...[60, 150].filter((km) => km >= radiusKm * 2), null];

/** The least common word first: it is the likeliest to have shut everything out. */
function byRarity(terms: readonly AnalysedTerm[], lexicon: Lexicon): readonly AnalysedTerm[] {
  const weight = (term: AnalysedTerm): number =>
    term.known
      ? Math.max(...term.anyOf.map((word) => lexicon.weight(word)), lexicon.weight(foldArabic(term.typed)))
      : -1;
  return [...terms].sort((a, b) => weight(a) - weight(b));
}

/**
 * Ways to search when the strict one finds nothing, gentlest first: put a word right, widen the radius, both, leave
 * a word out, that anywhere.
 */
export function* attempts(
  query: string,
  terms: readonly AnalysedTerm[],
  radiusKm: number | null,
  lexicon: Lexicon,
): Generator<Attempt> {
  const corrected = correctedQueries(query, terms, lexicon).map((to) => ({
    terms: analyseQuery(to, lexicon),
    said: { kind: "corrected", from: query, to } as const,
  }));
  for (const { terms: right, said } of corrected) yield { terms: right, radiusKm, relaxed: [said] };
  for (const wider of widerThan(radiusKm))
    yield { terms, radiusKm: wider, relaxed: [radius(radiusKm, wider)] };
  if (radiusKm !== null)
    for (const { terms: right, said } of corrected.slice(0, MOST_CORRECTED_ANYWHERE))
      yield { terms: right, radiusKm: null, relaxed: [said, radius(radiusKm, null)] };
  if (terms.length < 2) return;
  for (const without of byRarity(terms, lexicon).slice(0, MOST_DROPS)) {
    const kept = terms.filter((term) => term !== without);
    const dropped: Relaxation = { kind: "dropped", term: without.typed };
    yield { terms: kept, radiusKm, relaxed: [dropped] };
    if (radiusKm !== null) yield { terms: kept, radiusKm: null, relaxed: [dropped, radius(radiusKm, null)] };
  }
}

const radius = (fromKm: number | null, toKm: number | null): Relaxation => ({
  kind: "radius",
  fromKm: fromKm ?? 0,
  toKm,
});

/** When a few are found nearby: the next radius that adds to them. */
export const widenings = widerThan;
