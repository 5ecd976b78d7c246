import type { FacetValues } from "./facet-index.ts";

/** Puts documents into rows, the best first; `rank` of `most` is the row's part of the score. */
export type Row = { readonly numbers: ReadonlySet<number>; readonly rank?: number; readonly value?: unknown };
export type RankingRule = {
  readonly name: string;
  /** How many ranks there are; none when the rule has no part in the score. */
  readonly ranks?: number;
  rows(numbers: ReadonlySet<number>): Iterable<Row>;
};
type Score = readonly { readonly rule: RankingRule; readonly row: Row }[];
export type Ranked = {
  readonly numbers: readonly number[];
  readonly scores: readonly Score[];
  /** Documents that count: for an estimate, less those that were met as repetitions on the way. */
  readonly candidates: ReadonlySet<number>;
};

/** Keeps the first document, in the order of their numbers, of every value of an attribute. */
export function distinctOf(
  numbers: Iterable<number>,
  values: FacetValues,
): { readonly kept: readonly number[]; readonly excluded: ReadonlySet<number> } {
  const excluded = new Set<number>();
  const kept: number[] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    if (excluded.has(number)) continue;
    for (const sets of [values.strings, values.numbers])
      for (const set of sets.values()) if (set.has(number)) for (const same of set) excluded.add(same);
    kept.push(number);
  }
  return { kept, excluded };
}

/**
 * Ranks documents as the server does: rule by rule, row by row, only as far as the page needs. What it never looks at
 * is not seen to be a repetition either, so an estimate is higher than an exact total.
 */
export function bucketSort(
  rules: readonly RankingRule[],
  universe: ReadonlySet<number>,
  distinct: FacetValues | null,
  page: { readonly length: number; readonly scored: boolean },
): Ranked {
  const { length, scored } = page;
  if (rules.length === 0) return withoutRules(universe, distinct, length);

  const left: Set<number>[] = [new Set(universe)];
  const candidates = new Set(universe);
  const numbers: number[] = [];
  const scores: Score[] = [];

  function add(row: Iterable<number>, score: Score): void {
    let some = [...row].sort((a, b) => a - b);
    if (distinct) {
      const { kept, excluded } = distinctOf(some, distinct);
      for (const number of excluded) {
        candidates.delete(number);
        for (const level of left) level.delete(number);
      }
      some = [...kept];
      for (const number of some) candidates.add(number);
    }
    const shown = some.slice(0, length - numbers.length);
    for (const number of shown) {
      numbers.push(number);
      scores.push(score);
    }
  }

  function visit(level: number, score: Score): void {
    const rule = rules[level];
    const mine = left[level];
    if (!rule || !mine) return;
    const rows = rule.rows(new Set(mine))[Symbol.iterator]();
    while (numbers.length < length) {
      if (mine.size === 0 || (!scored && mine.size === 1)) {
        const rest = [...mine];
        mine.clear();
        return add(rest, score);
      }
      const next = rows.next();
      const row: Row = next.done ? { numbers: new Set(mine), value: null } : next.value;
      const some = new Set([...row.numbers].filter((number) => mine.has(number)));
      for (const number of some) mine.delete(number);
      const deeper = [...score, { rule, row }];
      if (level === rules.length - 1 || (!scored && some.size <= 1)) {
        add(some, deeper);
        continue;
      }
      left[level + 1] = some;
      visit(level + 1, deeper);
      left.length = level + 1;
    }
  }
  visit(0, []);
  return { numbers, scores, candidates };
}

function withoutRules(universe: ReadonlySet<number>, distinct: FacetValues | null, length: number): Ranked {
  const sorted = [...universe].sort((a, b) => a - b);
  const scored = (numbers: readonly number[]) => ({ numbers, scores: numbers.map(() => []) });
  if (!distinct) return { ...scored(sorted.slice(0, length)), candidates: universe };
  const seen: number[] = [];
  const excluded = new Set<number>();
  for (const number of sorted) {
    if (seen.length >= length) break;
    if (excluded.has(number)) continue;
    for (const each of distinctOf([number], distinct).excluded) excluded.add(each);
    seen.push(number);
  }
  const candidates = new Set(sorted.filter((number) => !excluded.has(number)));
  for (const number of seen) candidates.add(number);
  return { ...scored(seen), candidates };
}
