import { numberList, placesByNumber } from "./flat-rows.ts";

/** A known word that an asked one may be, and how alike they are, from 0 to 1. */
export type Neighbour = { readonly word: number; readonly likeness: number };

export interface WordNeighbours {
  /** Known words like this one, best first; a known word is its own first neighbour with 1. Not remembered. */
  of(word: string): readonly Neighbour[];
}

const LEAST_LIKENESS = 0.5;
const MOST_NEIGHBOURS = 12;

/** Pairs and triples of letters, the edges of the word marked: beginnings count twice, as they carry the root. */
function lettersOf(word: string): readonly string[] {
  const framed = `^${word}$`;
  const grams: string[] = [];
  for (let at = 0; at + 3 <= framed.length; at++) grams.push(framed.slice(at, at + 3));
  for (let at = 0; at + 2 <= framed.length; at++) grams.push(framed.slice(at, at + 2));
  if (word.length >= 4) grams.push(`^${word.slice(0, 4)}`);
  return [...new Set(grams)];
}

/** Likeness by Dice's coefficient over letters. Misspellings, other endings and compounds come out as alike. */
export function buildWordNeighbours(
  words: readonly string[],
  numberOf: (word: string) => number | undefined,
): WordNeighbours {
  const sizes = new Int32Array(words.length);
  const gramNumbers = new Map<string, number>();
  const gramOf = numberList();
  const wordOf = numberList();
  words.forEach((word, at) => {
    const grams = lettersOf(word);
    sizes[at] = grams.length;
    for (const gram of grams) {
      const number = gramNumbers.get(gram) ?? gramNumbers.size;
      gramNumbers.set(gram, number);
      gramOf.push(number);
      wordOf.push(at);
    }
  });
  const { starts, items } = placesByNumber(gramOf.taken(), gramNumbers.size);
  const holders = wordOf.taken();
  const having = items.map((place) => holders[place] as number);
  const shared = new Int32Array(words.length);
  const touched = new Int32Array(words.length);

  return {
    of(word) {
      const own = numberOf(word);
      const grams = lettersOf(word);
      let some = 0;
      for (const gram of grams) {
        const number = gramNumbers.get(gram);
        if (number === undefined) continue;
        const end = starts[number + 1] as number;
        for (let i = starts[number] as number; i < end; i++) {
          const at = having[i] as number;
          if (shared[at] === 0) touched[some++] = at;
          shared[at] = (shared[at] as number) + 1;
        }
      }
      const found: Neighbour[] = [];
      for (let i = 0; i < some; i++) {
        const at = touched[i] as number;
        const likeness = (2 * (shared[at] as number)) / (grams.length + (sizes[at] as number));
        shared[at] = 0;
        if (at !== own && likeness >= LEAST_LIKENESS) found.push({ word: at, likeness });
      }
      found.sort((a, b) => b.likeness - a.likeness || a.word - b.word);
      const nearest = found.slice(0, MOST_NEIGHBOURS);
      return own === undefined ? nearest : [{ word: own, likeness: 1 }, ...nearest];
    },
  };
}
