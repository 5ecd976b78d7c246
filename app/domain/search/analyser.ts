import { latinSkeleton } from "./arabizi.ts";
import { cleanText, foldClean, tokenise } from "./fold.ts";
import { LONGEST_PHRASE, stopKey, type Lexicon } from "./lexicon.ts";
import { isSearchingWord, isStopWord } from "./stop-words.ts";

/** Words of a document field beyond this add nothing that a search would miss. */
const DOCUMENT_WORDS = 2_000;
const QUERY_CHARACTERS = 400;
/** Ten terms are what other engines count too; more make a sentence, not a search. */
const QUERY_TERMS = 10;
const LONGEST_WORD = 40;

type Word = {
  readonly raw: string;
  readonly folded: string;
  readonly stem: string;
  readonly stop: boolean;
  /** The word inside a phrase's key. */
  readonly key: string;
};

function wordsOf(text: string, lexicon: Lexicon, limit: number): readonly Word[] {
  return tokenise(cleanText(text))
    .slice(0, limit)
    .filter((raw) => raw.length <= LONGEST_WORD)
    .map((raw) => {
      const folded = foldClean(raw);
      const stop = isStopWord(raw);
      const stem = lexicon.stem(folded);
      return { raw, folded, stop, stem, key: stop ? stopKey(folded) : stem };
    })
    .filter((word) => word.folded !== "");
}

/** The longest phrase of the lexicon that begins at `start`: how many words, and what it stands for. */
function phrasesAt(
  words: readonly Word[],
  start: number,
  lexicon: Lexicon,
): { length: number; terms: readonly string[] }[] {
  const first = words[start];
  if (!first || !lexicon.beginsPhrase(first.key)) return [];
  const found: { length: number; terms: readonly string[] }[] = [];
  let key = "";
  for (let length = 1; length <= LONGEST_PHRASE; length++) {
    const word = words[start + length - 1];
    if (!word) break;
    key = key === "" ? word.key : `${key} ${word.key}`;
    const terms = lexicon.phrase(key);
    if (terms) found.push({ length, terms });
  }
  return found;
}

/**
 * The terms of a document's text, in order: the stem of every word, and after it what the phrases beginning
 * there stand for. Stop words leave no term, but count inside phrases (عن بعد).
 */
export function analyse(text: string, lexicon: Lexicon): readonly string[] {
  const words = wordsOf(text, lexicon, DOCUMENT_WORDS);
  const terms: string[] = [];
  words.forEach((word, index) => {
    if (!word.stop) terms.push(word.stem);
    for (const phrase of phrasesAt(words, index, lexicon)) terms.push(...phrase.terms);
  });
  return terms;
}

/** One term of a query, as the engines take it, with what relaxing it needs to know. */
export type AnalysedTerm = {
  /** Any of these matches; the first is the word itself (its stem), the others what it stands for. */
  readonly anyOf: readonly string[];
  /** For a phrase: all of these together match as well. */
  readonly allOf?: readonly string[];
  /** As typed, cleaned. */
  readonly typed: string;
  /** False when neither the index nor the taxonomy has the word: perhaps it is misspelt. */
  readonly known: boolean;
};

function single(word: Word, phrase: readonly string[], lexicon: Lexicon): AnalysedTerm {
  const known = lexicon.knowsStem(word.stem) || phrase.length > 0 || /^\d/u.test(word.stem);
  const skeleton = known ? null : latinSkeleton(word.folded);
  const arabizi = skeleton === null ? [] : lexicon.bySkeleton(skeleton);
  const beyond = arabizi.flatMap((stem) => lexicon.phrase(stem) ?? []);
  return {
    anyOf: [...new Set([word.stem, ...phrase, ...arabizi, ...beyond])],
    typed: word.raw,
    known: known || arabizi.length > 0,
  };
}

/**
 * The terms of a query. Phrases are taken as long as possible; words that only say "I look for work" go when
 * others remain; a query of nothing but stop words is searched for them.
 */
export function analyseQuery(query: string, lexicon: Lexicon): readonly AnalysedTerm[] {
  const all = wordsOf(
    [...query.slice(0, QUERY_CHARACTERS * 4)].slice(0, QUERY_CHARACTERS).join(""),
    lexicon,
    60,
  );
  const words = all.some((word) => !word.stop) ? all : all.map((word) => ({ ...word, stop: false }));
  const terms: AnalysedTerm[] = [];
  const searching: AnalysedTerm[] = [];
  for (let index = 0; index < words.length && terms.length < QUERY_TERMS;) {
    const word = words[index] as Word;
    const phrases = phrasesAt(words, index, lexicon);
    const longest = phrases.at(-1);
    if (longest && longest.length > 1) {
      const part = words.slice(index, index + longest.length);
      terms.push({
        anyOf: longest.terms,
        // With a stop word inside (عن بعد) the words by themselves mean something else.
        ...(part.some((w) => w.stop) ? {} : { allOf: part.map((w) => w.stem) }),
        typed: part.map((w) => w.raw).join(" "),
        known: true,
      });
      index += longest.length;
      continue;
    }
    index++;
    if (word.stop) continue;
    const term = single(word, longest?.terms ?? [], lexicon);
    (isSearchingWord(word.folded) ? searching : terms).push(term);
  }
  return (terms.length > 0 ? terms : searching).slice(0, QUERY_TERMS);
}
