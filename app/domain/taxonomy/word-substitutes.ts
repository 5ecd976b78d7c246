/** A word that stands in names where another one stands, and how surely it means the same, from 0 to 1. */
export type Substitute = { readonly word: number; readonly sureness: number };

/** Few concepts prove little: so many are added to the count before the share is taken. */
const DOUBT = 4;
const LEAST_SURENESS = 0.12;
const MOST_SUBSTITUTES = 10;

/**
 * Learns from the names of one concept that differ in a single word ("lorry driver", "truck driver") which words
 * mean the same. `rows` are the words of each name, `conceptOf` its concept. Sureness is the share of the rarer
 * word's concepts in which the two change places. Deterministic.
 */
export function learnSubstitutes(
  rows: readonly ReadonlySet<number>[],
  conceptOf: Int32Array,
  words: number,
): readonly (readonly Substitute[])[] {
  const byConcept = new Map<number, number[]>();
  conceptOf.forEach((concept, name) => {
    const names = byConcept.get(concept);
    if (names) names.push(name);
    else byConcept.set(concept, [name]);
  });
  const concepts = new Int32Array(words);
  const pairs = new Map<number, number>();
  for (const names of byConcept.values()) {
    const used = new Set<number>();
    /** What stands beside the rest of a name, by that rest. */
    const beside = new Map<string, Set<number>>();
    for (const name of names) {
      const row = [...(rows[name] ?? [])].sort((a, b) => a - b);
      for (const word of row) {
        used.add(word);
        if (row.length < 2) continue;
        const rest = row.filter((other) => other !== word).join(" ");
        beside.set(rest, (beside.get(rest) ?? new Set<number>()).add(word));
      }
    }
    for (const word of used) concepts[word] = (concepts[word] as number) + 1;
    const changed = new Set<number>();
    for (const set of beside.values()) {
      if (set.size < 2) continue;
      for (const a of set) for (const b of set) if (a !== b) changed.add(a * words + b);
    }
    for (const pair of changed) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  const found: Substitute[][] = Array.from({ length: words }, () => []);
  for (const [pair, together] of pairs) {
    const [a, b] = [Math.floor(pair / words), pair % words];
    const sureness = together / (Math.min(concepts[a] as number, concepts[b] as number) + DOUBT);
    if (sureness >= LEAST_SURENESS) found[a]?.push({ word: b, sureness });
  }
  return found.map((list) =>
    list.sort((x, y) => y.sureness - x.sureness || x.word - y.word).slice(0, MOST_SUBSTITUTES),
  );
}
