import { analyse } from "../search/analyser.ts";
import { cleanText, foldClean, normaliseLabel, tokenise } from "../search/fold.ts";
import { buildLexicon } from "../search/lexicon.ts";
import { isStopWord } from "../search/stop-words.ts";
import { buildNameIndex } from "./name-index.ts";
import type { LabelKind } from "./taxonomy.ts";

/** A name of a skill, as the resolver learns it. */
export type SkillLabel = {
  readonly conceptId: string;
  readonly kind: LabelKind;
  readonly text: string;
  /** True for the taxonomy's own names, which win over ESCO's. */
  readonly own: boolean;
};
/** What a label means. An unresolved one keeps its label: it is shown, counted and never dropped. */
export type SkillMatch = {
  readonly label: string;
  readonly conceptId: string | null;
  /** From 0 to 1; 1 is a name of the skill. 0 when unresolved. */
  readonly confidence: number;
};

export interface SkillResolver {
  resolve(label: string): SkillMatch;
}

const LABEL_CHARACTERS = 200;
/** Two skills have this name: one is taken, with less trust. */
const AMBIGUOUS = 0.7;
/** The same words in another form or order. */
const SAME_WORDS = 0.95;
/** Labels such as "accounting/finance" and "human resources (HR)": the first part that is a name. */
const PARTS = /[/()|،,]+/u;
const SHORTEST_PART = 3;
const PART_SHARE = 0.85;
/** The nearest name is not believed below this, and less than a name to the letter. */
const NEAREST_AT_LEAST = 0.87;
const NEAREST_SHARE = 0.9;

type Entry = { readonly conceptId: string; readonly rank: number; readonly ambiguous: boolean };

const rankOf = (label: SkillLabel): number => (label.own ? 0 : 2) + (label.kind === "preferred" ? 0 : 1);

/** Names by key; the better kind of name wins, and two of the same kind are ambiguous. */
function remember(entries: Map<string, Entry>, key: string, conceptId: string, rank: number): void {
  if (key === "") return;
  const before = entries.get(key);
  if (!before || rank < before.rank) entries.set(key, { conceptId, rank, ambiguous: false });
  else if (rank === before.rank && conceptId !== before.conceptId) {
    const first = conceptId < before.conceptId ? conceptId : before.conceptId;
    entries.set(key, { conceptId: first, rank, ambiguous: true });
  }
}

/**
 * Builds a resolver from the names of skills, in memory: by name, then by the same words in other forms, then by
 * its parts, then by the nearest name. Deterministic: the order of the names does not matter.
 */
export function buildSkillResolver(labels: readonly SkillLabel[]): SkillResolver {
  const sorted = [...labels].sort((a, b) =>
    a.conceptId === b.conceptId ? (a.text < b.text ? -1 : 1) : a.conceptId < b.conceptId ? -1 : 1,
  );
  const lexicon = buildLexicon(1, { labels: [], titles: sorted.map((label) => label.text) });
  const wordsOf = (text: string): readonly string[] => [...new Set(analyse(text, lexicon))];
  /** The stems alone, in no order: what phrases stand for would tell two wordings apart again. */
  const keyOf = (text: string): string => {
    const words = tokenise(cleanText(text)).filter((raw) => !isStopWord(raw));
    return [...new Set(words.map((raw) => lexicon.stem(foldClean(raw))))].sort().join(" ");
  };

  const byName = new Map<string, Entry>();
  const byWords = new Map<string, Entry>();
  // ESCO's hundred thousand aliases are found by name; nearness is asked of the names proper.
  const near: { readonly label: SkillLabel; readonly words: readonly string[] }[] = [];
  for (const label of sorted) {
    remember(byName, normaliseLabel(label.text), label.conceptId, rankOf(label));
    remember(byWords, keyOf(label.text), label.conceptId, rankOf(label));
    if (label.own || label.kind === "preferred") near.push({ label, words: wordsOf(label.text) });
  }
  const index = buildNameIndex(near.map(({ words }) => words));

  function named(text: string): { conceptId: string; confidence: number } | null {
    const name = byName.get(normaliseLabel(text));
    const entry = name ?? byWords.get(keyOf(text));
    if (!entry) return null;
    const sure = name ? 1 : SAME_WORDS;
    return { conceptId: entry.conceptId, confidence: entry.ambiguous ? AMBIGUOUS : sure };
  }

  return {
    resolve(label) {
      const text = label.slice(0, LABEL_CHARACTERS);
      const whole = named(text);
      if (whole) return { label, ...whole };
      for (const part of text.split(PARTS)) {
        const found = part.trim().length < SHORTEST_PART ? null : named(part);
        if (found) return { label, ...found, confidence: found.confidence * PART_SHARE };
      }
      const [nearest] = index.nearest(wordsOf(text), NEAREST_AT_LEAST);
      const conceptId = nearest ? near[nearest.name]?.label.conceptId : undefined;
      return nearest && conceptId !== undefined
        ? { label, conceptId, confidence: nearest.score * NEAREST_SHARE }
        : { label, conceptId: null, confidence: 0 };
    },
  };
}
