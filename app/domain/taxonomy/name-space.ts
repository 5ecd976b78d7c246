import { flattened, numberList, placesByNumber, rowOf, type FlatRows } from "./flat-rows.ts";

/** The names of all concepts as numbers: what the coder counts and compares. */
export interface NameSpace {
  /** Words by number, and back. */
  readonly words: readonly string[];
  numberOf(word: string): number | undefined;
  /** How telling a word is: rare among concepts, high. */
  readonly rarity: Float64Array;
  /** The words of each name in their order. */
  readonly texts: FlatRows;
  /** Euclidean length of each name's vector of rarities. */
  readonly lengths: Float64Array;
  /** Concept of each name, and names of each concept. */
  readonly conceptOf: Int32Array;
  readonly namesOf: FlatRows;
  /** Concepts that use a word in a name, and how much they speak of it, from 0 to 1, at the same places. */
  readonly users: FlatRows;
  readonly userWeights: Float32Array;
  /** At the same places, where in `vocabulary` the word stands of that concept. */
  readonly userPlaces: Int32Array;
  /** The different words of each concept. */
  readonly vocabulary: FlatRows;
  /**
   * For each place in `vocabulary` the names of the concept that have the word, counted within the concept, and at the same
   * places where in the name it stands first.
   */
  readonly occurrences: FlatRows;
  readonly positions: Uint8Array;
}

/** Saturation and length as in BM25 (Robertson and Zaragoza 2009, eq. 3.15): a word in every name says little more. */
const SATURATION = 0.6;
const LENGTH_SHARE = 0.35;
const USUAL_NAMES = 11;
const MOST_SATURATED = 1.6;
const LAST_POSITION = 255;

/** The number of each text, in the order in which they first come. */
function numbered(): { readonly numbers: Map<string, number>; numberOf(text: string): number } {
  const numbers = new Map<string, number>();
  return {
    numbers,
    numberOf(text) {
      const before = numbers.get(text);
      if (before !== undefined) return before;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
  };
}

/** Numbers words, names and concepts. `texts` are the words of each name, `conceptIds` its concept. */
export function buildNameSpace(texts: Iterable<readonly string[]>, conceptIds: readonly string[]): NameSpace {
  const { numbers, numberOf } = numbered();
  const rows = flattened(
    (function* () {
      for (const text of texts) yield text.map(numberOf);
    })(),
  );
  const concepts = numbered();
  const conceptOf = Int32Array.from(conceptIds, (id) => concepts.numberOf(id));
  const count = concepts.numbers.size;
  const namesOf = placesByNumber(conceptOf, count);

  const vocabulary = numberList();
  const vocabularyStarts = numberList();
  const occurrences = numberList();
  const occurrenceStarts = numberList();
  const positions = numberList();
  const weights: number[] = [];
  const speakers = numberList();
  vocabularyStarts.push(0);
  occurrenceStarts.push(0);
  for (let concept = 0; concept < count; concept++) {
    const own = rowOf(namesOf, concept);
    const length = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * own.length) / USUAL_NAMES);
    for (const [word, { names, at }] of wordsAmong(own, rows)) {
      vocabulary.push(word);
      speakers.push(concept);
      const saturated = (names.length * (1 + SATURATION)) / (names.length + length);
      weights.push(Math.min(MOST_SATURATED, saturated) / MOST_SATURATED);
      for (const name of names) occurrences.push(name);
      for (const position of at) positions.push(position);
      occurrenceStarts.push(occurrences.length);
    }
    vocabularyStarts.push(vocabulary.length);
  }
  const spoken = vocabulary.taken();
  const bySpeaker = placesByNumber(spoken, numbers.size);
  const speakerOf = speakers.taken();
  const users = {
    starts: bySpeaker.starts,
    items: bySpeaker.items.map((place) => speakerOf[place] as number),
  };
  const userWeights = Float32Array.from(bySpeaker.items, (place) => weights[place] as number);

  const rarity = Float64Array.from({ length: numbers.size }, (_, word) => {
    const speaking = (users.starts[word + 1] as number) - (users.starts[word] as number);
    return Math.log(1 + (count - speaking + 0.5) / (speaking + 0.5));
  });
  const lengths = Float64Array.from(conceptOf, (_, name) => {
    let sum = 0;
    for (const word of new Set(rowOf(rows, name))) sum += (rarity[word] as number) ** 2;
    return Math.sqrt(sum) || 1;
  });
  return {
    words: [...numbers.keys()],
    numberOf: (word) => numbers.get(word),
    ...{ rarity, texts: rows, lengths, conceptOf, namesOf, users, userWeights },
    userPlaces: bySpeaker.items,
    vocabulary: { starts: vocabularyStarts.taken(), items: spoken },
    occurrences: { starts: occurrenceStarts.taken(), items: occurrences.taken() },
    positions: Uint8Array.from(positions.taken()),
  };
}

type Standing = { readonly names: number[]; readonly at: number[] };

/** In which of these names each word stands, and where first. */
function wordsAmong(names: Int32Array, texts: FlatRows): ReadonlyMap<number, Standing> {
  const found = new Map<number, Standing>();
  names.forEach((name, own) => {
    rowOf(texts, name).forEach((word, position) => {
      const standing = found.get(word) ?? { names: [], at: [] };
      if (standing.names.length === 0) found.set(word, standing);
      if (standing.names.at(-1) === own) return;
      standing.names.push(own);
      standing.at.push(Math.min(LAST_POSITION, position));
    });
  });
  return found;
}
