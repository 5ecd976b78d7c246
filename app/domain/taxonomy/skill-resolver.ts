import { analyse } from "../search/analyser.ts";
import { normaliseLabel } from "../search/fold.ts";
import { buildLexicon, type Lexicon } from "../search/lexicon.ts";
import { numberList } from "./flat-rows.ts";
import { buildNameIndex } from "./name-index.ts";
import { namedInArabizi } from "./skill-arabizi.ts";
import { skillConfidence, type Evidence } from "./skill-confidence.ts";
import { partsOf, type LinePart } from "./skill-line.ts";
import { saysNo } from "./skill-negation.ts";
import { buildSkillNames, tellingOf, type Named, type SkillLabel } from "./skill-names.ts";
import { piecesOf, phrasesIn, type Piece } from "./skill-phrases.ts";
import { wordReader, type SkillWord } from "./word-reader.ts";

export type { SkillLabel };

/** A part of a line and what it means. An unresolved one keeps its words: they are shown, counted, never dropped. */
export type SkillMatch = {
  readonly label: string;
  readonly conceptId: string | null;
  /** From 0 to 1: the share of answers with such evidence that is right. 1 is a word that a person taught, 0 unresolved. */
  readonly confidence: number;
  /** Other concepts that the same words name as well; then the confidence is lower. */
  readonly others: readonly string[];
};
export type SkillSuggestion = { readonly conceptId: string; readonly confidence: number };

/** Words that an administrator has taught: folded label -> concept. */
export type TaughtWords = ReadonlyMap<string, string>;

export interface SkillResolver {
  /**
   * What a line of a posting or a profile says: one match for each thing it names, in its order, and at least one.
   * Parts of a list are matches of their own, resolved or not; of a sentence the surest has the whole of it as its
   * label. Below `SURE_ENOUGH` there is no concept: "no idea" is an answer.
   */
  read(line: string): readonly SkillMatch[];
  /** Concepts that a label may mean, surest first, guesses too; for somebody who decides. */
  suggest(label: string, limit: number): readonly SkillSuggestion[];
  /** The same resolver that knows these words besides. */
  taught(words: TaughtWords): SkillResolver;
}

/** Below this a concept is a guess that nothing rests on; decision 0025 says what the line costs and wins. */
const SURE_ENOUGH = 0.65;
/** The nearest name is not believed below this likeness. */
const NEAREST_AT_LEAST = 0.87;
const NEAREST_WORDS = 6;
const SUGGEST_AT_LEAST = 0.4;
const SUGGEST_SHARE = 0.6;
/** Lines as they were read before; postings repeat themselves. */
const MEMORY = 50_000;
const MEMORABLE = 200;

type Found = {
  readonly conceptIds: readonly string[];
  readonly confidence: number;
  readonly words: readonly SkillWord[];
};

/** The surest of what a line names, for where there is room for one; an unresolved match when it names nothing. */
export const surestOf = (matches: readonly SkillMatch[]): SkillMatch =>
  matches.reduce((best, match) => (match.confidence > best.confidence ? match : best));

/** A name of which only the spelling differs. */
const MISSPELT: Omit<Evidence, "words"> = {
  ...{ by: "nearest", proper: false, own: true, ambiguous: false, names: 0, marks: 1 },
};
const foundAs = ({ conceptIds, evidence }: Named, words: readonly SkillWord[]): Found => ({
  conceptIds,
  confidence: skillConfidence(evidence),
  words,
});

const unresolved = (label: string): SkillMatch => ({ label, conceptId: null, confidence: 0, others: [] });

function matchOf(label: string, { conceptIds, confidence }: Found): SkillMatch {
  const [first, ...others] = conceptIds;
  return first === undefined || confidence < SURE_ENOUGH
    ? unresolved(label)
    : { label, conceptId: first, confidence: Math.round(confidence * 1_000) / 1_000, others };
}

/**
 * Builds a resolver from the names of skills, in memory. A line is looked up as a whole, then in parts (a list), each
 * part in pieces (and, و), each piece as a name, as names inside it, and last as the nearest name. Deterministic: the
 * order of the names does not matter.
 */
export function buildSkillResolver(labels: readonly SkillLabel[]): SkillResolver {
  const sorted = [...labels].sort((a, b) =>
    a.conceptId === b.conceptId ? (a.text < b.text ? -1 : 1) : a.conceptId < b.conceptId ? -1 : 1,
  );
  const lexicon = buildLexicon(1, { labels: [], titles: sorted.map((label) => label.text) });
  const reader = wordReader((folded) => lexicon.stem(folded));
  const readWords = reader.read;
  const names = buildSkillNames(sorted, reader);
  // ESCO's hundred thousand aliases are found by name; nearness is asked of the names proper.
  const near = sorted.filter((label) => label.own || label.kind === "preferred");
  const nearest = buildNearestSkills(near, lexicon);

  function resolverWith(taught: TaughtWords): SkillResolver {
    const memory = new Map<string, readonly SkillMatch[]>();

    const lookUp = (words: readonly SkillWord[]): Found | null => {
      const own = taught.size > 0 ? taught.get(words.map(({ folded }) => folded).join(" ")) : undefined;
      if (own !== undefined) return { conceptIds: [own], confidence: 1, words };
      const named = names.named(words);
      return named && foundAs(named, words);
    };

    /** What a piece names: itself, then names inside it with their words, then the nearest name. */
    function foundIn(piece: Piece): readonly Found[] {
      const whole = lookUp(piece.words) ?? lookUp(piece.core);
      if (whole) return [{ ...whole, words: piece.words }];
      const inside = phrasesIn(piece, names)
        .map((phrase) => foundAs(phrase, phrase.words))
        .filter(({ confidence }) => confidence >= SURE_ENOUGH);
      if (inside.length > 0) return inside;
      const telling = tellingOf(piece.core);
      if (telling.length === 0 || telling.length > NEAREST_WORDS) return [];
      const [best] = nearest(stemsSaid(piece.core), NEAREST_AT_LEAST, true);
      if (!best) return [];
      const likeness = { ...MISSPELT, words: telling.length };
      return [{ conceptIds: [best.conceptId], confidence: skillConfidence(likeness), words: piece.words }];
    }

    function readPart(text: string): readonly SkillMatch[] {
      const { clean, words } = readWords(text);
      if (words.length === 0) return [];
      // Before anything is looked up: of "I don't cook" the name is known to the letter.
      if (saysNo(text)) return [unresolved(text)];
      const whole = lookUp(words);
      if (whole) return [matchOf(text, whole)];
      const labelOf = (part: readonly SkillWord[]): string => {
        const [first] = part;
        const from = (first?.from ?? 0) + (first?.joins === "prefix" ? 1 : 0);
        return clean.slice(from, part.at(-1)?.to).trim();
      };
      const matches: { words: readonly SkillWord[]; more: SkillMatch[]; first: Found | null }[] = [];
      for (const piece of piecesOf(words, names)) {
        const found = [...foundIn(piece)].sort((a, b) => b.confidence - a.confidence);
        const [first = null, ...others] = found;
        const before = matches.at(-1);
        // Words that name nothing stay with what went before them, unless they are short enough for a list.
        if (!first && before && (tellingOf(piece.words).length === 0 || !piece.isListed))
          before.words = [...before.words, ...piece.words];
        else if (
          first &&
          before &&
          !before.first &&
          matches.length === 1 &&
          tellingOf(before.words).length === 0
        )
          matches[0] = { words: [...before.words, ...piece.words], first, more: before.more };
        else matches.push({ words: piece.words, first, more: [] });
        matches.at(-1)?.more.push(...others.map((one) => matchOf(labelOf(one.words), one)));
      }
      if (matches.every(({ first }) => first === null)) {
        const named = namedInArabizi(text, names, lexicon);
        return [named ? matchOf(text, foundAs(named, words)) : unresolved(text)];
      }
      const single = matches.length === 1;
      return matches.flatMap(({ words: said, first, more }) => {
        const label = single ? text : labelOf(said);
        return [first ? matchOf(label, first) : unresolved(label), ...more];
      });
    }

    /** A part with what its brackets add; a bracket that names nothing new is an explanation. */
    function readLinePart({ text, main, inner }: LinePart): readonly SkillMatch[] {
      const said = main === "" ? [] : readPart(main);
      const added = inner.flatMap(readPart).filter(({ conceptId }) => conceptId !== null);
      const [only] = said;
      if (said.length === 1 && only && (only.conceptId !== null || added.length === 0))
        return [{ ...only, label: text }, ...added];
      return said.length === 0 && added.length > 0
        ? added
        : [...(said.length > 0 ? said : [unresolved(text)]), ...added];
    }

    function read(line: string): readonly SkillMatch[] {
      const whole = readWords(line.length <= MEMORABLE ? line : "").words;
      const named = whole.length > 0 && !saysNo(line) ? lookUp(whole) : null;
      if (named) return [matchOf(line, named)];
      const parts = partsOf(line);
      const matches: SkillMatch[] = [];
      let from = 0;
      for (const part of parts) {
        const said = readLinePart(part);
        const before = matches.at(-1);
        // "Excel - advanced": how well is no skill of its own, and stays with the skill.
        if (before && said.every(({ conceptId }) => conceptId === null) && !saysSomething(part.text))
          matches[matches.length - 1] = { ...before, label: line.slice(from, part.to).trim() };
        else {
          matches.push(...said);
          from = part.from;
        }
      }
      const distinct = onlyOnce(matches);
      const [only] = distinct;
      if (!only) return [unresolved(line)];
      return distinct.length === 1 ? [{ ...only, label: line }] : distinct;
    }

    const saysSomething = (text: string): boolean => tellingOf(readWords(text).words).length > 0;

    return {
      read(line) {
        const before = memory.get(line);
        if (before) return before;
        const matches = read(line);
        // Hostile text must not fill the memory.
        if (memory.size < MEMORY && line.length <= MEMORABLE) memory.set(line, matches);
        return matches;
      },
      suggest(label, limit) {
        const best = new Map<string, number>();
        const note = (conceptId: string, confidence: number): void => {
          if (confidence > (best.get(conceptId) ?? 0)) best.set(conceptId, confidence);
        };
        const { words } = readWords(label.slice(0, MEMORABLE));
        for (const match of read(label)) {
          if (match.conceptId === null) continue;
          for (const conceptId of [match.conceptId, ...match.others]) note(conceptId, match.confidence);
        }
        for (const piece of piecesOf(words, names))
          for (const { conceptIds, evidence } of phrasesIn(piece, names))
            for (const conceptId of conceptIds) note(conceptId, skillConfidence(evidence));
        for (const { conceptId, confidence } of nearest(stemsSaid(words), SUGGEST_AT_LEAST, false).slice(
          0,
          limit * 4,
        ))
          note(conceptId, confidence * SUGGEST_SHARE);
        return [...best]
          .map(([conceptId, confidence]) => ({ conceptId, confidence: Math.round(confidence * 100) / 100 }))
          .sort((a, b) => b.confidence - a.confidence || (a.conceptId < b.conceptId ? -1 : 1))
          .slice(0, limit);
      },
      taught: (more) => resolverWith(more),
    };
  }
  return resolverWith(new Map());
}

/** The stems that say what a thing is, each once. */
const stemsSaid = (words: readonly SkillWord[]): readonly string[] => [
  ...new Set(tellingOf(words).map(({ stem }) => stem)),
];

/** Skills whose names have these stems or ones like them, best first. `asLong`: a name with a word more, or less, is about something else. */
type NearestSkills = (
  stems: readonly string[],
  atLeast: number,
  asLong: boolean,
) => readonly SkillSuggestion[];

function buildNearestSkills(labels: readonly SkillLabel[], lexicon: Lexicon): NearestSkills {
  const conceptIds = labels.map(({ conceptId }) => conceptId);
  const lengths = numberList();
  function* termsOfNames(): Generator<readonly string[]> {
    for (const { text } of labels) {
      const terms = [...new Set(analyse(text, lexicon))];
      lengths.push(terms.length);
      yield terms;
    }
  }
  const index = buildNameIndex(termsOfNames());
  const termsIn = lengths.taken();
  return (stems, atLeast, asLong) =>
    index
      .nearest(stems, atLeast)
      .filter(({ name }) => !asLong || termsIn[name] === stems.length)
      .map(({ name, score }) => ({ conceptId: conceptIds[name] ?? "", confidence: score }));
}

/** The same concept, or the same unknown words, said twice in a line is said once; the surer one stays. */
function onlyOnce(matches: readonly SkillMatch[]): readonly SkillMatch[] {
  const kept = new Map<string, SkillMatch>();
  for (const match of matches) {
    const key = match.conceptId ?? `= ${normaliseLabel(match.label)}`;
    const before = kept.get(key);
    if (!before || match.confidence > before.confidence) kept.set(key, match);
  }
  return [...kept.values()];
}
