import { buildWordNeighbours } from "./word-neighbours.ts";

/** Words of a name, each with how much it counts. */
export type WeightedWord = { readonly word: string; readonly weight: number };
export type ScoredName = { readonly name: number; readonly score: number };

export interface NameIndex {
  /** The `limit` names nearest to these words, best first; scores from 0 to 1, ties by number. */
  nearest(words: readonly WeightedWord[], limit: number): readonly ScoredName[];
}

/** Words that are alike count less than the word itself, and the more so the less alike they are. */
const LIKENESS_POWER = 2;
/** A word that no name has: as telling as this share of the rarest word. */
const UNKNOWN_SHARE = 0.6;

type Postings = { readonly names: Int32Array; readonly weights: Float32Array };

/**
 * Soft TF-IDF (Cohen, Ravikumar and Fienberg 2003): the cosine of the vectors of words, where a word also meets
 * the words that are alike, once per name. Built in memory; lists are typed arrays.
 */
export function buildNameIndex(names: readonly (readonly WeightedWord[])[]): NameIndex {
  const number = new Map<string, number>();
  const frequency: number[] = [];
  const rows = names.map((words) => {
    const row = new Map<number, number>();
    for (const { word, weight } of words) {
      let at = number.get(word);
      if (at === undefined) {
        at = number.size;
        number.set(word, at);
        frequency.push(0);
      }
      if (!row.has(at)) frequency[at] = (frequency[at] as number) + 1;
      row.set(at, Math.max(row.get(at) ?? 0, weight));
    }
    return row;
  });
  const idf = Float64Array.from(frequency, (n) => Math.log((names.length + 1) / (n + 1)) + 1);
  const unknownIdf = UNKNOWN_SHARE * (Math.log(names.length + 1) + 1);

  const postings: Postings[] = frequency.map((n) => ({
    names: new Int32Array(n),
    weights: new Float32Array(n),
  }));
  const filled = new Int32Array(frequency.length);
  rows.forEach((row, name) => {
    let sum = 0;
    for (const [word, weight] of row) sum += (weight * (idf[word] as number)) ** 2;
    const length = Math.sqrt(sum) || 1;
    for (const [word, weight] of row) {
      const list = postings[word] as Postings;
      const at = filled[word] as number;
      list.names[at] = name;
      list.weights[at] = (weight * (idf[word] as number)) / length;
      filled[word] = at + 1;
    }
  });

  const neighbours = buildWordNeighbours([...number.keys()]);
  const scores = new Float64Array(names.length);
  const met = new Int32Array(names.length);
  let stamp = 0;

  return {
    nearest(words, limit) {
      const touched: number[] = [];
      let sum = 0;
      for (const { word, weight } of words) {
        stamp++;
        const near = neighbours.of(word);
        const first = near[0];
        const own = weight * (first ? (idf[first.word] as number) : unknownIdf);
        sum += own ** 2;
        for (const { word: known, likeness } of near) {
          const factor = own * likeness ** LIKENESS_POWER;
          const { names: listed, weights } = postings[known] as Postings;
          for (let i = 0; i < listed.length; i++) {
            const name = listed[i] as number;
            if (met[name] === stamp) continue;
            met[name] = stamp;
            if (scores[name] === 0) touched.push(name);
            scores[name] = (scores[name] as number) + factor * (weights[i] as number);
          }
        }
      }
      const length = Math.sqrt(sum) || 1;
      const best = topOf(touched, scores, limit).map((name) => ({
        name,
        score: Math.min(1, (scores[name] as number) / length),
      }));
      for (const name of touched) scores[name] = 0;
      return best;
    },
  };
}

/** The best `limit` by score, ties by number: a small sorted list beats sorting everything. */
function topOf(touched: readonly number[], scores: Float64Array, limit: number): number[] {
  const kept: number[] = [];
  let least = 0;
  for (const name of touched) {
    const score = scores[name] as number;
    if (kept.length >= limit && score < least) continue;
    let at = kept.length;
    while (at > 0) {
      const before = kept[at - 1] as number;
      const other = scores[before] as number;
      if (other > score || (other === score && before < name)) break;
      at--;
    }
    kept.splice(at, 0, name);
    if (kept.length > limit) kept.pop();
    least = scores[kept[kept.length - 1] as number] as number;
  }
  return kept;
}
