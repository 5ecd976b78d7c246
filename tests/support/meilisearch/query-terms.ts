import { editDistance } from "./checks.ts";
import type { Settings } from "./settings-shape.ts";
import { hasPhrase, tokens, type AttributeWords, type Token, type WordIndex } from "./word-index.ts";

/** What is looked for: a word in all forms that count for it, with how many typos, or a phrase. */
export type Term =
  | {
      readonly kind: "word";
      readonly text: string;
      /** Words of the index that match, and what they cost. */
      readonly forms: ReadonlyMap<string, number>;
      /** Two words, written as one. */
      readonly split: readonly [string, string] | null;
    }
  | { readonly kind: "phrase"; readonly words: readonly string[] };
export type ReadQuery = {
  readonly terms: readonly Term[];
  readonly without: readonly Term[];
  /** Several words written as one: which terms it stands for, from and to. */
  readonly joined: readonly { readonly from: number; readonly to: number; readonly term: Term }[];
};

const MOST_WORDS = 10;
const LONGEST_WORD = 250;

/** Reads what was typed: words, the last one as a beginning, phrases in quotes, and what must not be there. */
export function readQuery(query: string, index: WordIndex, settings: Settings): ReadQuery {
  const terms: Term[] = [];
  const plain: (string | null)[] = [];
  const without: Term[] = [];
  const parts = tokens(query);
  let phrase: string[] | null = null;
  let negative = false;
  let negativePhrase = false;
  let afterBlank = true;
  const closePhrase = (): void => {
    if (phrase && phrase.length > 0) {
      (negativePhrase ? without : terms).push({ kind: "phrase", words: phrase });
      if (!negativePhrase) plain.push(null);
    }
    phrase = null;
    negativePhrase = false;
  };
  for (const [i, { text, isWord }] of parts.entries()) {
    if (terms.length >= MOST_WORDS) break;
    if (isWord) {
      if (phrase) phrase.push(text);
      else if (negative) without.push(exactly(text));
      else {
        const beginning = i === parts.length - 1 && settings.prefixSearch !== "disabled";
        terms.push(wordTerm(text, beginning, typosAllowed(text, settings), index));
        plain.push(text);
      }
      negative = false;
    } else {
      if (text === '"' && phrase) closePhrase();
      else if (text === '"') {
        phrase = [];
        negativePhrase = negative;
      }
      negative = phrase === null && text === "-" && afterBlank;
    }
    afterBlank = /\s$/u.test(text);
  }
  closePhrase();
  return { terms, without, joined: joinedWords(plain, parts, index, settings) };
}

const exactly = (text: string): Term => ({ kind: "word", text, forms: new Map([[text, 0]]), split: null });

function typosAllowed(word: string, { typoTolerance }: Settings): number {
  const length = [...word].length;
  const { oneTypo, twoTypos } = typoTolerance.minWordSizeForTypos;
  if (!typoTolerance.enabled || length < oneTypo || typoTolerance.disableOnWords.includes(word)) return 0;
  return length < twoTypos ? 1 : 2;
}

function wordTerm(text: string, beginning: boolean, typos: number, index: WordIndex): Term {
  const forms = new Map<string, number>();
  if (Buffer.byteLength(text) > LONGEST_WORD) return { kind: "word", text, forms, split: null };
  for (const word of index.vocabulary.keys()) {
    const cost =
      word === text || (beginning && word.startsWith(text)) ? 0 : typosBetween(text, word, beginning, typos);
    if (cost <= typos) forms.set(word, cost);
  }
  return { kind: "word", text, forms, split: bestSplit(text, index) };
}

/** A wrong first letter counts for two. */
function typosBetween(text: string, word: string, beginning: boolean, most: number): number {
  if (most === 0) return Infinity;
  const [asked, found] = [[...text], [...word]];
  if (!beginning && Math.abs(asked.length - found.length) > most) return Infinity;
  const lengths = beginning
    ? Array.from({ length: 2 * most + 1 }, (_, i) => asked.length - most + i).filter(
        (n) => n > 0 && n <= found.length,
      )
    : [found.length];
  const distance = Math.min(...lengths.map((n) => editDistance(text, found.slice(0, n).join(""))));
  if (asked[0] === found[0]) return distance;
  return distance <= 1 ? 2 : Infinity;
}

function bestSplit(text: string, index: WordIndex): readonly [string, string] | null {
  const signs = [...text];
  let best: { readonly often: number; readonly words: readonly [string, string] } | null = null;
  for (let at = 1; at < signs.length; at++) {
    const words = [signs.slice(0, at).join(""), signs.slice(at).join("")] as const;
    const often = index.neighbours(...words);
    if (often > (best?.often ?? 0)) best = { often, words };
  }
  return best?.words ?? null;
}

/** Two or three words typed apart may be one in the index. */
function joinedWords(
  words: readonly (string | null)[],
  parts: readonly Token[],
  index: WordIndex,
  settings: Settings,
): ReadQuery["joined"] {
  const lastIsWord = parts.at(-1)?.isWord ?? false;
  return words.flatMap((_, from) =>
    [2, 3].flatMap((length) => {
      const some = words.slice(from, from + length);
      if (some.length < length || some.includes(null)) return [];
      const text = some.join("");
      const last = from + length === words.length;
      const typos = Math.max(0, typosAllowed(text, settings) - (length - 1));
      const beginning = last && lastIsWord && settings.prefixSearch !== "disabled";
      return [{ from, to: from + length, term: wordTerm(text, beginning, typos, index) }];
    }),
  );
}

/** The fewest typos with which these words meet the term; null when they don't. */
export function termCost(term: Term, attributes: readonly AttributeWords[]): number | null {
  if (term.kind === "phrase") return attributes.some(({ words }) => hasPhrase(words, term.words)) ? 0 : null;
  let least: number | null = null;
  for (const { words } of attributes)
    for (const { text } of words) {
      const cost = term.forms.get(text);
      if (cost !== undefined && (least === null || cost < least)) least = cost;
    }
  const { split } = term;
  if (split && (least === null || least > 1) && attributes.some(({ words }) => hasPhrase(words, split)))
    return 1;
  return least;
}

/** The fewest typos with which a document meets the first so many terms; null when it doesn't meet all. */
export function queryCost(
  { terms, joined }: ReadQuery,
  first: number,
  attributes: readonly AttributeWords[],
): number | null {
  const costs: (number | null)[] = [0];
  for (let to = 1; to <= first; to++) {
    const ways: number[] = [];
    const way = (from: number, term: Term | undefined, more: number): void => {
      const before = costs[from] ?? null;
      const cost = term && before !== null ? termCost(term, attributes) : null;
      if (before !== null && cost !== null) ways.push(before + cost + more);
    };
    way(to - 1, terms[to - 1], 0);
    for (const each of joined) if (each.to === to) way(each.from, each.term, each.to - each.from);
    costs.push(ways.length === 0 ? null : Math.min(...ways));
  }
  return costs[first] ?? null;
}
