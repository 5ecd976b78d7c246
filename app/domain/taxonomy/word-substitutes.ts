import { rowOf, type FlatRows } from "./flat-rows.ts";

/** A word that stands in names where another one stands, and how surely it means the same, from 0 to 1. */
export type Substitute = { readonly word: number; readonly sureness: number };

/** Few concepts prove little: so many are added to the count before the share is taken. */
const DOUBT = 4;
const LEAST_SURENESS = 0.12;
const MOST_SUBSTITUTES = 10;

/**
 * Learns from the names of one concept that differ in a single word ("lorry driver", "truck driver") which words
 * mean the same. `texts` are the words of each name, `namesOf` the names of each concept, `words` how many words there are. Sureness is
 * the share of the rarer word's concepts in which the two change places. Deterministic.
 */
export function learnSubstitutes(
  texts: FlatRows,
  namesOf: FlatRows,
  words: number,
): readonly (readonly Substitute[] | undefined)[] {
  const concepts = new Int32Array(words);
  const pairs = new Map<number, number>();
  for (let concept = 0; concept + 1 < namesOf.starts.length; concept++) {
    const used = new Set<number>();
    /** What stands beside the rest of a name, by that rest: one word, or several where they change places. */
    const beside = new Map<string, number | Set<number>>();
    for (const name of rowOf(namesOf, concept)) {
      const row = [...new Set(rowOf(texts, name))].sort((a, b) => a - b);
      for (const word of row) {
        used.add(word);
        if (row.length < 2) continue;
        let rest = "";
        for (const other of row) if (other !== word) rest += String.fromCharCode(other & 0x7fff, other >> 15);
        const before = beside.get(rest);
        if (before === undefined) beside.set(rest, word);
        else if (typeof before === "object") before.add(word);
        else if (before !== word) beside.set(rest, new Set([before, word]));
      }
    }
    for (const word of used) concepts[word] = (concepts[word] as number) + 1;
    const changed = new Set<number>();
    for (const set of beside.values()) {
      if (typeof set === "number") continue;
      for (const a of set) for (const b of set) if (a !== b) changed.add(a * words + b);
    }
    for (const pair of changed) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  const found: (Substitute[] | undefined)[] = Array.from({ length: words });
  for (const [pair, together] of pairs) {
    const [a, b] = [Math.floor(pair / words), pair % words];
    const sureness = together / (Math.min(concepts[a] as number, concepts[b] as number) + DOUBT);
    if (sureness >= LEAST_SURENESS) (found[a] ??= []).push({ word: b, sureness });
  }
  return found.map((list) =>
    list?.sort((x, y) => y.sureness - x.sureness || x.word - y.word).slice(0, MOST_SUBSTITUTES),
  );
}
