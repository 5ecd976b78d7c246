import { buildSequenceTable } from "./sequence-table.ts";

/** What bears a key, of the most trusted names that have it: several concepts where they share it. */
export type KeyEntry = { readonly rank: number; readonly conceptIds: readonly string[] };

export interface SkillKeys {
  /** Notes that a concept has this key, by a name of this rank (0 is best, up to 255). */
  remember(words: readonly string[], conceptId: string, rank: number): void;
  get(words: readonly string[]): KeyEntry | null;
  /** True for a word that is in some key. */
  has(word: string): boolean;
}

/** Numbers for texts, shared by several tables. */
export interface Numbering {
  /** The number of a text, or -1. */
  find(text: string): number;
  /** The number of a text, a new one where it has none. */
  number(text: string): number;
  readonly texts: readonly string[];
}

export function buildNumbering(): Numbering {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  return {
    texts,
    find: (text) => numbers.get(text) ?? -1,
    number(text) {
      const before = numbers.get(text);
      if (before !== undefined) return before;
      const made = texts.push(text) - 1;
      numbers.set(text, made);
      return made;
    },
  };
}

const BY_NUMBER = (a: number, b: number): number => a - b;

/**
 * Keys of names, each a few words, with the concepts that bear them. Memory is what matters here: words and
 * concepts are numbers, and only a key that several concepts share has a list of its own.
 */
export function buildSkillKeys(
  words: Numbering,
  concepts: Numbering,
  { inOrder }: { readonly inOrder: boolean },
): SkillKeys {
  const table = buildSequenceTable();
  const ranks: number[] = [];
  const firsts: number[] = [];
  const others = new Map<number, number[]>();
  const used = new Set<number>();

  /** The key as numbers; out of order each word counts once. Null for a word without a number. */
  function keyOf(key: readonly string[], numberOf: (word: string) => number): readonly number[] | null {
    const numbers: number[] = [];
    for (const word of key) {
      const number = numberOf(word);
      if (number < 0) return null;
      if (inOrder || !numbers.includes(number)) numbers.push(number);
    }
    return inOrder ? numbers : numbers.sort(BY_NUMBER);
  }
  const isEmpty = (key: readonly string[]): boolean => key.every((word) => word === "");

  return {
    remember(key, conceptId, rank) {
      if (isEmpty(key)) return;
      const numbers = keyOf(key, words.number);
      if (!numbers) return;
      for (const number of numbers) used.add(number);
      const concept = concepts.number(conceptId);
      const place = table.place(numbers);
      const before = ranks[place];
      if (before === undefined || rank < before) {
        ranks[place] = rank;
        firsts[place] = concept;
        others.delete(place);
      } else if (rank === before && firsts[place] !== concept) {
        const more = others.get(place) ?? [];
        if (!more.includes(concept)) others.set(place, [...more, concept]);
      }
    },
    get(key) {
      const numbers = keyOf(key, words.find);
      const place = numbers ? table.find(numbers) : -1;
      if (place < 0) return null;
      const conceptIds = [firsts[place] as number, ...(others.get(place) ?? [])].map(
        (concept) => concepts.texts[concept] as string,
      );
      return { rank: ranks[place] as number, conceptIds };
    },
    has: (word) => used.has(words.find(word)),
  };
}
