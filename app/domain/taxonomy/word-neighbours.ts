import { numberList, placesByNumber } from "./flat-rows.ts";

/** A known word that an asked one may be, and how alike they are, from 0 to 1. */
export type Neighbour = { readonly word: number; readonly likeness: number };

export interface WordNeighbours {
  /** Known words like this one, best first; a known word is its own first neighbour with 1. Not remembered. */
  of(word: string): readonly Neighbour[];
}

const LEAST_LIKENESS = 0.5;
/** Of two words as alike as that, the share of either's letters that they have in common at least. */
const LEAST_SHARED = LEAST_LIKENESS / (2 - LEAST_LIKENESS);
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
      const known = grams.flatMap((gram) => gramNumbers.get(gram) ?? []);
      const usersOf = (gram: number): number => (starts[gram + 1] as number) - (starts[gram] as number);
      known.sort((a, b) => usersOf(a) - usersOf(b));
      // Whoever is alike enough shares a third of the letters, so he is met before the last third, which the most words have.
      const meeting = known.length - Math.ceil(grams.length * LEAST_SHARED) + 1;
      let some = 0;
      for (let which = 0; which < known.length; which++) {
        const gram = known[which] as number;
        const end = starts[gram + 1] as number;
        for (let i = starts[gram] as number; i < end; i++) {
          const at = having[i] as number;
          const before = shared[at] as number;
          if (before === 0) {
            if (which >= meeting) continue;
            touched[some++] = at;
          }
          shared[at] = before + 1;
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
