import type { Evidence, NamedBy } from "./skill-confidence.ts";
import { LIGHT_VERBS } from "./skill-fillers.ts";
import { buildMarks } from "./skill-marks.ts";
import { buildNumbering, buildSkillKeys, type KeyEntry } from "./skill-keys.ts";
import type { LabelKind } from "./taxonomy.ts";
import type { ReadWord, WordReader } from "./word-reader.ts";

/** A name of a skill, as the resolver learns it. */
export type SkillLabel = {
  readonly conceptId: string;
  readonly kind: LabelKind;
  readonly text: string;
  /** True for the taxonomy's own names, which win over ESCO's. */
  readonly own: boolean;
};

/** The concepts that words name, several when the same words name several, and what that rests on. */
export type Named = {
  readonly conceptIds: readonly string[];
  readonly evidence: Evidence;
};

const MOST_AMBIGUOUS = 5;
/** Words of names that many names share tell little; of a word that no name has, less than a rare one is known. */
const UNKNOWN_SHARE = 0.6;

/** One word as an alias of a borrowed classification, of a skill whose own name has another: more often wrong. */
const STRAY_RANK = 8;
const SHORT_NAME_RANK = 1;
/** From here on names are a borrowed classification's; of each kind the later half are aliases. */
const BORROWED_RANK = 4;
const ALIAS_RANK = 2;
const BRACKETS = /\s*\([^)]*\)/u;

const rankOf = (label: SkillLabel): number =>
  (label.own ? 0 : BORROWED_RANK) + (label.kind === "preferred" ? 0 : ALIAS_RANK);

const foldedOf = (words: readonly ReadWord[]): readonly string[] => words.map(({ folded }) => folded);
const stemsOf = (words: readonly ReadWord[]): readonly string[] => words.map(({ stem }) => stem);
const contentOf = (words: readonly ReadWord[]): readonly ReadWord[] => words.filter(({ stop }) => !stop);
/** The words that say what a thing is. */
export const tellingOf = <Word extends ReadWord>(words: readonly Word[]): readonly Word[] =>
  words.filter(({ stop, filler }) => !stop && !filler);

/** A word that more proper names than this have is too wide to stand for one of them (engineering). */
const OWN_WORD_NAMES = 3;
/** troubleshoot, troubleshooting */
const LONG_STEM = 5;

type ProperNames = { words: ReadonlyMap<string, readonly ReadWord[]>; users: ReadonlyMap<string, number> };

/** The words of each concept's proper names, in order, and in how many concepts' names each stands. */
function properNames(labels: readonly SkillLabel[], read: WordReader): ProperNames {
  const words = new Map<string, ReadWord[]>();
  const users = new Map<string, number>();
  for (const { conceptId, kind, text } of labels)
    if (kind === "preferred") words.set(conceptId, [...(words.get(conceptId) ?? []), ...read.wordsOf(text)]);
  for (const list of words.values())
    for (const stem of new Set(list.map((word) => word.stem))) users.set(stem, (users.get(stem) ?? 0) + 1);
  return { words, users };
}

/** True for a word that marks the concept's proper name, and for its initials (SEO). */
function standsFor(word: ReadWord, conceptId: string, { words, users }: ProperNames): boolean {
  const proper = words.get(conceptId) ?? [];
  const alike = ({ stem }: ReadWord): boolean =>
    stem === word.stem || (stem.length >= LONG_STEM && word.stem.startsWith(stem));
  if (proper.some(alike)) return (users.get(word.stem) ?? 0) <= OWN_WORD_NAMES;
  const initials = proper.map(({ folded }) => folded.charAt(0)).join("");
  return word.folded.length >= 2 && initials.includes(word.folded);
}

export interface SkillNames {
  /** What the words name, all of them together. */
  named(words: readonly ReadWord[]): Named | null;
  /** What these content words name as a phrase inside others, which stands so among them. */
  phrase(content: readonly ReadWord[], by: NamedBy): Named | null;
  /** True when these content words are a name. */
  isPhrase(content: readonly ReadWord[]): boolean;
  /** False for a word that no name has. */
  known(stem: string): boolean;
  /** How much a word tells, more than 0. */
  weight(stem: string): number;
  readonly longestPhrase: number;
}

/** The names of skills by their words. Deterministic: the order of the labels does not matter. */
export function buildSkillNames(sorted: readonly SkillLabel[], read: WordReader): SkillNames {
  const numbers = buildNumbering();
  const concepts = buildNumbering();
  const byName = buildSkillKeys(numbers, concepts, { inOrder: true });
  const byWords = buildSkillKeys(numbers, concepts, { inOrder: false });
  const byBareWords = buildSkillKeys(numbers, concepts, { inOrder: false });
  const frequency = new Map<string, number>();
  const marks = buildMarks(concepts, numbers);
  let names = 0;
  const proper = properNames(sorted, read);
  for (const label of sorted) {
    const words = read.wordsOf(label.text);
    const content = contentOf(words);
    const [word, second] = content;
    const isAlias = !label.own && label.kind !== "preferred";
    const isStray = isAlias && word !== undefined && !second && !standsFor(word, label.conceptId, proper);
    const rank = isStray ? STRAY_RANK : rankOf(label);
    byName.remember(foldedOf(words), label.conceptId, rank);
    if (isStray) continue;
    byWords.remember(stemsOf(content), label.conceptId, rank);
    // "Python (computer programming)" is Python.
    const short = BRACKETS.test(label.text) ? contentOf(read.wordsOf(label.text.replace(BRACKETS, ""))) : [];
    byWords.remember(stemsOf(short), label.conceptId, rank + SHORT_NAME_RANK);
    const [verb, ...things] = words;
    const isThing = label.kind === "preferred" && verb !== undefined && LIGHT_VERBS.includes(verb.folded);
    if (!label.own && isThing && tellingOf(things).length > 1)
      byBareWords.remember(stemsOf(contentOf(things)), label.conceptId, rank);
    const telling = tellingOf(words);
    if (telling.length < content.length && (label.own || telling.length > 1))
      byBareWords.remember(stemsOf(telling), label.conceptId, rank);
    if (!label.own && label.kind !== "preferred") continue;
    names++;
    marks.remember(label.conceptId, content);
    for (const stem of new Set(content.map((word) => word.stem)))
      frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  const unknown = UNKNOWN_SHARE * (Math.log(names + 1) + 1);
  function as(entry: KeyEntry | null, words: readonly ReadWord[], by: NamedBy): Named | null {
    const [first] = entry?.conceptIds ?? [];
    if (!entry || first === undefined) return null;
    const telling = tellingOf(words);
    const said = telling.length > 0 ? telling : contentOf(words);
    const spread = said.map(({ stem }) => frequency.get(stem) ?? 0);
    const evidence: Evidence = {
      by: entry.rank === STRAY_RANK ? "stray" : by,
      words: said.length,
      proper: entry.rank % BORROWED_RANK < ALIAS_RANK && entry.rank !== STRAY_RANK,
      own: entry.rank < BORROWED_RANK,
      ambiguous: entry.conceptIds.length > 1,
      names: Math.min(...spread, names),
      marks: said[0] ? marks.share(first, said[0]) : 0,
    };
    return { conceptIds: entry.conceptIds.slice(0, MOST_AMBIGUOUS), evidence };
  }

  return {
    named(words) {
      const exact = byName.get(foldedOf(words));
      if (exact) return as(exact, words, "name");
      const same = byWords.get(stemsOf(contentOf(words)));
      if (same) return as(same, words, "words");
      const telling = tellingOf(words);
      if (telling.length === 0) return null;
      const key = stemsOf(telling);
      const bare = byWords.get(key);
      return bare ? as(bare, words, "bare") : as(byBareWords.get(key), words, "stripped");
    },
    phrase: (content, by) => as(byWords.get(stemsOf(content)), content, by),
    isPhrase: (content) => byWords.get(stemsOf(content)) !== null,
    known: (stem) => byWords.has(stem),
    weight(stem) {
      const n = frequency.get(stem);
      return n === undefined ? unknown : Math.log((names + 1) / (n + 1)) + 1;
    },
    longestPhrase: 6,
  };
}
