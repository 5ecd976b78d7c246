/** The names of all concepts as numbers: what the coder counts and compares. */
export interface NameSpace {
  /** Words by number, and back. */
  readonly words: readonly string[];
  numberOf(word: string): number | undefined;
  /** How telling a word is: rare among concepts, high. */
  readonly rarity: Float64Array;
  /** Words of all names, one name after the other: those of a name from `starts[name]` to `starts[name + 1]`. */
  readonly flat: Int32Array;
  readonly starts: Int32Array;
  /** The different words of one name. */
  wordsOf(name: number): ReadonlySet<number>;
  /** Euclidean length of each name's vector of rarities. */
  readonly lengths: Float64Array;
  /** Concept of each name, and names of each concept. */
  readonly conceptOf: Int32Array;
  readonly namesOf: readonly Int32Array[];
  /** Concepts that use a word in a name, and how much they speak of it, from 0 to 1. */
  readonly users: readonly { readonly concepts: Int32Array; readonly weights: Float32Array }[];
}

/** Saturation and length as in BM25 (Robertson and Zaragoza 2009, eq. 3.15): a word in every name says little more. */
const SATURATION = 0.6;
const LENGTH_SHARE = 0.35;
const USUAL_NAMES = 11;
const MOST_SATURATED = 1.6;

/** Numbers words, names and concepts. `texts` are the words of each name, `conceptIds` its concept. */
export function buildNameSpace(
  texts: readonly (readonly string[])[],
  conceptIds: readonly string[],
): NameSpace {
  const number = new Map<string, number>();
  const words: string[] = [];
  const rows = texts.map((text) =>
    text.map((word) => {
      let at = number.get(word);
      if (at === undefined) {
        at = words.push(word) - 1;
        number.set(word, at);
      }
      return at;
    }),
  );
  const concepts = new Map<string, number>();
  const conceptOf = Int32Array.from(conceptIds, (id) => {
    const at = concepts.get(id) ?? concepts.size;
    concepts.set(id, at);
    return at;
  });
  const names: number[][] = Array.from({ length: concepts.size }, () => []);
  conceptOf.forEach((concept, name) => names[concept]?.push(name));

  const users = words.map(() => ({ concepts: [] as number[], weights: [] as number[] }));
  names.forEach((own, concept) => {
    const counts = new Map<number, number>();
    for (const name of own)
      for (const word of new Set(rows[name])) counts.set(word, (counts.get(word) ?? 0) + 1);
    const length = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * own.length) / USUAL_NAMES);
    for (const [word, count] of counts) {
      const saturated = (count * (1 + SATURATION)) / (count + length);
      users[word]?.concepts.push(concept);
      users[word]?.weights.push(Math.min(MOST_SATURATED, saturated) / MOST_SATURATED);
    }
  });
  const rarity = Float64Array.from(users, ({ concepts: { length } }) =>
    Math.log(1 + (concepts.size - length + 0.5) / (length + 0.5)),
  );
  const lengths = Float64Array.from(rows, (row) => {
    let sum = 0;
    for (const word of new Set(row)) sum += (rarity[word] as number) ** 2;
    return Math.sqrt(sum) || 1;
  });
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, name) => (starts[name + 1] = (starts[name] as number) + row.length));
  const flat = Int32Array.from(rows.flat());
  return {
    words,
    numberOf: (word) => number.get(word),
    rarity,
    flat,
    starts,
    wordsOf: (name) => new Set(flat.subarray(starts[name], starts[name + 1])),
    lengths,
    conceptOf,
    namesOf: names.map((own) => Int32Array.from(own)),
    users: users.map((user) => ({
      concepts: Int32Array.from(user.concepts),
      weights: Float32Array.from(user.weights),
    })),
  };
}
