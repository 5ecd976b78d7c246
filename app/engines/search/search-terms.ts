import type { PostingDocument, QueryTerm } from "./search-engine.ts";

const LONGEST_TERM = 200;
/** A shorter beginning matches too much to help. */
const SHORTEST_PREFIX = 3;
const WORD = /^\p{L}+$/u;

/** Whether an engine can hold the term: neither empty nor endless, and without the sign that ends a text. */
export const isUsable = (term: string): boolean =>
  term !== "" && term.length <= LONGEST_TERM && !term.includes("\0");

/** What a term of a query is matched by: any of these. */
export type TermChoice = {
  /** Words as they are. */
  readonly words: readonly string[];
  /** The beginning of a word that is still being typed. */
  readonly beginning: string | null;
  /** The words of a phrase, each in any of its forms; empty without one. */
  readonly phrase: readonly (readonly string[])[];
};

/** What the terms of a query are matched by, in their order; terms that nothing can match are left out. */
export function termChoices(terms: readonly QueryTerm[]): readonly TermChoice[] {
  return terms.flatMap((term, index) => {
    const last = index === terms.length - 1;
    const [first, ...others] = term.anyOf;
    const mayGoOn =
      last &&
      first !== undefined &&
      isUsable(first) &&
      !term.allOf &&
      term.whole !== true &&
      WORD.test(first) &&
      first.length >= SHORTEST_PREFIX;
    const words = (mayGoOn ? others : term.anyOf).filter(isUsable);
    const phrase = (term.allOf ?? []).map((forms) => forms.filter(isUsable));
    const whole = phrase.length > 0 && phrase.every((forms) => forms.length > 0);
    const choice = { words, beginning: mayGoOn ? first : null, phrase: whole ? phrase : [] };
    return words.length > 0 || choice.beginning !== null || whole ? [choice] : [];
  });
}

const DAY_MS = 86_400_000;
/** A posting that tells everything stands as if it were this many days younger than one that tells nothing. */
const QUALITY_DAYS = 30;

/** Date and quality in one number that can be compared without the clock. Hours, so that it fits 32 bits. */
export const staticRank = ({ postedAt, quality }: Pick<PostingDocument, "postedAt" | "quality">): number =>
  Math.round((Date.parse(postedAt) / DAY_MS + quality * QUALITY_DAYS) * 24);
