import { allowance, editCost } from "./edit-cost.ts";
import { foldArabic } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";
import { ARTICLE_PREFIXES } from "./prefixes.ts";

/** Letters of words that are corrected. */
const SHORTEST = 3;
const LONGEST = 24;
/** Vowel signs and the like included; what is longer is no word. */
const MOST_TYPED = 100;

export type Correction = {
  /** The known word, folded. */
  readonly word: string;
  /** As it is usually written. */
  readonly display: string;
  readonly cost: number;
};

/** One bit per letter, so that words with too few letters in common are passed over. */
function letterBits(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

type Entry = {
  readonly word: string;
  readonly display: string;
  readonly weight: number;
  readonly bits: number;
};
/** Words of each length. */
const dictionaries = new WeakMap<Lexicon, readonly (readonly Entry[])[]>();
/** A mistake or two change a word's length by no more. */
const LENGTH_RANGE = 2;
/** The cheapest mistake that changes letters is half a one, and changes two. */
const BITS_OF_A_MISTAKE = 4;
/** A word ten times as common is believed to be meant as if it had this many mistakes fewer. */
const COMMON_WORD = 0.12;

function dictionaryOf(lexicon: Lexicon): readonly (readonly Entry[])[] {
  const before = dictionaries.get(lexicon);
  if (before) return before;
  const made: Entry[][] = Array.from({ length: LONGEST + LENGTH_RANGE + 1 }, () => []);
  for (const [word, { weight, display }] of lexicon.words) {
    if (word.length >= SHORTEST) made[word.length]?.push({ word, display, weight, bits: letterBits(word) });
  }
  dictionaries.set(lexicon, made);
  return made;
}

/**
 * Known words that were probably meant by a word as typed, likeliest first: fewest weighted mistakes, then the
 * commoner word. The word itself is not among them.
 */
export function corrections(typed: string, lexicon: Lexicon, most = 3): readonly Correction[] {
  const folded = foldArabic(typed.slice(0, MOST_TYPED)).trim();
  if (folded.length < SHORTEST || folded.length > LONGEST || /[\d\s]/u.test(folded)) return [];
  const own = lexicon.stem(folded);
  const found = [folded, withoutArticle(folded)].flatMap((word, at) =>
    word === null
      ? []
      : near(word, own, lexicon).map((one) => ({ ...one, rank: one.rank + at * ARTICLE_DOUBT })),
  );
  const seen = new Set<string>();
  return found
    .sort((a, b) => a.rank - b.rank || (a.word < b.word ? -1 : 1))
    .filter(({ word }) => !seen.has(word) && seen.add(word))
    .slice(0, most)
    .map(({ word, display, cost }) => ({ word, display, cost }));
}

/** That the article is one costs a little doubt. */
const ARTICLE_DOUBT = 0.05;

/** A misspelt word without its article (الحافلاط): the dictionary has words without. */
function withoutArticle(folded: string): string | null {
  const found = ARTICLE_PREFIXES.find(({ prefix }) => folded.startsWith(prefix));
  const rest = found ? folded.slice(found.prefix.length) : "";
  return rest.length > SHORTEST ? rest : null;
}

type Ranked = Correction & { readonly rank: number };

function near(folded: string, own: string, lexicon: Lexicon): readonly Ranked[] {
  const limit = allowance(folded.length);
  const bits = letterBits(folded);
  const mostBits = limit * BITS_OF_A_MISTAKE;
  const found: Ranked[] = [];
  const words = dictionaryOf(lexicon);
  for (
    let length = Math.max(0, folded.length - LENGTH_RANGE);
    length <= folded.length + LENGTH_RANGE;
    length++
  )
    for (const entry of words[length] ?? []) {
      if (bitCount(bits ^ entry.bits) > mostBits) continue;
      const cost = editCost(folded, entry.word, limit);
      if (cost > limit || cost === 0 || lexicon.stem(entry.word) === own) continue;
      const { word, display, weight } = entry;
      found.push({ word, display, cost, rank: cost - Math.log10(1 + weight) * COMMON_WORD });
    }
  return found;
}

/** Two known words written as one (خدمهعملاء): the split whose parts are commonest, or null. */
export function splitWord(typed: string, lexicon: Lexicon): readonly [string, string] | null {
  const folded = foldArabic(typed.slice(0, MOST_TYPED)).trim();
  if (folded.length < 2 * SHORTEST || folded.length > LONGEST || folded.includes(" ")) return null;
  let best: readonly [string, string] | null = null;
  let bestWeight = 0;
  for (let at = SHORTEST; at <= folded.length - SHORTEST; at++) {
    const [left, right] = [folded.slice(0, at), folded.slice(at)];
    const weight = Math.min(lexicon.weight(left), lexicon.weight(right));
    if (weight > bestWeight) [best, bestWeight] = [[left, right], weight];
  }
  return best;
}
