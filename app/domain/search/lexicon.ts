import { arabicSkeleton, latinSkeletons } from "./arabizi.ts";
import { cleanText, foldArabic, foldClean, tokenise } from "./fold.ts";
import { singularOf } from "./plurals.ts";
import { beginsWithOwnAlefLam, stripAttached, stripPrefixes, type WordKnowledge } from "./prefixes.ts";
import { isStopWord } from "./stop-words.ts";
import { stripSuffixes } from "./suffixes.ts";
import { VOCABULARY } from "./vocabulary.ts";

/** Version of the rules and tables of this folder: raise it when they change the terms they make. */
export const RULES_VERSION = 4;

/**
 * A phrase that stands for a concept, such as one of its labels. `term` is what the index holds for it; null
 * for a phrase that only teaches its words.
 */
export type LexiconLabel = { readonly term: string | null; readonly text: string };

/** What is stored of a lexicon, as JSON. */
export type LexiconContent = {
  /** Folded word without prefixes, its weight, and how it is usually written. */
  readonly words: readonly (readonly [word: string, weight: number, display: string])[];
  /** Words that begin with ال of their own, learnt from their hamza (folded). */
  readonly ownAlefLam: readonly string[];
  /** Stems joined by spaces, and the terms that the phrase stands for. */
  readonly phrases: readonly (readonly [stems: string, terms: readonly string[]])[];
};

export type LexiconWord = { readonly weight: number; readonly display: string };

/** What the analyser knows of words. Immutable in meaning: the same version makes the same terms. */
export interface Lexicon extends WordKnowledge {
  readonly version: number;
  readonly content: LexiconContent;
  /** Known words: folded, without prefixes. */
  readonly words: ReadonlyMap<string, LexiconWord>;
  /** True for the stem of a known word. */
  knowsStem(stem: string): boolean;
  /** The stem of one folded word. */
  stem(folded: string): string;
  /** The terms a phrase stands for; key as in `LexiconContent.phrases`. */
  phrase(stems: string): readonly string[] | undefined;
  /** How many words the longest phrase has that begins with this stem; 0 without one. */
  longestPhrase(stem: string): number;
  /** Arabic words with these consonants, commonest first (Arabizi). */
  bySkeleton(skeleton: string): readonly string[];
  /** Latin words with these consonants, commonest first (foreign names in Arabic letters). */
  latinBySkeleton(skeleton: string): readonly string[];
}

/** Phrases of more words are not looked for. */
export const LONGEST_PHRASE = 4;
/** A phrase that stands for more concepts than this tells nothing. */
const MOST_CONCEPTS = 6;
/** A word of the taxonomy or of the vocabulary counts as much as this many titles. */
const LABEL_WEIGHT = 20;
const MEMO_LIMIT = 200_000;
const ARABIC = /^[\u0621-\u064A]+$/u;

type Count = { weight: number; spellings: Map<string, number> };

function count(counts: Map<string, Count>, text: string, weight: number): void {
  for (const raw of tokenise(cleanText(text))) {
    if (isStopWord(raw)) continue;
    const folded = foldClean(raw);
    if (folded.length < 2 || /^\d/u.test(folded)) continue;
    const entry = counts.get(folded) ?? { weight: 0, spellings: new Map<string, number>() };
    entry.weight += weight;
    entry.spellings.set(raw, (entry.spellings.get(raw) ?? 0) + weight);
    counts.set(folded, entry);
  }
}

const commonest = (spellings: ReadonlyMap<string, number>): string =>
  [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? "";

/** إلكتروني and الالتزام show that the ال of الكتروني and التزام is their own. */
function learnOwnAlefLam(counts: ReadonlyMap<string, Count>): Set<string> {
  const learnt = new Set<string>();
  for (const [folded, { weight, spellings }] of counts) {
    if (!folded.startsWith("ال") || folded.length < 5) continue;
    const shown = [...spellings].reduce((sum, [raw, n]) => (/^[إأآ]ل/u.test(raw) ? sum + n : sum), 0);
    const bare = counts.get(folded.slice(2))?.weight ?? 0;
    if (shown * 2 > weight && shown > bare) learnt.add(stripSuffixes(folded));
    if (folded.startsWith("الال") && folded.length >= 7 && bare > 0)
      learnt.add(stripSuffixes(folded.slice(2)));
  }
  return learnt;
}

function knowledgeOf(
  weight: (word: string) => number,
  words: Iterable<readonly [word: string, weight: number]>,
  ownAlefLam: ReadonlySet<string>,
): WordKnowledge {
  const forms = new Map<string, number>();
  for (const [word, seen] of words) {
    const form = stripSuffixes(word);
    forms.set(form, (forms.get(form) ?? 0) + seen);
  }
  return {
    weight,
    formsWeight: (word) => forms.get(stripSuffixes(word)) ?? 0,
    ownsAlefLam: (word) => beginsWithOwnAlefLam(word) || ownAlefLam.has(stripSuffixes(word)),
  };
}

/**
 * Builds a lexicon from the labels of the taxonomy and the titles that are indexed. Deterministic: the order of
 * the input does not matter.
 */
export function buildLexicon(
  version: number,
  input: { readonly labels: readonly LexiconLabel[]; readonly titles: Iterable<string> },
): Lexicon {
  const counts = new Map<string, Count>();
  for (const title of input.titles) count(counts, title, 1);
  for (const { text } of input.labels) count(counts, text, LABEL_WEIGHT);
  for (const { phrases } of VOCABULARY) for (const phrase of phrases) count(counts, phrase, LABEL_WEIGHT);
  const ownAlefLam = learnOwnAlefLam(counts);

  const spelt = knowledgeOf(
    (word) => counts.get(word)?.weight ?? 0,
    [...counts].map(([word, { weight }]) => [word, weight]),
    ownAlefLam,
  );
  const words = new Map<string, { weight: number; display: string; own: number }>();
  for (const [folded, { weight, spellings }] of counts) {
    const word = stripPrefixes(folded, spelt);
    const entry = words.get(word) ?? { weight: 0, display: "", own: 0 };
    entry.weight += weight;
    if (word === folded) entry.display = commonest(spellings);
    words.set(word, entry);
  }
  const listed = [...words]
    .map(([word, { weight, display }]): [string, number, string] => [word, weight, display || word])
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));

  const content = { words: listed, ownAlefLam: [...ownAlefLam].sort(), phrases: [] };
  const known = knownWords(content);
  return lexiconOf(version, { ...content, phrases: phrasesOf(known.stem, input.labels) }, known);
}

/** Terms of concepts begin with c and a digit or hexadecimal letter; terms of the vocabulary with v. */
const CONCEPT_TERM = /^c[0-9a-f]{16}$/;
export const isConceptTerm = (term: string): boolean => CONCEPT_TERM.test(term);

/** The key of a phrase that stands for something only when it is the whole text. */
export const aloneKey = (key: string): string => `=${key}`;

/** The word that says what it is: Arabic names begin with it, English ones end with it. */
const headOf = (stems: readonly string[]): string =>
  (ARABIC.test(stems[0] ?? "") ? stems[0] : stems.at(-1)) ?? "";

function phrasesOf(stem: Lexicon["stem"], labels: readonly LexiconLabel[]): LexiconContent["phrases"] {
  const phrases = new Map<string, Set<string>>();
  const users = new Map<string, Set<string>>();
  const add = (term: string, key: string): void => {
    phrases.set(key, (phrases.get(key) ?? new Set<string>()).add(term));
  };
  for (const { term, phrases: texts } of VOCABULARY) {
    for (const text of texts) {
      const key = stemsOf(text, stem).join(" ");
      add(foldArabic(term), text.startsWith("=") ? aloneKey(key) : key);
    }
  }
  const named = labels.flatMap(({ term, text }) => {
    const stems = term === null ? [] : stemsOf(text, stem);
    return term === null || stems.length === 0 || stems.length > LONGEST_PHRASE ? [] : [{ term, stems }];
  });
  for (const { term, stems } of named) {
    if (stems.length > 1) users.set(headOf(stems), (users.get(headOf(stems)) ?? new Set<string>()).add(term));
  }
  for (const { term, stems } of named) {
    const key = stems.join(" ");
    // A word that heads another concept's name is too general to stand for one of them (مصمم, مصمم أزياء).
    const general = stems.length === 1 && [...(users.get(key) ?? [])].some((other) => other !== term);
    add(term, general ? aloneKey(key) : key);
  }
  return [...phrases]
    .filter(([, terms]) => terms.size <= MOST_CONCEPTS)
    .map(([key, terms]): [string, string[]] => [key, [...terms].sort()])
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

/** What a stop word is inside a phrase: marked, because folded it may look like another word (إلى, آلي). */
export const stopKey = (folded: string): string => `~${folded}`;

/** Stems of all words of a text, stop words included: the key of a phrase. */
const stemsOf = (text: string, stem: Lexicon["stem"]): readonly string[] =>
  tokenise(cleanText(text)).map((raw) => (isStopWord(raw) ? stopKey(foldClean(raw)) : stem(foldClean(raw))));

/** Words with the same consonants beyond these are too rare to be meant. */
const MOST_ALIKE = 12;
const LATIN_NAME = /^[a-z]{4,}$/u;

function remember(skeletons: Map<string, string[]>, skeleton: string | null, word: string): void {
  if (skeleton === null) return;
  const list = skeletons.get(skeleton);
  if (!list) skeletons.set(skeleton, [word]);
  else if (list.length < MOST_ALIKE) list.push(word);
}

/** What the words of a lexicon say by themselves, without its phrases. */
type KnownWords = WordKnowledge & {
  readonly words: ReadonlyMap<string, LexiconWord>;
  stem(folded: string): string;
  /** The stem of a word without prefixes. */
  stemOf(word: string): string;
};

function knownWords(content: LexiconContent): KnownWords {
  const words = new Map(content.words.map(([word, weight, display]) => [word, { weight, display }]));
  const memo = new Map<string, string>();
  const weight = (word: string): number => words.get(word)?.weight ?? 0;
  const knowledge = knowledgeOf(
    weight,
    content.words.map(([word, seen]) => [word, seen]),
    new Set(content.ownAlefLam),
  );
  const stemOf = (word: string): string => stripSuffixes(singularOf(word, weight));
  return {
    ...knowledge,
    ...{ words, stemOf },
    stem(folded) {
      const before = memo.get(folded);
      if (before !== undefined) return before;
      const made = stemOf(stripAttached(folded, knowledge));
      // Hostile text must not fill the memory.
      if (memo.size < MEMO_LIMIT && folded.length <= 40) memo.set(folded, made);
      return made;
    },
  };
}

/** What only queries ask of words: their stems, and how they sound. */
type Sounds = {
  readonly stems: ReadonlySet<string>;
  readonly arabic: ReadonlyMap<string, readonly string[]>;
  readonly latin: ReadonlyMap<string, readonly string[]>;
};

function soundsOf(content: LexiconContent, stemOf: KnownWords["stemOf"]): Sounds {
  const stems = new Set<string>();
  const arabic = new Map<string, string[]>();
  const latin = new Map<string, string[]>();
  const byWeight = [...content.words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  for (const [word] of byWeight) {
    stems.add(stemOf(word));
    if (ARABIC.test(word)) remember(arabic, arabicSkeleton(word), word);
    else if (LATIN_NAME.test(word)) remember(latin, latinSkeletons(word)[0] ?? null, word);
  }
  return { stems, arabic, latin };
}

function lexiconOf(version: number, content: LexiconContent, known: KnownWords): Lexicon {
  const phrases = new Map(content.phrases);
  const longest = new Map<string, number>();
  for (const [key] of content.phrases) {
    const stems = (key.startsWith("=") ? key.slice(1) : key).split(" ");
    const first = stems[0] ?? "";
    longest.set(first, Math.min(Math.max(longest.get(first) ?? 0, stems.length), LONGEST_PHRASE));
  }
  // Whoever reads documents only never asks for the sounds, which are half of the memory.
  let made: Sounds | null = null;
  const sounds = (): Sounds => (made ??= soundsOf(content, known.stemOf));
  return {
    ...known,
    ...{ version, content },
    knowsStem: (stem) => sounds().stems.has(stem),
    phrase: (key) => phrases.get(key),
    longestPhrase: (stem) => longest.get(stem) ?? 0,
    bySkeleton: (skeleton) => sounds().arabic.get(skeleton) ?? [],
    latinBySkeleton: (skeleton) => sounds().latin.get(skeleton) ?? [],
  };
}

/** A lexicon from what was stored of it. */
export const restoreLexicon = (version: number, content: LexiconContent): Lexicon =>
  lexiconOf(version, content, knownWords(content));
