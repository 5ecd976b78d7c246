import { arabicSkeleton, latinSkeletons, soundDistance } from "./arabizi.ts";
import { cleanText, foldClean, tokenise } from "./fold.ts";
import { aloneKey, isConceptTerm, LONGEST_PHRASE, stopKey, type Lexicon } from "./lexicon.ts";
import { mayBeNumber, numbersAsDigits } from "./numerals.ts";
import { isSearchingWord, isStopWord } from "./stop-words.ts";

/** Words of a document field beyond this add nothing that a search would miss. */
const DOCUMENT_WORDS = 2_000;
const DOCUMENT_CHARACTERS = 40_000;
const QUERY_CHARACTERS = 400;
const QUERY_WORDS = 60;
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
  readonly number: boolean;
};

/** Words as they were typed before, per lexicon: texts repeat themselves. */
const remembered = new WeakMap<Lexicon, Map<string, Word>>();
const MEMORY = 200_000;

function wordOf(raw: string, lexicon: Lexicon, memory: Map<string, Word>): Word {
  const before = memory.get(raw);
  if (before) return before;
  const folded = foldClean(raw);
  const stop = isStopWord(raw);
  const stem = lexicon.stem(folded);
  const word = { raw, folded, stop, stem, key: stop ? stopKey(folded) : stem, number: mayBeNumber(folded) };
  // Hostile text must not fill the memory.
  if (memory.size < MEMORY && raw.length <= LONGEST_WORD) memory.set(raw, word);
  return word;
}

function wordsOf(tokens: readonly string[], lexicon: Lexicon, limit: number): readonly Word[] {
  const known = remembered.get(lexicon) ?? new Map<string, Word>();
  remembered.set(lexicon, known);
  const words: Word[] = [];
  for (const raw of tokens) {
    const word = wordOf(raw, lexicon, known);
    if (word.folded !== "" && word.folded.length <= LONGEST_WORD) words.push(word);
    if (words.length === limit) break;
  }
  return numbersAsDigits(words, (number) => wordOf(number, lexicon, known));
}

type Phrase = { readonly start: number; readonly length: number; readonly terms: readonly string[] };

const NO_PHRASES: readonly Phrase[] = [];

/** The phrases of the lexicon that begin at `start`, shortest first. */
function phrasesAt(words: readonly Word[], start: number, lexicon: Lexicon): readonly Phrase[] {
  const first = words[start];
  const longest = first ? Math.min(lexicon.longestPhrase(first.key), words.length - start) : 0;
  if (longest === 0) return NO_PHRASES;
  const found: Phrase[] = [];
  let key = "";
  for (let length = 1; length <= longest; length++) {
    const word = words[start + length - 1] as Word;
    key = length === 1 ? word.key : `${key} ${word.key}`;
    const anywhere = lexicon.phrase(key);
    const alone = length === words.length ? lexicon.phrase(aloneKey(key)) : undefined;
    const terms = anywhere && alone ? [...anywhere, ...alone] : (anywhere ?? alone);
    if (terms && terms.length > 0) found.push({ start, length, terms });
  }
  return found;
}

/** Whether a longer phrase, a concept's, holds this one. */
const isInside = (phrase: Phrase, longer: Phrase): boolean =>
  phrase.length < longer.length &&
  phrase.start >= longer.start &&
  phrase.start + phrase.length <= longer.start + longer.length &&
  longer.terms.some(isConceptTerm);

/**
 * What the phrases of a text stand for, by where they begin. A concept's phrase inside a longer one's says
 * nothing (مصمم inside مصمم أزياء); a word's synonyms always hold.
 */
function meanings(words: readonly Word[], lexicon: Lexicon): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, readonly string[]>();
  const phrases = words.map((_, start) => phrasesAt(words, start, lexicon));
  phrases.forEach((here, start) => {
    if (here.length === 0) return;
    // A longer one that holds it begins at most so many words before.
    const around = phrases.slice(Math.max(0, start - LONGEST_PHRASE + 1), start + 1).flat();
    const terms = here.flatMap((phrase) =>
      around.some((other) => isInside(phrase, other))
        ? phrase.terms.filter((term) => !isConceptTerm(term))
        : phrase.terms,
    );
    found.set(start, terms);
  });
  return found;
}

/**
 * The terms of a document's text, in order: the stem of every word, and after it what the phrases beginning
 * there stand for. Stop words leave no term, but count inside phrases (عن بعد).
 */
export function analyse(text: string, lexicon: Lexicon): readonly string[] {
  const words = wordsOf(tokenise(cleanText(text.slice(0, DOCUMENT_CHARACTERS))), lexicon, DOCUMENT_WORDS);
  const meant = meanings(words, lexicon);
  const terms: string[] = [];
  words.forEach((word, index) => {
    if (!word.stop) terms.push(word.stem);
    const more = meant.get(index);
    if (more) terms.push(...more);
  });
  return terms;
}

/** One term of a query, as the engines take it, with what relaxing it needs to know. */
export type AnalysedTerm = {
  /** Any of these matches; the first is the word itself (its stem), the others what it stands for. */
  readonly anyOf: readonly string[];
  /** For a phrase: all its words together match as well, each in any of its forms. */
  readonly allOf?: readonly (readonly string[])[];
  /** True for a short word that is known: many others begin with it (بواب, بوابة). */
  readonly whole?: boolean;
  /** As typed, cleaned. */
  readonly typed: string;
  /** False when neither the index nor the taxonomy has the word: perhaps it is misspelt. */
  readonly known: boolean;
};

/** The word and its synonyms. */
const formsOf = (word: Word, lexicon: Lexicon): readonly string[] => [
  word.stem,
  ...(lexicon.phrase(word.key) ?? []).filter((term) => !isConceptTerm(term)),
];

/** Letters with digits that stand for letters: 3amel, mo7aseb, mashari3. */
const ARABIZI_WORD = /(?<![\p{L}\p{N}])(?=[a-z]*[2-9])[2-9]?[a-z]+(?:[2-9]{1,2}[a-z]*)*(?![\p{L}\p{N}])/giu;

/** Words with the same consonants that may be meant, and how differently they may sound. */
const MOST_MEANT = 4;
const FARTHEST = 3;

/** The stems of the words that sound nearest. */
const nearest = (
  word: string,
  words: readonly string[],
  lexicon: Lexicon,
  farthest = FARTHEST,
): readonly string[] => {
  const near = [...new Set(words)]
    .map((other, order) => ({ other, order, distance: soundDistance(word, other) }))
    .filter(({ distance }) => distance <= farthest)
    .sort((a, b) => a.distance - b.distance || a.order - b.order);
  return [...new Set(near.map(({ other }) => lexicon.stem(other)))].slice(0, MOST_MEANT);
};

const byArabizi = (word: string, lexicon: Lexicon): readonly string[] =>
  nearest(
    word,
    latinSkeletons(word).flatMap((skeleton) => lexicon.bySkeleton(skeleton)),
    lexicon,
  );

/** The words of a query: as of a document, but for Arabizi with digits at its ends, where it makes sense. */
function queryTokens(clean: string, lexicon: Lexicon): readonly string[] {
  const tokens: string[] = [];
  let done = 0;
  for (const { 0: word, index } of clean.matchAll(ARABIZI_WORD)) {
    const lower = word.toLowerCase();
    if (lexicon.phrase(lower) === undefined && byArabizi(lower, lexicon).length === 0) continue;
    tokens.push(...tokenise(clean.slice(done, index)), word);
    done = index + word.length;
  }
  return done === 0 ? tokenise(clean) : [...tokens, ...tokenise(clean.slice(done))];
}

const ARABIC = /^[\u0621-\u064A]+$/u;
/** So many consonants tell a foreign name even where the word is known; with fewer it must sound alike. */
const TELLING = 4;
const ALIKE = 1;

/** Words in the other script as they were asked for before, per lexicon, known and unknown ones apart. */
const othersRemembered = new WeakMap<Lexicon, Map<string, readonly string[]>>();
const OTHERS_MEMORY = 20_000;

/** The same as `findOther`, remembered: the words of queries and titles repeat themselves. */
function otherScript(word: Word, known: boolean, lexicon: Lexicon): readonly string[] {
  let memory = othersRemembered.get(lexicon);
  if (!memory) othersRemembered.set(lexicon, (memory = new Map()));
  const key = known ? word.folded : `?${word.folded}`;
  const before = memory.get(key);
  if (before) return before;
  const found = findOther(word, known, lexicon);
  // Hostile text must not fill the memory.
  if (memory.size < OTHERS_MEMORY) memory.set(key, found);
  return found;
}

/**
 * The word in the other script: Arabizi, and foreign names in Arabic letters (بايثون, python). A word that is
 * known as it stands needs more in common.
 */
function findOther(word: Word, known: boolean, lexicon: Lexicon): readonly string[] {
  const arabic = ARABIC.test(word.folded);
  if (!arabic && !known) return byArabizi(word.folded, lexicon);
  const skeleton = (arabic ? arabicSkeleton(word.folded) : latinSkeletons(word.folded)[0]) ?? "";
  const words = arabic ? lexicon.latinBySkeleton(skeleton) : lexicon.bySkeleton(skeleton);
  return nearest(word.folded, words, lexicon, known && skeleton.length < TELLING ? ALIKE : FARTHEST);
}

const SHORT_STEM = 4;
const NUMBER = /^\d[\d.]*$/u;
const LATIN = /^[a-z]+$/u;
/** So many known Latin words make a text English: a word that is not known is a name in it (Damietta), not Arabizi. */
const ENGLISH_WORDS = 2;

function single(
  word: Word,
  phrase: readonly string[],
  lexicon: Lexicon,
  { knownAsWritten, isEnglish }: QueryReading & { readonly isEnglish: boolean },
): AnalysedTerm {
  const known = lexicon.knowsStem(word.stem) || phrase.length > 0 || NUMBER.test(word.stem);
  const asWritten = knownAsWritten && (known || (isEnglish && LATIN.test(word.folded)));
  const others = asWritten ? [] : otherScript(word, known, lexicon);
  const beyond = others.flatMap((stem) => lexicon.phrase(stem) ?? []);
  return {
    anyOf: [...new Set([word.stem, ...phrase, ...others, ...beyond])],
    ...(known && word.stem.length <= SHORT_STEM ? { whole: true } : {}),
    typed: word.raw,
    known: known || others.length > 0,
  };
}

/**
 * How a query is read: `knownAsWritten` leaves known words in their script, and all words of an English text, for whoever
 * counts each term as asked for.
 */
export type QueryReading = { readonly knownAsWritten: boolean };

/**
 * The terms of a query. Phrases are taken as long as possible; words that only say "I look for work" go when
 * others remain; a query of nothing but stop words is searched for them.
 */
export function analyseQuery(
  query: string,
  lexicon: Lexicon,
  reading: QueryReading = { knownAsWritten: false },
): readonly AnalysedTerm[] {
  const clean = cleanText([...query.slice(0, QUERY_CHARACTERS * 4)].slice(0, QUERY_CHARACTERS).join(""));
  const all = wordsOf(queryTokens(clean, lexicon), lexicon, QUERY_WORDS);
  const words = all.some((word) => !word.stop) ? all : all.map((word) => ({ ...word, stop: false }));
  const isEnglish = words.filter((word) => isKnownLatin(word, lexicon)).length >= ENGLISH_WORDS;
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
        ...(part.some((w) => w.stop) ? {} : { allOf: part.map((w) => formsOf(w, lexicon)) }),
        typed: part.map((w) => w.raw).join(" "),
        known: true,
      });
      index += longest.length;
      continue;
    }
    index++;
    if (word.stop) continue;
    const term = single(word, longest?.terms ?? [], lexicon, { ...reading, isEnglish });
    const leading = terms.length === 0;
    const searches = isSearchingWord(word.folded, leading) || isSearchingWord(word.stem, leading);
    (searches ? searching : terms).push(term);
  }
  return distinct(terms.length > 0 ? terms : searching).slice(0, QUERY_TERMS);
}

const isKnownLatin = ({ stop, folded, stem }: Word, lexicon: Lexicon): boolean =>
  !stop && LATIN.test(folded) && lexicon.knowsStem(stem);

/** The same word twice asks for nothing more. */
function distinct(terms: readonly AnalysedTerm[]): readonly AnalysedTerm[] {
  const seen = new Set<string>();
  return terms.filter(({ anyOf }) => {
    const key = anyOf.join(" ");
    return !seen.has(key) && seen.add(key);
  });
}
