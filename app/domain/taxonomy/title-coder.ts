import { analyse, analyseQuery } from "../search/analyser.ts";
import { normaliseLabel } from "../search/fold.ts";
import { buildLexicon } from "../search/lexicon.ts";
import { buildNameIndex } from "./name-index.ts";
import { titleVariants } from "./title-variants.ts";

/** A name of a concept, as the coder learns it. */
export type TitleLabel = {
  readonly conceptId: string;
  readonly text: string;
  /** True for the taxonomy's own names of common occupations: a little ahead of ESCO's rare ones. */
  readonly own: boolean;
};
/** A concept that a title may mean. */
export type TitleMatch = {
  readonly conceptId: string;
  /** The name that was nearest. */
  readonly label: string;
  /** How often such a match is right, about, from 0 to 1; 1 is one of its names as it stands. */
  readonly confidence: number;
};

export interface TitleCoder {
  /** Concepts a title may mean, best first; empty when there is no idea. Never throws. */
  code(title: string, limit?: number): readonly TitleMatch[];
}

const TITLE_CHARACTERS = 200;
/** One of several titles in a text says less than the whole text. */
const PART_SHARE = 0.85;
const OWN_BONUS = 1.05;
/** Below this the nearest name is nearer by chance. */
const NO_IDEA_BELOW = 0.4;
/** The same words in other forms are not quite the name as it stands. */
const NEAREST_AT_MOST = 0.99;

/** Measured on judged Arabic titles: the share of right matches grows about with the square of the cosine. */
const confidenceOf = (score: number): number => Math.min(NEAREST_AT_MOST, score) ** 2;

/** Builds a coder from the names of concepts, in memory. Deterministic: the order of the names does not matter. */
export function buildTitleCoder(labels: readonly TitleLabel[]): TitleCoder {
  const sorted = [...labels].sort(
    (a, b) =>
      Number(b.own) - Number(a.own) ||
      (a.conceptId < b.conceptId ? -1 : a.conceptId > b.conceptId ? 1 : a.text < b.text ? -1 : 1),
  );
  const lexicon = buildLexicon(1, { labels: [], titles: sorted.map((label) => label.text) });
  const index = buildNameIndex(sorted.map((label) => analyse(label.text, lexicon)));
  const byName = new Map<string, number[]>();
  sorted.forEach((label, name) => {
    const key = normaliseLabel(label.text);
    const names = byName.get(key);
    if (names) names.push(name);
    else byName.set(key, [name]);
  });
  const wordsOf = (text: string): readonly string[] =>
    analyseQuery(text, lexicon).flatMap((term) => [...(term.allOf?.flat() ?? []), ...term.anyOf]);

  return {
    code(text, limit = 5) {
      const title = text.slice(0, TITLE_CHARACTERS);
      const scores = new Map<number, number>();
      titleVariants(title).forEach((variant, at) => {
        const share = at === 0 ? 1 : PART_SHARE;
        for (const { name, score } of index.nearest(wordsOf(variant), NO_IDEA_BELOW)) {
          const own = sorted[name]?.own ? OWN_BONUS : 1;
          scores.set(name, Math.max(scores.get(name) ?? 0, score * share * own));
        }
      });
      const matches: TitleMatch[] = [];
      const seen = new Set<string>();
      const add = (name: number, confidence: number): void => {
        const label = sorted[name] as TitleLabel;
        if (matches.length >= limit || seen.has(label.conceptId)) return;
        seen.add(label.conceptId);
        matches.push({ conceptId: label.conceptId, label: label.text, confidence });
      };
      for (const name of byName.get(normaliseLabel(title)) ?? []) add(name, 1);
      for (const [name, score] of [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
        if (matches.length >= limit) break;
        add(name, confidenceOf(score));
      }
      return matches;
    },
  };
}
