import { analyse, analyseQuery } from "../search/analyser.ts";
import { buildLexicon } from "../search/lexicon.ts";
import { buildNameIndex, type WeightedWord } from "./name-index.ts";
import { titleVariants } from "./title-variants.ts";

/** A name of a concept, as the coder learns it. */
export type TitleLabel = {
  readonly conceptId: string;
  readonly text: string;
  /** True for the taxonomy's own names of common occupations: a little ahead of ESCO's rare ones. */
  readonly own: boolean;
};
/** A concept that a title may mean. `confidence` is from 0 to 1; 1 is one of its names to the letter. */
export type TitleMatch = {
  readonly conceptId: string;
  /** The name that was nearest. */
  readonly label: string;
  readonly confidence: number;
};

export interface TitleCoder {
  /** Concepts a title may mean, best first; empty when there is no idea. Never throws. */
  code(title: string, limit?: number): readonly TitleMatch[];
}

const TITLE_CHARACTERS = 200;
/** The noun that says what the person is: first in Arabic, last in English. */
const HEAD_WEIGHT = 1.4;
/** One of several titles in a text says less than the whole text. */
const PART_SHARE = 0.92;
const OWN_BONUS = 1.03;
/** Below this the nearest name is nearer by chance. */
const NO_IDEA_BELOW = 0.4;
const ARABIC = /[\u0621-\u064A]/u;

function weighted(words: readonly string[]): readonly WeightedWord[] {
  const arabic = ARABIC.test(words[0] ?? "");
  const head = arabic ? 0 : words.length - 1;
  return words.map((word, at) => ({ word, weight: at === head && words.length > 1 ? HEAD_WEIGHT : 1 }));
}

/** Builds a coder from the names of concepts, in memory. Deterministic: the order of the names does not matter. */
export function buildTitleCoder(labels: readonly TitleLabel[]): TitleCoder {
  const sorted = [...labels].sort(
    (a, b) =>
      Number(b.own) - Number(a.own) ||
      (a.conceptId < b.conceptId ? -1 : a.conceptId > b.conceptId ? 1 : a.text < b.text ? -1 : 1),
  );
  const lexicon = buildLexicon(1, { labels: [], titles: sorted.map((label) => label.text) });
  const index = buildNameIndex(sorted.map((label) => weighted(analyse(label.text, lexicon))));
  const queryWords = (text: string): readonly string[] => [
    ...new Set(analyseQuery(text, lexicon).flatMap((term) => [...(term.allOf ?? []), ...term.anyOf])),
  ];

  return {
    code(title, limit = 5) {
      const scores = new Map<number, number>();
      titleVariants(title.slice(0, TITLE_CHARACTERS)).forEach((variant, at) => {
        const share = at === 0 ? 1 : PART_SHARE;
        // A concept has many names: enough are taken that `limit` concepts are among them.
        for (const { name, score } of index.nearest(weighted(queryWords(variant)), limit * 8)) {
          const own = sorted[name]?.own ? OWN_BONUS : 1;
          scores.set(name, Math.max(scores.get(name) ?? 0, score * share * own));
        }
      });
      const matches: TitleMatch[] = [];
      const seen = new Set<string>();
      for (const [name, score] of [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
        const label = sorted[name] as TitleLabel;
        if (score < NO_IDEA_BELOW || matches.length >= limit) break;
        if (seen.has(label.conceptId)) continue;
        seen.add(label.conceptId);
        matches.push({ conceptId: label.conceptId, label: label.text, confidence: Math.min(1, score) });
      }
      return matches;
    },
  };
}
