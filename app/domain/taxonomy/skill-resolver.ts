import { analyse } from "../search/analyser.ts";
import { normaliseLabel } from "../search/fold.ts";
import { buildLexicon } from "../search/lexicon.ts";
import { buildNameIndex, type WeightedWord } from "./name-index.ts";
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
/** The nearest name's score is taken down by this, and not believed below the threshold. */
const NEAREST_SHARE = 0.9;
const NEAREST_AT_LEAST = 0.68;

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

const even = (words: readonly string[]): readonly WeightedWord[] =>
  words.map((word) => ({ word, weight: 1 }));

/**
 * Builds a resolver from the names of skills, in memory: by name, then by the same words in other forms, then by
 * the nearest name. Deterministic: the order of the names does not matter.
 */
export function buildSkillResolver(labels: readonly SkillLabel[]): SkillResolver {
  const sorted = [...labels].sort((a, b) =>
    a.conceptId === b.conceptId ? (a.text < b.text ? -1 : 1) : a.conceptId < b.conceptId ? -1 : 1,
  );
  const lexicon = buildLexicon(1, { labels: [], titles: sorted.map((label) => label.text) });
  const wordsOf = (text: string): readonly string[] => [...new Set(analyse(text, lexicon))];
  const keyOf = (words: readonly string[]): string => [...words].sort().join(" ");

  const byName = new Map<string, Entry>();
  const byWords = new Map<string, Entry>();
  // ESCO's hundred thousand aliases are found by name; nearness is asked of the names proper.
  const near: { readonly label: SkillLabel; readonly words: readonly string[] }[] = [];
  for (const label of sorted) {
    const words = wordsOf(label.text);
    remember(byName, normaliseLabel(label.text), label.conceptId, rankOf(label));
    remember(byWords, keyOf(words), label.conceptId, rankOf(label));
    if (label.own || label.kind === "preferred") near.push({ label, words });
  }
  const index = buildNameIndex(near.map(({ words }) => even(words)));

  return {
    resolve(label) {
      const text = label.slice(0, LABEL_CHARACTERS);
      const found = (entry: Entry, confidence: number): SkillMatch => ({
        label,
        conceptId: entry.conceptId,
        confidence: entry.ambiguous ? AMBIGUOUS : confidence,
      });
      const named = byName.get(normaliseLabel(text));
      if (named) return found(named, 1);
      const words = wordsOf(text);
      const same = byWords.get(keyOf(words));
      if (same) return found(same, SAME_WORDS);
      const [nearest] = index.nearest(even(words), 1);
      const confidence = (nearest?.score ?? 0) * NEAREST_SHARE;
      const entry = nearest && near[nearest.name];
      return entry && confidence >= NEAREST_AT_LEAST
        ? { label, conceptId: entry.label.conceptId, confidence }
        : { label, conceptId: null, confidence: 0 };
    },
  };
}
