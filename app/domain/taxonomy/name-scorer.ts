import type { NameSpace } from "./name-space.ts";
import { buildWordMeanings, type Meaning } from "./word-meanings.ts";

/**
 * Meets a concept whose names are near, with the score of each of its names (as `namesOf` counts them), from 0 to
 * about 1, and the best of them. The scores are only there until the next concept.
 */
export type MeetConcept = (concept: number, scores: Float64Array, best: number) => void;

export interface NameScorer {
  /** Meets the concepts near these words, in no order. `head` counts a little more. */
  eachNear(words: readonly string[], head: string | undefined, meet: MeetConcept): void;
}

const HEAD_WEIGHT = 1.3;
/** A word that nobody knows: as telling as this share of the rarest word. */
const UNKNOWN_SHARE = 0.4;
/** Concepts whose names are compared one by one, after a look at all concepts. */
const CANDIDATES = 32;
/** Looking up the candidates among so many costs less than going through all. */
const MANY_USERS = 12 * CANDIDATES;
/** What counts: the name itself, the best name of its concept, and what all its names speak of. */
const NAME_SHARE = 0.4;
const BEST_NAME_SHARE = 0.4;
const CONCEPT_SHARE = 0.2;
const LEAST_NEARNESS = 0.25;

type Asked = { readonly meaning: Meaning; readonly rarity: number; readonly weight: number };

/** The best concepts by how much they speak of what is asked, best first, ties by number. */
function bestConcepts(): {
  readonly concepts: Int32Array;
  readonly shares: Float64Array;
  count: number;
  insert(concept: number, share: number): void;
} {
  const concepts = new Int32Array(CANDIDATES + 1);
  const shares = new Float64Array(CANDIDATES + 1);
  const isBefore = (share: number, concept: number, at: number): boolean =>
    share > (shares[at] as number) || (share === shares[at] && concept < (concepts[at] as number));
  return {
    ...{ concepts, shares, count: 0 },
    // Sorting thousands would cost more than finding these.
    insert(concept, share) {
      if (this.count === CANDIDATES && !isBefore(share, concept, CANDIDATES - 1)) return;
      let at = this.count;
      for (; at > 0 && isBefore(share, concept, at - 1); at--) {
        concepts[at] = concepts[at - 1] as number;
        shares[at] = shares[at - 1] as number;
      }
      concepts[at] = concept;
      shares[at] = share;
      if (this.count < CANDIDATES) this.count++;
    },
  };
}

/**
 * Soft TF-IDF (Cohen, Ravikumar and Fienberg 2003) on names, joined by what the concept's names say together. First
 * all concepts by the words they use, then the names of the best ones. Deterministic. Nothing is allocated for a concept.
 */
export function buildNameScorer(space: NameSpace): NameScorer {
  const meanings = buildWordMeanings(space);
  const { rarity: rarities, namesOf, users, userWeights, userPlaces, occurrences, positions } = space;
  const count = namesOf.starts.length - 1;
  const concepts = new Float64Array(count);
  const met = new Int32Array(count);
  const touched = new Int32Array(count);
  let stamp = 0;
  const unknownRarity = UNKNOWN_SHARE * rarities.reduce((most, rarity) => Math.max(most, rarity), 0);

  let mostNames = 0;
  for (let concept = 0; concept < count; concept++)
    mostNames = Math.max(
      mostNames,
      (namesOf.starts[concept + 1] as number) - (namesOf.starts[concept] as number),
    );
  /**
   * Of each candidate what its names tell together of what is asked; and of the word under way what they tell. The
   * names of the candidate at `slot` begin at `slot * mostNames`.
   */
  const sums = new Float64Array(CANDIDATES * mostNames);
  const sumsAt = Array.from({ length: CANDIDATES }, (_, slot) =>
    sums.subarray(slot * mostNames, (slot + 1) * mostNames),
  );
  const surest = new Float64Array(CANDIDATES * mostNames);
  const told = new Float64Array(CANDIDATES * mostNames);
  const standing = new Uint8Array(CANDIDATES * mostNames);
  const tellers = new Int32Array(CANDIDATES * mostNames);
  let telling = 0;
  /** The slot of each concept that is a candidate, counted from 1; 0 for the others. */
  const slots = new Uint8Array(count);
  const near = bestConcepts();

  function ask(words: readonly string[], head: string | undefined): readonly Asked[] {
    return words.map((word, at) => {
      const meaning = meanings.of(word, words[at - 1] ?? "", words[at + 1] ?? "");
      let rarity = unknownRarity;
      if (meaning.own !== null) rarity = rarities[meaning.own] as number;
      else for (const known of meaning.words) rarity = Math.max(rarity, rarities[known] as number);
      return { meaning, rarity, weight: word === head ? HEAD_WEIGHT : 1 };
    });
  }

  /** Finds the concepts that speak most of what is asked, with how much, from 0 to 1. */
  function findCandidates(asked: readonly Asked[]): void {
    let some = 0;
    let whole = 0;
    for (let at = 0; at < asked.length; at++) {
      const { meaning, rarity, weight } = asked[at] as Asked;
      stamp++;
      whole += rarity * weight;
      for (let m = 0; m < meaning.words.length; m++) {
        const word = meaning.words[m] as number;
        const counts = (meaning.sureness[m] as number) * weight * Math.min(rarity, rarities[word] as number);
        const end = users.starts[word + 1] as number;
        for (let i = users.starts[word] as number; i < end; i++) {
          const concept = users.items[i] as number;
          if (met[concept] === stamp) continue;
          met[concept] = stamp;
          const before = concepts[concept] as number;
          if (before === 0) touched[some++] = concept;
          concepts[concept] = before + counts * (userWeights[i] as number);
        }
      }
    }
    near.count = 0;
    for (let i = 0; i < some; i++) {
      const concept = touched[i] as number;
      near.insert(concept, Math.min(1, (concepts[concept] as number) / (whole || 1)));
      concepts[concept] = 0;
    }
  }

  /**
   * Adds to each name of the candidates what it tells of one asked word: of its words the surest, the first of such. Goes from
   * the words that may be meant to the names that have them, as most names have none.
   */
  function addTold({ meaning, rarity, weight }: Asked): void {
    const counts = rarity * weight;
    telling = 0;
    for (let m = 0; m < meaning.words.length; m++) {
      const word = meaning.words[m] as number;
      const sure = meaning.sureness[m] as number;
      const first = users.starts[word] as number;
      const last = users.starts[word + 1] as number;
      // Of a word that many use the candidates are looked up; of another all users are gone through.
      if (last - first > MANY_USERS) {
        for (let at = 0; at < near.count; at++) {
          const i = placeOf(near.concepts[at] as number, first, last);
          if (i >= 0) tell(at, userPlaces[i] as number, sure, word);
        }
      } else {
        for (let i = first; i < last; i++) {
          const slot = slots[users.items[i] as number] as number;
          if (slot > 0) tell(slot - 1, userPlaces[i] as number, sure, word);
        }
      }
    }
    for (let i = 0; i < telling; i++) {
      const name = tellers[i] as number;
      sums[name] = (sums[name] as number) + (told[name] as number) * counts;
      surest[name] = 0;
    }
  }

  /** Where a concept stands among the users of a word, which are in order; -1 where it is none. */
  function placeOf(concept: number, first: number, last: number): number {
    let [low, high] = [first, last];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((users.items[middle] as number) < concept) low = middle + 1;
      else high = middle;
    }
    return low < last && users.items[low] === concept ? low : -1;
  }

  /** Notes that the names of the candidate at `slot` which have a word tell of the asked one. */
  function tell(slot: number, place: number, sure: number, word: number): void {
    const tells = sure * (rarities[word] as number);
    const first = slot * mostNames;
    const end = occurrences.starts[place + 1] as number;
    for (let at = occurrences.starts[place] as number; at < end; at++) {
      const name = first + (occurrences.items[at] as number);
      const before = surest[name] as number;
      const position = positions[at] as number;
      if (sure < before || (sure === before && position > (standing[name] as number))) continue;
      if (before === 0) tellers[telling++] = name;
      surest[name] = sure;
      standing[name] = position;
      told[name] = tells;
    }
  }

  return {
    eachNear(words, head, meet) {
      if (words.length === 0) return;
      const asked = ask(words, head);
      const length =
        Math.sqrt(asked.reduce((sum, { rarity, weight }) => sum + (rarity * weight) ** 2, 0)) || 1;
      findCandidates(asked);
      for (let at = 0; at < near.count; at++) {
        const concept = near.concepts[at] as number;
        const names = (namesOf.starts[concept + 1] as number) - (namesOf.starts[concept] as number);
        sums.fill(0, at * mostNames, at * mostNames + names);
        slots[concept] = at + 1;
      }
      for (const one of asked) addTold(one);
      for (let at = 0; at < near.count; at++) slots[near.concepts[at] as number] = 0;
      for (let at = 0; at < near.count; at++) {
        const concept = near.concepts[at] as number;
        const scores = sumsAt[at] as Float64Array;
        const first = namesOf.starts[concept] as number;
        const names = (namesOf.starts[concept + 1] as number) - first;
        let best = 0;
        for (let i = 0; i < names; i++) {
          if (scores[i] === 0) continue;
          const name = namesOf.items[first + i] as number;
          const score = (scores[i] as number) / (length * (space.lengths[name] as number));
          scores[i] = score;
          if (score > best) best = score;
        }
        if (best < LEAST_NEARNESS) continue;
        const shared = BEST_NAME_SHARE * best + CONCEPT_SHARE * (near.shares[at] as number);
        for (let i = 0; i < names; i++) scores[i] = NAME_SHARE * (scores[i] as number) + shared;
        meet(concept, scores, NAME_SHARE * best + shared);
      }
    },
  };
}
