import { flattened, placesByNumber, rowOf } from "./flat-rows.ts";
import { latest } from "./latest.ts";
import { buildWordNeighbours, type Neighbour } from "./word-neighbours.ts";

type ScoredName = { readonly name: number; readonly score: number };

export interface NameIndex {
  /** Names whose score is `atLeast` this, best first; scores from 0 to 1, ties by number. */
  nearest(words: readonly string[], atLeast: number): readonly ScoredName[];
}

/** Words that are alike count less than the word itself, and the more so the less alike they are. */
const LIKENESS_POWER = 1.5;
/** A word that no name has: as telling as this share of the rarest word. */
const UNKNOWN_SHARE = 0.6;

const REMEMBERED = 20_000;

/**
 * Soft TF-IDF (Cohen, Ravikumar and Fienberg 2003): the cosine of the vectors of words, where a word also meets
 * the words that are alike, once per name. Built in memory, flat.
 */
export function buildNameIndex(texts: Iterable<readonly string[]>): NameIndex {
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    const before = numbers.get(word);
    if (before !== undefined) return before;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
  const rows = flattened(
    (function* () {
      for (const words of texts) yield new Set(words.map(numberOf));
    })(),
  );
  const names = rows.starts.length - 1;
  const having = placesByNumber(rows.items, numbers.size);
  const idf = Float64Array.from({ length: numbers.size }, (_, word) => {
    const n = (having.starts[word + 1] as number) - (having.starts[word] as number);
    return Math.log((names + 1) / (n + 1)) + 1;
  });
  const unknownIdf = UNKNOWN_SHARE * (Math.log(names + 1) + 1);
  const nameAt = new Int32Array(rows.items.length);
  const lengths = new Float64Array(names);
  for (let name = 0; name < names; name++) {
    let sum = 0;
    for (const word of rowOf(rows, name)) sum += (idf[word] as number) ** 2;
    lengths[name] = Math.sqrt(sum) || 1;
    nameAt.fill(name, rows.starts[name], rows.starts[name + 1]);
  }
  const named = having.items.map((place) => nameAt[place] as number);
  const weights = Float32Array.from(
    having.items,
    (place) => (idf[rows.items[place] as number] as number) / (lengths[nameAt[place] as number] as number),
  );

  const neighbours = buildWordNeighbours([...numbers.keys()], (word) => numbers.get(word));
  const remembered = latest<readonly Neighbour[]>(REMEMBERED);
  const neighboursOf = (word: string): readonly Neighbour[] => {
    const before = remembered.get(word);
    if (before) return before;
    const made = neighbours.of(word);
    remembered.set(word, made);
    return made;
  };
  const scores = new Float64Array(names);
  const met = new Int32Array(names);
  let stamp = 0;

  return {
    nearest(words, atLeast) {
      const touched: number[] = [];
      let sum = 0;
      for (const word of new Set(words)) {
        stamp++;
        const near = neighboursOf(word);
        const first = near[0];
        const own = first ? (idf[first.word] as number) : unknownIdf;
        sum += own ** 2;
        for (const { word: known, likeness } of near) {
          const factor = own * likeness ** LIKENESS_POWER;
          const end = having.starts[known + 1] as number;
          for (let i = having.starts[known] as number; i < end; i++) {
            const name = named[i] as number;
            if (met[name] === stamp) continue;
            met[name] = stamp;
            if (scores[name] === 0) touched.push(name);
            scores[name] = (scores[name] as number) + factor * (weights[i] as number);
          }
        }
      }
      const length = Math.sqrt(sum) || 1;
      const found: { name: number; score: number }[] = [];
      for (const name of touched) {
        const score = (scores[name] as number) / length;
        if (score >= atLeast) found.push({ name, score: Math.min(1, score) });
        scores[name] = 0;
      }
      return found.sort((a, b) => b.score - a.score || a.name - b.name);
    },
  };
}
