import { cleanText, foldClean, tokenise } from "../search/fold.ts";
import { isStopWord } from "../search/stop-words.ts";
import { FILLER_WORDS, JOINING_WORDS, PARTING_WORDS, SAID_AS } from "./skill-fillers.ts";

/** One word as the resolver sees it. */
export type ReadWord = {
  readonly folded: string;
  readonly stem: string;
  readonly arabic: boolean;
  readonly stop: boolean;
  readonly filler: boolean;
  /** Sets what follows beside what went before: a word of its own (and), or a و before this one. */
  readonly joins: "alone" | "prefix" | null;
  readonly parts: boolean;
};

/** One word of a line, and where it stands in the cleaned text. */
export type SkillWord = ReadWord & { readonly from: number; readonly to: number };

export interface WordReader {
  /** The words of a line with their places. */
  read(line: string): { readonly clean: string; readonly words: readonly SkillWord[] };
  /** The words of a name, where places say nothing. Words that are the same are one object. */
  wordsOf(name: string): readonly ReadWord[];
}

const ARABIC = /^[\u0621-\u064A]/u;
const MEMORY = 100_000;
const MEMORABLE = 40;

/** Reads the words of a text; `stem` is a lexicon's. Words are remembered: texts repeat themselves. */
export function wordReader(stem: (folded: string) => string): WordReader {
  const fillers = new Set(FILLER_WORDS.map((word) => stem(foldClean(cleanText(word)))));
  const fold = (word: string): string => foldClean(cleanText(word));
  const saidAs = new Map(SAID_AS.map(([verb, word]) => [fold(verb), fold(word)]));
  const memory = new Map<string, ReadWord>();
  const look = (raw: string): ReadWord => {
    const before = memory.get(raw);
    if (before) return before;
    const folded = foldClean(raw);
    const said = saidAs.get(folded) ?? (folded.startsWith("و") ? saidAs.get(folded.slice(1)) : undefined);
    const stemmed = stem(said ?? folded);
    const lower = raw.toLowerCase();
    const alone = JOINING_WORDS.has(lower);
    const prefixed = folded.length > 3 && folded.startsWith("و") && !stemmed.startsWith("و");
    const word = {
      folded,
      stem: stemmed,
      arabic: ARABIC.test(folded),
      stop: isStopWord(raw) || alone || PARTING_WORDS.has(lower),
      filler: fillers.has(stemmed),
      joins: alone ? ("alone" as const) : prefixed ? ("prefix" as const) : null,
      parts: PARTING_WORDS.has(lower),
    };
    // Hostile text must not fill the memory.
    if (memory.size < MEMORY && raw.length <= MEMORABLE) memory.set(raw, word);
    return word;
  };
  return {
    wordsOf: (name) => tokenise(cleanText(name)).map(look),
    read(line) {
      const clean = cleanText(line);
      let cursor = 0;
      const words: SkillWord[] = [];
      for (const raw of tokenise(clean)) {
        // An apostrophe inside is left out of the word: its place is then a guess that only cuts labels.
        const at = clean.indexOf(raw, cursor);
        const from = at < 0 ? cursor : at;
        const to = Math.min(clean.length, from + raw.length + (at < 0 ? 1 : 0));
        cursor = to;
        const { folded, stem: stemmed, arabic, stop, filler, joins, parts } = look(raw);
        words.push({ folded, stem: stemmed, arabic, stop, filler, joins, parts, from, to });
      }
      return { clean, words };
    },
  };
}
