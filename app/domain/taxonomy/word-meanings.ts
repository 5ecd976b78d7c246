import { latest } from "./latest.ts";
import type { NameSpace } from "./name-space.ts";
import { buildWordNeighbours } from "./word-neighbours.ts";
import { learnSubstitutes } from "./word-substitutes.ts";

/** Known words that an asked word may mean, each with how surely (from 0 to 1), best first. */
export type Meaning = {
  /** The word itself where it is known. */
  readonly own: number | null;
  readonly words: Int32Array;
  readonly sureness: Float32Array;
};

export interface WordMeanings {
  /** `before` and `after` are the words beside it, for names that are written together ("fire fighter"). */
  of(word: string, before: string, after: string): Meaning;
}

/** Likeness of letters counts less than its measure, and less still for a word that is known as it stands. */
const LIKENESS_POWER = 1.5;
const LIKE_KNOWN = 0.55;
const LIKE_UNKNOWN = 0.8;
const MOST_FROM_SUBSTITUTE = 0.85;
const JOINED = 0.95;
const SPLIT_UNKNOWN = 0.8;
const SPLIT_KNOWN = 0.6;
const SHORTEST_HALF = 3;
const LATIN = /^[a-z]+$/u;
const REMEMBERED = 20_000;

/** What words may mean among the names of concepts: letters alike, learnt substitutes, joined and split words. */
export function buildWordMeanings(space: NameSpace): WordMeanings {
  const neighbours = buildWordNeighbours(space.words, space.numberOf);
  const substitutes = learnSubstitutes(space.texts, space.namesOf, space.words.length);
  const remembered = latest<Meaning>(REMEMBERED);

  /** What the word may mean by itself, and together with the words beside it where these are known. */
  function find(word: string, beside: readonly number[]): Meaning {
    const own = space.numberOf(word);
    const found = new Map<number, number>();
    const put = (known: number | undefined, sureness: number): void => {
      if (known !== undefined && sureness > (found.get(known) ?? 0)) found.set(known, sureness);
    };
    for (const { word: known, likeness } of neighbours.of(word)) {
      if (known === own) put(known, 1);
      else put(known, likeness ** LIKENESS_POWER * (own === undefined ? LIKE_UNKNOWN : LIKE_KNOWN));
    }
    if (own !== undefined) {
      for (const { word: known, sureness } of substitutes[own] ?? [])
        put(known, Math.min(MOST_FROM_SUBSTITUTE, sureness));
    }
    for (const joined of beside) put(joined, JOINED);
    if (LATIN.test(word)) {
      for (let at = SHORTEST_HALF; at <= word.length - SHORTEST_HALF; at++) {
        const halves = [space.numberOf(word.slice(0, at)), space.numberOf(word.slice(at))];
        if (halves.includes(undefined)) continue;
        for (const half of halves) put(half, own === undefined ? SPLIT_UNKNOWN : SPLIT_KNOWN);
      }
    }
    const sorted = [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return {
      own: own ?? null,
      words: Int32Array.from(sorted, ([known]) => known),
      sureness: Float32Array.from(sorted, ([, sureness]) => sureness),
    };
  }

  return {
    of(word, before, after) {
      const beside: number[] = [];
      for (const joined of [before && before + word, after && word + after]) {
        const known = joined === "" ? undefined : space.numberOf(joined);
        if (known !== undefined) beside.push(known);
      }
      const key = beside.length === 0 ? word : `${word} ${beside.join(" ")}`;
      const known = remembered.get(key);
      if (known) return known;
      const made = find(word, beside);
      remembered.set(key, made);
      return made;
    },
  };
}
