import type { NameSpace } from "./name-space.ts";
import { buildWordMeanings, type Meaning } from "./word-meanings.ts";

/** A concept whose names are near, with the score of each of its names (in the order of `namesOf`), from 0 to about 1. */
export type NearConcept = { readonly concept: number; readonly scores: Float64Array };

export interface NameScorer {
  /** Concepts near these words, in no order. `head` counts a little more. */
  nearest(words: readonly string[], head: string | undefined): readonly NearConcept[];
}

const HEAD_WEIGHT = 1.3;
/** A word that nobody knows: as telling as this share of the rarest word. */
const UNKNOWN_SHARE = 0.4;
/** Concepts whose names are compared one by one, after a look at all concepts. */
const CANDIDATES = 32;
/** What counts: the name itself, the best name of its concept, and what all its names speak of. */
const NAME_SHARE = 0.4;
const BEST_NAME_SHARE = 0.4;
const CONCEPT_SHARE = 0.2;
const LEAST_NEARNESS = 0.25;

type Asked = { readonly meaning: Meaning; readonly rarity: number; readonly weight: number };

type Spoken = readonly [concept: number, share: number];

const isBefore = (a: Spoken, b: Spoken): boolean => a[1] > b[1] || (a[1] === b[1] && a[0] < b[0]);

/** Keeps the best so many, best first, ties by number: sorting thousands would cost more than finding these. */
function insertBest(best: Spoken[], one: Spoken): void {
  const last = best[CANDIDATES - 1];
  if (last && !isBefore(one, last)) return;
  let at = best.length;
  while (at > 0 && isBefore(one, best[at - 1] as Spoken)) at--;
  best.splice(at, 0, one);
  if (best.length > CANDIDATES) best.pop();
}

/**
 * Soft TF-IDF (Cohen, Ravikumar and Fienberg 2003) on names, joined by what the concept's names say together. First
 * all concepts by the words they use, then the names of the best ones. Deterministic.
 */
export function buildNameScorer(space: NameSpace): NameScorer {
  const meanings = buildWordMeanings(space);
  const concepts = new Float64Array(space.namesOf.length);
  const met = new Int32Array(space.namesOf.length);
  let stamp = 0;
  const unknownRarity = UNKNOWN_SHARE * space.rarity.reduce((most, rarity) => Math.max(most, rarity), 0);
  /** How surely the asked word under way means each known word. */
  const sureness = new Float32Array(space.words.length);

  function ask(words: readonly string[], head: string | undefined): readonly Asked[] {
    return words.map((word, at) => {
      const meaning = meanings.of(word, words[at - 1] ?? "", words[at + 1] ?? "");
      let rarity = unknownRarity;
      if (meaning.own !== null) rarity = space.rarity[meaning.own] as number;
      else for (const known of meaning.words) rarity = Math.max(rarity, space.rarity[known] as number);
      return { meaning, rarity, weight: word === head ? HEAD_WEIGHT : 1 };
    });
  }

  /** The concepts that speak most of what is asked, with how much, from 0 to 1. */
  function candidates(asked: readonly Asked[]): readonly Spoken[] {
    const touched: number[] = [];
    let whole = 0;
    for (const { meaning, rarity, weight } of asked) {
      stamp++;
      whole += rarity * weight;
      for (let m = 0; m < meaning.words.length; m++) {
        const word = meaning.words[m] as number;
        const users = space.users[word];
        if (!users) continue;
        const counts =
          (meaning.sureness[m] as number) * weight * Math.min(rarity, space.rarity[word] as number);
        for (let i = 0; i < users.concepts.length; i++) {
          const concept = users.concepts[i] as number;
          if (met[concept] === stamp) continue;
          met[concept] = stamp;
          if (concepts[concept] === 0) touched.push(concept);
          concepts[concept] = (concepts[concept] as number) + counts * (users.weights[i] as number);
        }
      }
    }
    const found: Spoken[] = [];
    for (const concept of touched) {
      const spoken = Math.min(1, (concepts[concept] as number) / (whole || 1));
      concepts[concept] = 0;
      insertBest(found, [concept, spoken]);
    }
    return found;
  }

  /** Adds to each name of a concept what it tells of the asked word under way. */
  function addTold(sums: Float64Array, concept: number, weight: number): void {
    const names = space.namesOf[concept] as Int32Array;
    const { flat, starts, rarity } = space;
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as number;
      const end = starts[name + 1] as number;
      let surest = 0;
      let told = 0;
      for (let at = starts[name] as number; at < end; at++) {
        const word = flat[at] as number;
        const sure = sureness[word] as number;
        if (sure <= surest) continue;
        surest = sure;
        told = sure * (rarity[word] as number);
      }
      sums[i] = (sums[i] as number) + told * weight;
    }
  }

  return {
    nearest(words, head) {
      if (words.length === 0) return [];
      const asked = ask(words, head);
      const length =
        Math.sqrt(asked.reduce((sum, { rarity, weight }) => sum + (rarity * weight) ** 2, 0)) || 1;
      const near = candidates(asked);
      const totals = near.map(([concept]) => new Float64Array(space.namesOf[concept]?.length ?? 0));
      for (const { meaning, rarity, weight } of asked) {
        for (let m = 0; m < meaning.words.length; m++)
          sureness[meaning.words[m] as number] = meaning.sureness[m] as number;
        for (let at = 0; at < near.length; at++)
          addTold(totals[at] as Float64Array, near[at]?.[0] as number, rarity * weight);
        for (const word of meaning.words) sureness[word] = 0;
      }
      const found: NearConcept[] = [];
      near.forEach(([concept, spoken], at) => {
        const names = space.namesOf[concept] as Int32Array;
        const scores = totals[at] as Float64Array;
        let best = 0;
        for (let i = 0; i < names.length; i++) {
          const score = (scores[i] as number) / (length * (space.lengths[names[i] as number] as number));
          scores[i] = score;
          if (score > best) best = score;
        }
        if (best < LEAST_NEARNESS) return;
        const shared = BEST_NAME_SHARE * best + CONCEPT_SHARE * spoken;
        for (let i = 0; i < names.length; i++) scores[i] = NAME_SHARE * (scores[i] as number) + shared;
        found.push({ concept, scores });
      });
      return found;
    },
  };
}
