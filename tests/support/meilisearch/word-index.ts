import { within } from "./attribute-patterns.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import type { Settings } from "./settings-shape.ts";

/** A word of a text, and how many words stand before it (a full stop or comma counts for seven more). */
export type Word = { readonly text: string; readonly position: number };
/** The words of one attribute of a document; `rank` is the attribute's place in the order of importance. */
export type AttributeWords = {
  readonly attribute: string;
  readonly rank: number;
  readonly words: readonly Word[];
};

const HARD = /[.,;:!?()[\]{}"،؛؟\n]/u;
const FAR = 8;
const ARABIC_LETTERS: Readonly<Record<string, string>> = { ٱ: "ا", ى: "ي", ة: "ه", ـ: "" };

/** A word, or one sign between words. */
export type Token = { readonly text: string; readonly isWord: boolean };

/** As the server writes every word: decomposed, in lower case, without marks, Arabic letters in one form. */
const normalised = (word: string): string =>
  word
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{Mn}/gu, "")
    .replace(/[ٱىةـ]/gu, (letter) => ARABIC_LETTERS[letter] ?? letter);

/** Words and what stands between them; an Arabic article is a word of its own. */
export function tokens(text: string): readonly Token[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]/gu)].flatMap(([part]): readonly Token[] => {
    if (!/[\p{L}\p{N}]/u.test(part)) return [{ text: part, isWord: false }];
    const [, article, rest] = /^([اأإآٱ]ل)(.+)$/su.exec(part) ?? [];
    const words = article !== undefined && rest !== undefined ? [article, rest] : [part];
    return words.map((word) => ({ text: normalised(word), isWord: true }));
  });
}

function* wordsOf(value: Json, from: { next: number }): Generator<Word> {
  if (isList(value)) {
    for (const item of value) {
      yield* wordsOf(item, from);
      from.next += FAR - 1;
    }
    return;
  }
  if (value === null || isObject(value)) return;
  for (const { text, isWord } of tokens(String(value)))
    if (isWord) yield { text, position: from.next++ };
    else if (HARD.test(text)) from.next += FAR - 1;
}

/** Words of all documents' searchable attributes. */
export class WordIndex {
  readonly documents = new Map<number, readonly AttributeWords[]>();
  /** Which documents have a word. */
  readonly vocabulary = new Map<string, Set<number>>();

  constructor(documents: ReadonlyMap<number, { readonly body: JsonObject }>, settings: Settings) {
    const { searchableAttributes } = settings;
    const all = searchableAttributes.includes("*");
    const order: string[] = [];
    for (const [number, { body }] of documents) {
      const words: AttributeWords[] = [];
      for (const [attribute, value] of Object.entries(body)) {
        if (attribute === "_geo") continue;
        let rank = searchableAttributes.findIndex((name) => within(attribute, name));
        if (all) {
          if (!order.includes(attribute)) order.push(attribute);
          rank = order.indexOf(attribute);
        }
        if (rank < 0) continue;
        words.push({ attribute, rank, words: [...wordsOf(value, { next: 0 })] });
      }
      this.documents.set(number, words);
      for (const { words: list } of words)
        for (const { text } of list)
          this.vocabulary.set(text, (this.vocabulary.get(text) ?? new Set()).add(number));
    }
  }

  /** In how many documents the two words stand next to each other. */
  neighbours(left: string, right: string): number {
    return [...(this.vocabulary.get(left) ?? [])].filter((number) =>
      this.documents.get(number)?.some(({ words }) => hasPhrase(words, [left, right])),
    ).length;
  }
}

export const hasPhrase = (words: readonly Word[], phrase: readonly string[]): boolean =>
  words.some(({ position }) =>
    phrase.every((text, i) => words.some((word) => word.text === text && word.position === position + i)),
  );
