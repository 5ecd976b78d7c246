import { analyse, analyseQuery } from "../search/analyser.ts";
import { normaliseLabel } from "../search/fold.ts";
import { buildLexicon, isConceptTerm } from "../search/lexicon.ts";
import { headOf, learnHeadWords } from "./head-words.ts";
import { buildNameScorer, type NearConcept } from "./name-scorer.ts";
import { buildNameSpace } from "./name-space.ts";
import { equivalentTitles } from "./title-equivalents.ts";
import { titleVariants } from "./title-variants.ts";

/** A name of a concept, as the coder learns it. */
export type TitleLabel = {
  readonly conceptId: string;
  readonly text: string;
  /** True for the taxonomy's own names of common occupations: a little ahead of ESCO's rare ones. */
  readonly own: boolean;
  /** The name by which the concept is shown. */
  readonly preferred?: boolean;
  /** ISCO-08 group of the concept, where it is known. */
  readonly iscoGroup?: string | null;
  /** True for the name of a whole group of occupations, which is less than the occupation itself. */
  readonly group?: boolean;
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
  /**
   * Names by nearness to the title, as indices into the labels given: the best name of each of the first
   * concepts, then their other names, then the rest.
   */
  rankNames(title: string, limit: number): readonly number[];
}

const TITLE_CHARACTERS = 200;
const MOST_TITLES = 32;
/** One of several titles in a text, and one in other words, say less than the text. */
const PART_SHARE = 0.8;
const EQUIVALENT_SHARE = 0.97;
/** Of several titles in a text the first says most. */
const LATER_LOSS = 0.01;
const OWN_BONUS = 0.05;
const PREFERRED_BONUS = 0.03;
const GROUP_LOSS = 0.05;
const HEAD_BONUS = 0.2;
/** Below this the nearest name is nearer by chance. */
const NO_IDEA_BELOW = 0.4;
/** The same words in other forms are not quite the name as it stands. */
const NEAREST_AT_MOST = 0.99;
/** Of so many concepts the best name comes before all second names. */
const CONCEPTS_FIRST = 30;
const MEMO_LIMIT = 20_000;

/**
 * How often the first answer is right, by its score and its lead over the next answer of another group: logistic
 * regression on judged titles, Arabic and English; docs/measurements.md says how it holds from half to half.
 */
const BASE = -4.2;
const BY_SCORE = 4.9;
const BY_LEAD = 5.5;
const MOST_LEAD = 0.3;

function confidenceOf(score: number, lead: number): number {
  const sum = BASE + BY_SCORE * score + BY_LEAD * Math.max(-MOST_LEAD, Math.min(MOST_LEAD, lead));
  return Math.min(NEAREST_AT_MOST, 1 / (1 + Math.exp(-sum)));
}

/** Builds a coder from the names of concepts, in memory. Deterministic: the order of the names does not matter. */
export function buildTitleCoder(labels: readonly TitleLabel[]): TitleCoder {
  const order = labels
    .map((label, at) => ({ label, at }))
    .sort(
      ({ label: a }, { label: b }) =>
        Number(b.own) - Number(a.own) ||
        (a.conceptId < b.conceptId ? -1 : a.conceptId > b.conceptId ? 1 : a.text < b.text ? -1 : 1),
    );
  const sorted = order.map(({ label }) => label);
  const lexicon = buildLexicon(1, { labels: [], titles: sorted.map(({ text }) => text) });
  const isWord = (term: string): boolean => !term.startsWith("v") || lexicon.words.has(term);
  const texts = sorted.map(({ text }) => analyse(text, lexicon));
  const space = buildNameSpace(
    texts,
    sorted.map(({ conceptId }) => conceptId),
  );
  const scorer = buildNameScorer(space);
  const heads = learnHeadWords(
    sorted.map(({ text, iscoGroup }, name) => ({
      head: space.numberOf(headOf((texts[name] ?? []).filter(isWord), text) ?? ""),
      iscoGroup: iscoGroup ?? null,
    })),
  );
  const byName = new Map<string, number[]>();
  sorted.forEach(({ text }, name) => {
    const key = normaliseLabel(text);
    const names = byName.get(key);
    if (names) names.push(name);
    else byName.set(key, [name]);
  });
  const bonuses = Float32Array.from(
    sorted,
    ({ own, preferred, group }) =>
      (own ? OWN_BONUS : 0) + (preferred ? PREFERRED_BONUS : 0) - (group ? GROUP_LOSS : 0),
  );
  const memo = new Map<string, readonly TitleMatch[]>();

  const wordsOf = (text: string): readonly string[] => [
    ...new Set(
      analyseQuery(text, lexicon)
        .flatMap((term) => [...(term.allOf?.flat() ?? []), ...term.anyOf])
        .filter((term) => !isConceptTerm(term)),
    ),
  ];

  /** Every way to read the title, with how much it counts; `isList` when it names several. */
  function readings(title: string): {
    readonly all: readonly { readonly text: string; readonly share: number }[];
    readonly isList: boolean;
  } {
    const parts = titleVariants(title).map((text, at) => ({
      text,
      share: at === 0 ? 1 : PART_SHARE - LATER_LOSS * at,
    }));
    const others = parts.flatMap(({ text, share }) =>
      equivalentTitles(text).map((other) => ({ text: other, share: share * EQUIVALENT_SHARE })),
    );
    return { all: [...parts, ...others].slice(0, MOST_TITLES), isList: parts.length > 1 };
  }

  /** What two answers must share to be one in the end: the ISCO-08 group, else the concept. */
  const groupOf = (name: number): string | undefined => sorted[name]?.iscoGroup ?? sorted[name]?.conceptId;

  /** Calls `meet` with each near concept of each reading, and what its names' scores gain by the reading. */
  function eachNear(title: string, meet: (near: NearConcept, share: number, gain: number) => void): void {
    const { all, isList } = readings(title);
    for (const [at, { text, share }] of all.entries()) {
      const words = wordsOf(text);
      // The whole of a list has no head of its own.
      const headWord = at === 0 && isList ? undefined : headOf(words.filter(isWord), text);
      const head = space.numberOf(headWord ?? "");
      for (const near of scorer.nearest(words, headWord)) {
        const first = space.namesOf[near.concept]?.[0] ?? 0;
        const fit = HEAD_BONUS * heads.fit(head, sorted[first]?.iscoGroup ?? null);
        meet(near, share, share * fit);
      }
    }
  }

  /** Names by score, best first. */
  function nearestNames(title: string): readonly (readonly [name: number, score: number])[] {
    const totals = new Map<number, number>();
    eachNear(title, ({ concept, scores }, share, gain) => {
      const names = space.namesOf[concept] as Int32Array;
      names.forEach((name, i) => {
        const total = share * (scores[i] as number) + gain + (bonuses[name] as number);
        if (total > (totals.get(name) ?? Number.NEGATIVE_INFINITY)) totals.set(name, total);
      });
    });
    return [...totals].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  }

  /** The nearest name of each near concept by score, best first. */
  function nearestConcepts(title: string): readonly (readonly [name: number, score: number])[] {
    const best = new Map<number, [number, number]>();
    eachNear(title, ({ concept, scores }, share, gain) => {
      const names = space.namesOf[concept] as Int32Array;
      let [name, score] = best.get(concept) ?? [-1, Number.NEGATIVE_INFINITY];
      for (let i = 0; i < names.length; i++) {
        const total = share * (scores[i] as number) + gain + (bonuses[names[i] as number] as number);
        if (total > score || (total === score && (names[i] as number) < name))
          [name, score] = [names[i] as number, total];
      }
      best.set(concept, [name, score]);
    });
    return [...best.values()].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  }

  function find(title: string, limit: number): readonly TitleMatch[] {
    const matches: TitleMatch[] = [];
    const seen = new Set<string>();
    const add = (name: number, confidence: number): void => {
      const label = sorted[name] as TitleLabel;
      if (matches.length >= limit || seen.has(label.conceptId)) return;
      seen.add(label.conceptId);
      matches.push({ conceptId: label.conceptId, label: label.text, confidence });
    };
    for (const name of byName.get(normaliseLabel(title)) ?? []) add(name, 1);
    const near = nearestConcepts(title);
    const [top] = near;
    const rival = top && near.find(([name]) => groupOf(name) !== groupOf(top[0]));
    for (const one of near) {
      const [name, score] = one;
      if (matches.length >= limit || score < NO_IDEA_BELOW) break;
      add(name, confidenceOf(score, score - ((one === top ? rival : top)?.[1] ?? 0)));
    }
    return matches;
  }

  return {
    code(text, limit = 5) {
      const title = text.slice(0, TITLE_CHARACTERS);
      const key = `${limit} ${title}`;
      const before = memo.get(key);
      if (before) return before;
      const found = find(title, limit);
      // Postings repeat their titles; hostile text must not fill the memory.
      if (memo.size >= MEMO_LIMIT) memo.clear();
      memo.set(key, found);
      return found;
    },
    rankNames(text, limit) {
      const byConcept = new Map<number, number[]>();
      for (const [name] of nearestNames(text.slice(0, TITLE_CHARACTERS))) {
        const concept = space.conceptOf[name] as number;
        const names = byConcept.get(concept);
        if (names) names.push(name);
        else byConcept.set(concept, [name]);
      }
      const groups = [...byConcept.values()];
      const first = groups.slice(0, CONCEPTS_FIRST);
      return [
        ...first.map((names) => names[0] as number),
        ...first.flatMap((names) => names.slice(1)),
        ...groups.slice(CONCEPTS_FIRST).flat(),
      ]
        .slice(0, limit)
        .map((name) => order[name]?.at ?? 0);
    },
  };
}
