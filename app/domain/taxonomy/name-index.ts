import { buildWordNeighbours } from "./word-neighbours.ts";

type ScoredName = { readonly name: number; readonly score: number };

export interface NameIndex {
  /** Names whose score is `atLeast` this, best first; scores from 0 to 1, ties by number. */
  nearest(words: readonly string[], atLeast: number): readonly ScoredName[];
}

/** Words that are alike count less than the word itself, and the more so the less alike they are. */
const LIKENESS_POWER = 1.5;
/** A word that no name has: as telling as this share of the rarest word. */
const UNKNOWN_SHARE = 0.6;

type Postings = { readonly names: Int32Array; readonly weights: Float32Array };

/**
 * Soft TF-IDF (Cohen, Ravikumar and Fienberg 2003): the cosine of the vectors of words, where a word also meets
 * the words that are alike, once per name. Built in memory; lists are typed arrays.
 */
export function buildNameIndex(names: readonly (readonly string[])[]): NameIndex {
  const number = new Map<string, number>();
  const frequency: number[] = [];
  const rows = names.map((words) => {
    const row = new Set<number>();
    for (const word of words) {
      const at = number.get(word) ?? number.size;
      number.set(word, at);
      if (!row.has(at)) frequency[at] = (frequency[at] ?? 0) + 1;
      row.add(at);
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
    for (const word of row) sum += (idf[word] as number) ** 2;
    const length = Math.sqrt(sum) || 1;
    for (const word of row) {
      const list = postings[word] as Postings;
      const at = filled[word] as number;
      list.names[at] = name;
      list.weights[at] = (idf[word] as number) / length;
      filled[word] = at + 1;
    }
  });

  const neighbours = buildWordNeighbours([...number.keys()]);
  const scores = new Float64Array(names.length);
  const met = new Int32Array(names.length);
  let stamp = 0;

  return {
    nearest(words, atLeast) {
      const touched: number[] = [];
      let sum = 0;
      for (const word of new Set(words)) {
        stamp++;
        const near = neighbours.of(word);
        const first = near[0];
        const own = first ? (idf[first.word] as number) : unknownIdf;
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
