import { cleanText, foldClean, tokenise } from "../search/fold.ts";
import { isStopWord } from "../search/stop-words.ts";
import { FILLER_WORDS, JOINING_WORDS, LIGHT_VERBS, PARTING_WORDS, SAID_AS } from "./skill-fillers.ts";
import type { LabelKind } from "./taxonomy.ts";

/** A name of a skill, as the resolver learns it. */
export type SkillLabel = {
  readonly conceptId: string;
  readonly kind: LabelKind;
  readonly text: string;
  /** True for the taxonomy's own names, which win over ESCO's. */
  readonly own: boolean;
};

/** One word of a line, and where it stands in the cleaned text. */
export type SkillWord = {
  readonly from: number;
  readonly to: number;
  readonly folded: string;
  readonly stem: string;
  readonly arabic: boolean;
  readonly stop: boolean;
  readonly filler: boolean;
  /** Sets what follows beside what went before: a word of its own (and), or a و before this one. */
  readonly joins: "alone" | "prefix" | null;
  readonly parts: boolean;
};

/** The concepts that words name; several when the same words name several. */
export type Named = { readonly conceptIds: readonly string[]; readonly confidence: number };

const SAME_LETTERS = 1;
/** The same words in another form or order. */
const SAME_WORDS = 0.95;
/** The same but for words that say how well or how long. */
const BARE_WORDS = 0.88;
const MOST_AMBIGUOUS = 5;
const ARABIC = /^[\u0621-\u064A]/u;
/** Words of names that many names share tell little; of a word that no name has, less than a rare one is known. */
const UNKNOWN_SHARE = 0.6;

/** One word as an alias of a borrowed classification, of a skill whose own name has another: more often wrong. */
const STRAY_ALIAS = 0.45;
const STRAY_RANK = 8;
const SHORT_NAME_RANK = 1;
const BRACKETS = /\s*\([^)]*\)/u;

type Entry = { rank: number; conceptIds: string[] };

const rankOf = (label: SkillLabel): number => (label.own ? 0 : 4) + (label.kind === "preferred" ? 0 : 2);

function remember(entries: Map<string, Entry>, key: string, conceptId: string, rank: number): void {
  if (key === "") return;
  const before = entries.get(key);
  if (!before || rank < before.rank) entries.set(key, { rank, conceptIds: [conceptId] });
  else if (rank === before.rank && !before.conceptIds.includes(conceptId)) before.conceptIds.push(conceptId);
}

export type WordReader = (text: string) => { readonly clean: string; readonly words: readonly SkillWord[] };

/** Reads the words of a text; `stem` is a lexicon's. Words are remembered: texts repeat themselves. */
export function wordReader(stem: (folded: string) => string): WordReader {
  const fillers = new Set(FILLER_WORDS.map((word) => stem(foldClean(cleanText(word)))));
  const fold = (word: string): string => foldClean(cleanText(word));
  const saidAs = new Map(SAID_AS.map(([verb, word]) => [fold(verb), fold(word)]));
  const memory = new Map<string, Omit<SkillWord, "from" | "to">>();
  const look = (raw: string): Omit<SkillWord, "from" | "to"> => {
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
    if (memory.size < 100_000 && raw.length <= 40) memory.set(raw, word);
    return word;
  };
  return (text) => {
    const clean = cleanText(text);
    let cursor = 0;
    const words: SkillWord[] = [];
    for (const raw of tokenise(clean)) {
      // An apostrophe inside is left out of the word: its place is then a guess that only cuts labels.
      const at = clean.indexOf(raw, cursor);
      const from = at < 0 ? cursor : at;
      const to = Math.min(clean.length, from + raw.length + (at < 0 ? 1 : 0));
      cursor = to;
      words.push({ ...look(raw), from, to });
    }
    return { clean, words };
  };
}

const exactKey = (words: readonly SkillWord[]): string => words.map(({ folded }) => folded).join(" ");
/** Stems in no order, each once. */
const stemKey = (words: readonly SkillWord[]): string =>
  words.length === 1
    ? (words[0] as SkillWord).stem
    : [...new Set(words.map(({ stem }) => stem))].sort().join(" ");
const contentOf = (words: readonly SkillWord[]): readonly SkillWord[] => words.filter(({ stop }) => !stop);
export const tellingOf = (words: readonly SkillWord[]): readonly SkillWord[] =>
  words.filter(({ stop, filler }) => !stop && !filler);

/** A word that more proper names than this have is too wide to stand for one of them (engineering). */
const OWN_WORD_NAMES = 3;
/** troubleshoot, troubleshooting */
const LONG_STEM = 5;

type ProperNames = { words: ReadonlyMap<string, readonly SkillWord[]>; users: ReadonlyMap<string, number> };

/** The words of each concept's proper names, in order, and in how many concepts' names each stands. */
function properNames(labels: readonly SkillLabel[], read: WordReader): ProperNames {
  const words = new Map<string, SkillWord[]>();
  const users = new Map<string, number>();
  for (const { conceptId, kind, text } of labels)
    if (kind === "preferred") words.set(conceptId, [...(words.get(conceptId) ?? []), ...read(text).words]);
  for (const list of words.values())
    for (const stem of new Set(list.map((word) => word.stem))) users.set(stem, (users.get(stem) ?? 0) + 1);
  return { words, users };
}

/** True for a word that marks the concept's proper name, and for its initials (SEO). */
function standsFor(word: SkillWord, conceptId: string, { words, users }: ProperNames): boolean {
  const proper = words.get(conceptId) ?? [];
  const alike = ({ stem }: SkillWord): boolean =>
    stem === word.stem || (stem.length >= LONG_STEM && word.stem.startsWith(stem));
  if (proper.some(alike)) return (users.get(word.stem) ?? 0) <= OWN_WORD_NAMES;
  const initials = proper.map(({ folded }) => folded.charAt(0)).join("");
  return word.folded.length >= 2 && initials.includes(word.folded);
}

export interface SkillNames {
  /** What the words name, all of them together. */
  named(words: readonly SkillWord[]): Named | null;
  /** What these content words name as a phrase inside others. */
  phrase(content: readonly SkillWord[]): readonly string[] | null;
  /** False for a word that no name has. */
  known(stem: string): boolean;
  /** How much a word tells, more than 0. */
  weight(stem: string): number;
  readonly longestPhrase: number;
}

/** The names of skills by their words. Deterministic: the order of the labels does not matter. */
export function buildSkillNames(sorted: readonly SkillLabel[], read: WordReader): SkillNames {
  const byName = new Map<string, Entry>();
  const byWords = new Map<string, Entry>();
  const byBareWords = new Map<string, Entry>();
  const frequency = new Map<string, number>();
  let names = 0;
  const proper = properNames(sorted, read);
  for (const label of sorted) {
    const { words } = read(label.text);
    const content = contentOf(words);
    const [word, second] = content;
    const isAlias = !label.own && label.kind !== "preferred";
    const isStray = isAlias && word !== undefined && !second && !standsFor(word, label.conceptId, proper);
    const rank = isStray ? STRAY_RANK : rankOf(label);
    remember(byName, exactKey(words), label.conceptId, rank);
    if (isStray) continue;
    remember(byWords, stemKey(content), label.conceptId, rank);
    // "Python (computer programming)" is Python.
    const short = BRACKETS.test(label.text) ? contentOf(read(label.text.replace(BRACKETS, "")).words) : [];
    remember(byWords, stemKey(short), label.conceptId, rank + SHORT_NAME_RANK);
    const [verb, ...things] = words;
    const isThing = label.kind === "preferred" && verb !== undefined && LIGHT_VERBS.includes(verb.folded);
    if (!label.own && isThing && tellingOf(things).length > 1)
      remember(byBareWords, stemKey(contentOf(things)), label.conceptId, rank);
    const telling = tellingOf(words);
    if (telling.length < content.length && (label.own || telling.length > 1))
      remember(byBareWords, stemKey(telling), label.conceptId, rank);
    if (!label.own && label.kind !== "preferred") continue;
    names++;
    for (const stem of new Set(content.map((word) => word.stem)))
      frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  const unknown = UNKNOWN_SHARE * (Math.log(names + 1) + 1);
  const stems = new Set([...byWords.keys()].flatMap((key) => key.split(" ")));
  const as = (entry: Entry | undefined, confidence: number): Named | null =>
    entry ? { conceptIds: entry.conceptIds.slice(0, MOST_AMBIGUOUS), confidence } : null;

  return {
    named(words) {
      const exact = byName.get(exactKey(words));
      if (exact) return as(exact, exact.rank === STRAY_RANK ? STRAY_ALIAS : SAME_LETTERS);
      const same = byWords.get(stemKey(contentOf(words)));
      if (same) return as(same, SAME_WORDS);
      const telling = tellingOf(words);
      if (telling.length === 0) return null;
      const key = stemKey(telling);
      return as(byWords.get(key) ?? byBareWords.get(key), BARE_WORDS);
    },
    phrase: (content) => byWords.get(stemKey(content))?.conceptIds ?? null,
    known: (stem) => stems.has(stem),
    weight(stem) {
      const n = frequency.get(stem);
      return n === undefined ? unknown : Math.log((names + 1) / (n + 1)) + 1;
    },
    longestPhrase: 6,
  };
}
