import { analyse, analyseQuery } from "../search/analyser.ts";
import { normaliseLabel } from "../search/fold.ts";
import { buildLexicon, isConceptTerm } from "../search/lexicon.ts";
import { rowOf } from "./flat-rows.ts";
import { headOf, learnHeadWords } from "./head-words.ts";
import { subMajorGroup } from "./isco-groups.ts";
import { latest } from "./latest.ts";
import { buildNameScorer } from "./name-scorer.ts";
import { buildNameSpace } from "./name-space.ts";
import { confidenceOf } from "./title-confidence.ts";
import { equivalentTitles } from "./title-equivalents.ts";
import { beforeDash, titleVariants, withoutExperience, withoutRank } from "./title-variants.ts";

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
/** What stands before a dash is most of what a title says. */
const BEFORE_DASH_SHARE = 0.95;
/** The work says more than the rank that somebody has in it. */
const WITHOUT_RANK_SHARE = 0.97;
const WITH_RANK_SHARE = 0.85;
/** Of several titles in a text the first says most. */
const LATER_LOSS = 0.01;
const OWN_BONUS = 0.05;
const PREFERRED_BONUS = 0.03;
const MOST_BONUS = OWN_BONUS + PREFERRED_BONUS + 0.001;
const GROUP_LOSS = 0.05;
const HEAD_BONUS = 0.2;
/** Below this the nearest name is nearer by chance. */
const NO_IDEA_BELOW = 0.4;
/** Of so many concepts the best name comes before all second names. */
const CONCEPTS_FIRST = 30;
/** Titles whose answers are remembered: postings repeat them. In memory only. */
const REMEMBERED = 20_000;

/** A title as one may read it: its words, the word that says what it is, and how much the reading counts. */
type Reading = {
  readonly words: readonly string[];
  readonly head: string | undefined;
  readonly share: number;
};

/** The titles that a text names, with how much each counts. */
const partsOf = (title: string, share = 1): readonly { readonly text: string; readonly share: number }[] =>
  titleVariants(title).map((text, at) => ({
    text,
    share: share * (at === 0 ? 1 : PART_SHARE - LATER_LOSS * at),
  }));

type Scored = readonly [name: number, score: number];

const bestFirst = (a: Scored, b: Scored): number => b[1] - a[1] || a[0] - b[0];

/** The order of the names: the taxonomy's own first, then by concept and text. */
function inOrder(labels: readonly TitleLabel[]): Uint32Array {
  return Uint32Array.from(labels.keys()).sort((x, y) => {
    const [a, b] = [labels[x] as TitleLabel, labels[y] as TitleLabel];
    return (
      Number(b.own) - Number(a.own) ||
      (a.conceptId < b.conceptId ? -1 : a.conceptId > b.conceptId ? 1 : 0) ||
      (a.text < b.text ? -1 : a.text > b.text ? 1 : x - y)
    );
  });
}

/** Names by how they read: the first of those that read the same, and after each the next one. */
function buildNamesAsTheyStand(texts: readonly string[]): (title: string) => Generator<number> {
  const first = new Map<string, number>();
  const next = new Int32Array(texts.length).fill(-1);
  for (let name = texts.length - 1; name >= 0; name--) {
    const key = normaliseLabel(texts[name] as string);
    next[name] = first.get(key) ?? -1;
    first.set(key, name);
  }
  return function* (title) {
    for (let name = first.get(normaliseLabel(title)) ?? -1; name >= 0; name = next[name] as number)
      yield name;
  };
}

/** Builds a coder from the names of concepts, in memory. Deterministic: the order of the names does not matter. */
export function buildTitleCoder(labels: readonly TitleLabel[]): TitleCoder {
  const order = inOrder(labels);
  const sorted = Array.from(order, (at) => labels[at] as TitleLabel);
  const texts = sorted.map(({ text }) => text);
  const lexicon = buildLexicon(1, { labels: [], titles: texts });
  const isWord = (term: string): boolean => !term.startsWith("v") || lexicon.words.has(term);
  const headWords: (string | undefined)[] = [];
  function* wordsOfNames(): Generator<readonly string[]> {
    for (const text of texts) {
      const words = analyse(text, lexicon);
      headWords.push(headOf(words.filter(isWord), text));
      yield words;
    }
  }
  const space = buildNameSpace(
    wordsOfNames(),
    sorted.map(({ conceptId }) => conceptId),
  );
  const { namesOf, conceptOf } = space;
  const scorer = buildNameScorer(space);
  const heads = learnHeadWords(
    sorted.map(({ iscoGroup }, name) => ({
      head: space.numberOf(headWords[name] ?? ""),
      iscoGroup: iscoGroup ?? null,
    })),
  );
  // Of the labels only what answers need is kept.
  const concepts = Array.from({ length: namesOf.starts.length - 1 }, (_, concept) => {
    const { conceptId, iscoGroup } = sorted[rowOf(namesOf, concept)[0] ?? 0] as TitleLabel;
    return { id: conceptId, group: iscoGroup || null, subMajor: iscoGroup ? subMajorGroup(iscoGroup) : null };
  });
  const conceptAt = (name: number): (typeof concepts)[number] =>
    concepts[conceptOf[name] as number] as (typeof concepts)[number];
  const asTheyStand = buildNamesAsTheyStand(texts);
  const bonuses = Float32Array.from(
    sorted,
    ({ own, preferred, group }) =>
      (own ? OWN_BONUS : 0) + (preferred ? PREFERRED_BONUS : 0) - (group ? GROUP_LOSS : 0),
  );
  const remembered = latest<readonly TitleMatch[]>(REMEMBERED);

  const wordsOf = (text: string): readonly string[] => [
    ...new Set(
      // What only sounds like a known word (sale, صلص) would be one more thing that is asked for and not found.
      analyseQuery(text, lexicon, { knownAsWritten: true })
        .flatMap((term) => [...(term.allOf?.flat() ?? []), ...term.anyOf])
        .filter((term) => !isConceptTerm(term)),
    ),
  ];

  /** What two answers must share to be one in the end: the ISCO-08 group, else the concept. */
  const groupOf = (name: number): string => conceptAt(name).group ?? conceptAt(name).id;

  /** Every way to read the title, with how much it counts. Of those that read the same the one that counts most. */
  function readings(title: string): Iterable<Reading> {
    const work = withoutRank(title);
    const whole = partsOf(title, work === null ? 1 : WITH_RANK_SHARE);
    const short = beforeDash(work ?? title);
    const parts = [
      ...whole,
      ...(short === null ? [] : partsOf(short, BEFORE_DASH_SHARE)),
      ...(work === null ? [] : partsOf(work, WITHOUT_RANK_SHARE)),
    ];
    const others = parts.flatMap(({ text, share }) =>
      equivalentTitles(text).map((other) => ({ text: other, share: share * EQUIVALENT_SHARE })),
    );
    const found = new Map<string, Reading>();
    for (const [at, { text, share }] of [...parts, ...others].slice(0, MOST_TITLES).entries()) {
      const words = wordsOf(text);
      // The whole of a list has no head of its own.
      const head = at === 0 && whole.length > 1 ? undefined : headOf(words.filter(isWord), text);
      const key = `${head ?? ""} ${words.join(" ")}`;
      if (share > (found.get(key)?.share ?? 0)) found.set(key, { words, head, share });
    }
    return found.values();
  }

  /** Calls `meet` with each near concept of each reading, and what its names' scores gain by the reading. */
  function eachNear(
    title: string,
    meet: (concept: number, scores: Float64Array, best: number, share: number, gain: number) => void,
  ): void {
    for (const { words, head, share } of readings(title)) {
      const headWord = space.numberOf(head ?? "");
      scorer.eachNear(words, head, (concept, scores, best) => {
        const fit = HEAD_BONUS * heads.fit(headWord, concepts[concept]?.subMajor ?? null);
        meet(concept, scores, best, share, share * fit);
      });
    }
  }

  /** Names by score, best first. */
  function nearestNames(title: string): readonly Scored[] {
    const totals = new Map<number, number>();
    eachNear(title, (concept, scores, _best, share, gain) => {
      rowOf(namesOf, concept).forEach((name, i) => {
        const total = share * (scores[i] as number) + gain + (bonuses[name] as number);
        if (total > (totals.get(name) ?? Number.NEGATIVE_INFINITY)) totals.set(name, total);
      });
    });
    return [...totals].sort(bestFirst);
  }

  /** The nearest name of each near concept by score, best first. */
  function nearestConcepts(title: string): readonly Scored[] {
    const best = new Map<number, Scored>();
    eachNear(title, (concept, scores, highest, share, gain) => {
      const before = best.get(concept);
      // Most concepts are met again in a reading that counts less: no name of theirs can do better there.
      if (before && share * highest + gain + MOST_BONUS < before[1]) return;
      const first = namesOf.starts[concept] as number;
      const count = (namesOf.starts[concept + 1] as number) - first;
      let name = before ? before[0] : -1;
      let score = before ? before[1] : Number.NEGATIVE_INFINITY;
      for (let i = 0; i < count; i++) {
        const one = namesOf.items[first + i] as number;
        const total = share * (scores[i] as number) + gain + (bonuses[one] as number);
        if (total > score || (total === score && one < name)) {
          name = one;
          score = total;
        }
      }
      if (name !== before?.[0] || score !== before[1]) best.set(concept, [name, score]);
    });
    return [...best.values()].sort(bestFirst);
  }

  function find(title: string, limit: number): readonly TitleMatch[] {
    const matches: TitleMatch[] = [];
    const seen = new Set<string>();
    const add = (name: number, confidence: number): void => {
      const { id } = conceptAt(name);
      if (matches.length >= limit || seen.has(id)) return;
      seen.add(id);
      matches.push({ conceptId: id, label: texts[name] as string, confidence });
    };
    for (const name of asTheyStand(title)) add(name, 1);
    if (matches.length >= limit) return matches;
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
      const title = withoutExperience(text.slice(0, TITLE_CHARACTERS));
      const key = `${limit} ${title}`;
      const before = remembered.get(key);
      if (before) return before;
      const found = find(title, limit);
      remembered.set(key, found);
      return found;
    },
    rankNames(text, limit) {
      const byConcept = new Map<number, number[]>();
      for (const [name] of nearestNames(text.slice(0, TITLE_CHARACTERS))) {
        const concept = conceptOf[name] as number;
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
        .map((name) => order[name] ?? 0);
    },
  };
}
