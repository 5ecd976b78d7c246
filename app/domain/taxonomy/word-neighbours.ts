/** A known word that an asked one may be, and how alike they are, from 0 to 1. */
type Neighbour = { readonly word: number; readonly likeness: number };

export interface WordNeighbours {
  /** Known words like this one, best first; a known word is its own first neighbour with 1. */
  of(word: string): readonly Neighbour[];
}

const LEAST_LIKENESS = 0.5;
const MOST_NEIGHBOURS = 12;
const MEMO_LIMIT = 50_000;

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
export function buildWordNeighbours(words: readonly string[]): WordNeighbours {
  const number = new Map(words.map((word, at) => [word, at]));
  const sizes = new Int32Array(words.length);
  const lists = new Map<string, number[]>();
  words.forEach((word, at) => {
    const grams = lettersOf(word);
    sizes[at] = grams.length;
    for (const gram of grams) {
      const list = lists.get(gram);
      if (list) list.push(at);
      else lists.set(gram, [at]);
    }
  });
  const shared = new Int32Array(words.length);
  const memo = new Map<string, readonly Neighbour[]>();

  function find(word: string): readonly Neighbour[] {
    const own = number.get(word);
    const grams = lettersOf(word);
    const touched: number[] = [];
    for (const gram of grams) {
      for (const at of lists.get(gram) ?? []) {
        if (shared[at] === 0) touched.push(at);
        shared[at] = (shared[at] as number) + 1;
      }
    }
    const found: Neighbour[] = [];
    for (const at of touched) {
      const likeness = (2 * (shared[at] as number)) / (grams.length + (sizes[at] as number));
      shared[at] = 0;
      if (at !== own && likeness >= LEAST_LIKENESS) found.push({ word: at, likeness });
    }
    found.sort((a, b) => b.likeness - a.likeness || a.word - b.word);
    const nearest = found.slice(0, MOST_NEIGHBOURS);
    return own === undefined ? nearest : [{ word: own, likeness: 1 }, ...nearest];
  }

  return {
    of(word) {
      const before = memo.get(word);
      if (before) return before;
      const made = find(word);
      // Hostile text must not fill the memory.
      if (memo.size < MEMO_LIMIT) memo.set(word, made);
      return made;
    },
  };
}
