import type { Bands, Narrowing } from "./postgres-search-marks.ts";
import {
  bandMarks,
  bandOf,
  bandsOf,
  cellMark,
  eachBand,
  inBand,
  MARK,
  sampleMark,
  samplesOf,
  valueMarks,
  type SampleSize,
} from "./postgres-search-marks.ts";
import { isUsable, staticRank, termChoices } from "./search-terms.ts";
import type { PostingDocument, QueryTerm, SearchRequest } from "./search-engine.ts";

const SPECIAL = /[\\']/;

const escape = (term: string): string =>
  SPECIAL.test(term) ? term.replace(/\\/g, "\\\\").replace(/'/g, "''") : term;

/** A lexeme in the text form of tsvector and tsquery. */
const quote = (term: string): string => `'${escape(term)}'`;

/** A tsvector's positions end at 16,383; a long text's last words need none. */
const LAST_POSITION = 16_000;
/** A term that is repeated counts so many times at most. */
const MOST_PLACES = 4;

/** Terms of a document with weights for ranking: title A, occupation and skills B, organisation and place C. */
export function headVector(terms: PostingDocument["terms"]): string {
  const places = new Map<string, { times: number; at: string }>();
  let position = 0;
  const add = (list: readonly string[], weight: string): void => {
    for (const term of list) {
      if (!isUsable(term) || position >= LAST_POSITION) continue;
      position++;
      const before = places.get(term);
      if (before === undefined) places.set(term, { times: 1, at: `${position}${weight}` });
      else if (before.times < MOST_PLACES) {
        before.times++;
        before.at += `,${position}${weight}`;
      }
    }
  };
  add(terms.title, "A");
  add(terms.occupation, "B");
  add(terms.skill, "B");
  add(terms.organisation, "C");
  add(terms.place, "C");
  let vector = "";
  for (const [term, { at }] of places) vector += `${vector === "" ? "" : " "}${quote(term)}:${at}`;
  return vector;
}

/**
 * Every term of a document, without positions, and the marked ones (postgres-search-marks.ts): those of the
 * title, those of the title by age, all of them again when the posting is in a sample, and what narrows. Its country
 * stands before each, so that a search reads nothing of other countries; terms have no capital letters.
 */
export function termsVector(document: PostingDocument): string {
  const { title, occupation, skill, organisation, place, body } = document.terms;
  // Terms as they are written in a vector: the marks before them need no care.
  const within = escape(document.country);
  const words = new Set<string>();
  for (const list of [title, occupation, skill, organisation, place, body])
    for (const term of list) words.add(term);
  const written = [...words].filter(isUsable).map(escape);
  const titles = [...new Set(title)].filter(isUsable).map(escape);
  const band = bandOf(staticRank(document));
  let vector = "";
  const samples = samplesOf(document.postingId).map(sampleMark);
  const marks = [...bandMarks(band), ...valueMarks(document), cellMark(document), ...samples];
  for (const mark of marks) if (mark) vector += `${quote(document.country + mark)} `;
  for (const term of written) vector += `'${within}${term}' `;
  for (const term of titles) vector += `'${within}${MARK.title}${term}' '${within}${inBand(band, term)}' `;
  for (const mark of samples) {
    for (const term of written) vector += `'${within}${mark}${term}' `;
    for (const term of titles) vector += `'${within}${mark}${MARK.title}${term}' `;
  }
  return vector;
}

/** Which documents a query is asked of: all, those of a sample, those of some bands; `title`: by their title alone. */
export type Among = {
  readonly title?: boolean;
  readonly sample?: SampleSize | null;
  /** Bands of the static rank (bandOf), newest or not. */
  readonly bands?: Bands;
};

type Marking = (term: string) => readonly string[];

/** So many lexemes are looked up one by one; of more, all titles are read and then their age. */
const MOST_ONE_BY_ONE = 48;
const formsOf = (terms: readonly QueryTerm[]): number =>
  termChoices(terms).reduce((sum, { words, phrase }) => sum + words.length + phrase.flat().length, 0);

/** The bands that the titles of one term are looked up in one by one; of several that would be terms times bands. */
function bandsOneByOne(
  terms: readonly QueryTerm[],
  { title = false, bands }: Among,
): readonly number[] | null {
  if (!title || !bands || !isOneTerm(terms)) return null;
  return (bands.last - bands.first + 1) * formsOf(terms) <= MOST_ONE_BY_ONE ? eachBand(bands) : null;
}

function markingOf(
  country: string,
  { title = false, sample = null }: Among,
  bands: readonly number[] | null,
): Marking {
  if (bands) return (term) => bands.map((band) => country + inBand(band, term));
  const before = country + (sample === null ? "" : sampleMark(sample)) + (title ? MARK.title : "");
  return (term) => [before + term];
}

/** Terms that may be asked for by their beginning: those that begin with this. */
const BEGUN = /^\p{L}{3}/u;

/** The terms of documents that a query's last word may be the beginning of, each once. */
export function* termsToComplete(documents: readonly PostingDocument[]): Generator<string> {
  const seen = new Set<string>();
  for (const { terms } of documents)
    for (const list of [
      terms.title,
      terms.occupation,
      terms.skill,
      terms.organisation,
      terms.place,
      terms.body,
    ])
      for (const term of list) {
        if (seen.has(term)) continue;
        seen.add(term);
        if (BEGUN.test(term) && isUsable(term)) yield term;
      }
}

/** The word that a query ends in while it may still be typed, or null. */
export const beginningOf = (terms: readonly QueryTerm[]): string | null =>
  termChoices(terms).at(-1)?.beginning ?? null;

/** Whether a query is of one term: a single word, or a phrase that a concept stands for. */
const isOneTerm = (terms: readonly QueryTerm[]): boolean => termChoices(terms).length === 1;

/** More completions than this are looked up by their beginning. */
export const MOST_COMPLETIONS = 24;

/**
 * All terms that the last word is the beginning of, when they are known and few. Each is looked up by itself: of a
 * beginning the index reads every posting of every term before it goes on, of whole terms only those it needs.
 */
export type Completed = { readonly completions?: readonly string[] | null };

/** What each term of a query is matched by, as a tsquery; terms that nothing can match are left out. */
function partsOf(
  terms: readonly QueryTerm[],
  mark: Marking,
  { completions = null }: Completed = {},
): readonly string[] {
  const lexemes = (term: string): readonly string[] => mark(term).map(quote);
  return termChoices(terms).map(({ words, beginning, phrase }) => {
    const choices = words.flatMap(lexemes);
    if (beginning !== null && completions) choices.unshift(...[beginning, ...completions].flatMap(lexemes));
    else if (beginning !== null) choices.unshift(...lexemes(beginning).map((lexeme) => `${lexeme}:*`));
    const all = phrase.map((forms) => `(${forms.flatMap(lexemes).join(" | ")})`);
    return `(${(all.length > 0 ? [...choices, `(${all.join(" & ")})`] : choices).join(" | ")})`;
  });
}

/** The tsquery of words alone, as ranking reads it, or null without any. */
export function rankQuery(terms: readonly QueryTerm[], mode: "strict" | "relaxed"): string | null {
  const parts = partsOf(terms, (term) => [term]);
  return parts.length > 0 ? parts.join(mode === "strict" ? " & " : " | ") : null;
}

/** What a query is made of. */
type Asked = Pick<SearchRequest, "terms" | "mode" | "filter"> & Completed;

/** More conditions than this are joined: each number of them makes another statement. */
const MOST_CONDITIONS = 4;

/**
 * The tsqueries that together find the words among some documents, narrowed; none when nothing is asked of the index.
 * They are apart because the index then goes through each by itself and leaps over what the others lack; of one long
 * query it tries every document that any of its rarer words is in.
 */
export function matchQueries(
  { terms, mode, completions, filter: { country } }: Asked,
  narrowings: readonly Narrowing[],
  among: Among = {},
): readonly string[] {
  const oneTerm = isOneTerm(terms);
  const oneByOne = bandsOneByOne(terms, among);
  // By itself a word leaves nothing out that its completions would not: all of their postings are wanted.
  const words = partsOf(terms, markingOf(country, among, oneByOne), {
    completions: oneTerm ? null : completions,
  });
  const parts = mode === "strict" || words.length === 0 ? [...words] : [`(${words.join(" | ")})`];
  const anyOf = (marks: Narrowing): string => `(${marks.map((mark) => quote(country + mark)).join(" | ")})`;
  parts.push(...narrowings.map(anyOf));
  if (among.bands && !oneByOne) {
    const bands = anyOf(bandsOf(among.bands));
    // The first is gone through whole: one frequent term leaves less out than an age, several or titles leave more.
    if (oneTerm && among.title !== true) parts.unshift(bands);
    else parts.push(bands);
  }
  // Without words nothing else says that it is the sample that is asked.
  if (among.sample && words.length === 0) parts.push(quote(country + sampleMark(among.sample)));
  const [first = [], rest = []] = [parts.slice(0, MOST_CONDITIONS - 1), parts.slice(MOST_CONDITIONS - 1)];
  return rest.length > 0 ? [...first, rest.join(" & ")] : first;
}
