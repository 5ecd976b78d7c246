import { sortedValues } from "./facet-index.ts";
import { metresBetween } from "./geography.ts";
import type { IndexStore } from "./index-store.ts";
import { queryCost, termCost, type ReadQuery } from "./query-terms.ts";
import { NotImitated } from "./refusal.ts";
import type { RankingRule, Row } from "./bucket-sort.ts";
import type { AttributeWords } from "./word-index.ts";

export type SortBy =
  | { readonly field: string; readonly ascending: boolean }
  | { readonly point: readonly [number, number]; readonly ascending: boolean };
/** The words that were typed; null when nothing was. */
type Words = {
  readonly query: ReadQuery;
  readonly strategy: "all" | "last";
  attributesOf(number: number): readonly AttributeWords[];
};

const SAME_PLACE_METRES = 1;
const POSITION_COSTS = [0, 1, 4, 7, 11, 16, 24, 64, 256, 1_024];

/** The index's rules in their order, with the sort of the request at its place. */
export function rankingRules(
  index: IndexStore,
  sort: readonly SortBy[],
  words: Words | null,
): readonly RankingRule[] {
  const rules: RankingRule[] = [];
  const fields = new Set<string>();
  const done = new Set<string>();
  if (words?.strategy === "all") done.add("words");
  const once = (name: string, rule: () => RankingRule | readonly RankingRule[]): void => {
    if (done.has(name)) return;
    done.add(name);
    const made = rule();
    rules.push(...("rows" in made ? [made] : made));
  };
  const byField = (field: string, ascending: boolean): void => {
    if (fields.has(field)) return;
    fields.add(field);
    rules.push(fieldRule(index, field, ascending));
  };
  for (const name of index.settings.rankingRules) {
    const [, field, way] = /^(.*):(asc|desc)$/su.exec(name) ?? [];
    if (field !== undefined) byField(field, way === "asc");
    else if (name === "sort") {
      if (done.has("sort")) continue;
      done.add("sort");
      for (const by of sort)
        if ("field" in by) byField(by.field, by.ascending);
        else rules.push(placeRule(index, by.point, by.ascending));
    } else if (words) {
      once("words", () => wordsRule(words));
      if (name === "typo") once(name, () => typoRule(words));
      if (name === "proximity") once(name, () => oneWordRule(name, 1, words, () => 0));
      if (name === "attribute") throw new NotImitated("the ranking rule attribute");
      if (name === "attributeRank")
        once(name, () =>
          oneWordRule(name, index.settings.searchableAttributes.length, words, (all) =>
            Math.min(...matching(words, all).map(({ rank }) => rank)),
          ),
        );
      if (name === "wordPosition")
        once(name, () =>
          oneWordRule(name, POSITION_COSTS.length + 1, words, (all) => {
            const first = Math.min(...matching(words, all).flatMap(({ positions }) => positions));
            const at = POSITION_COSTS.findIndex((most) => first <= most);
            return at < 0 ? POSITION_COSTS.length : at;
          }),
        );
      if (name === "exactness") once(name, () => exactnessRules(words));
    }
  }
  return rules;
}

function fieldRule(index: IndexStore, field: string, ascending: boolean): RankingRule {
  return {
    name: `${field}:${ascending ? "asc" : "desc"}`,
    *rows(numbers) {
      for (const set of sortedValues(index.facets.of(field), ascending)) {
        const some = new Set([...set].filter((number) => numbers.has(number)));
        if (some.size > 0) yield { numbers: some };
      }
    },
  };
}

/** Nearest first; places within a metre of the first of them count as one. */
function placeRule(index: IndexStore, point: readonly [number, number], ascending: boolean): RankingRule {
  return {
    name: "_geoPoint",
    *rows(numbers) {
      const placed = [...numbers].flatMap((number) => {
        const place = index.facets.placeOf(number);
        return place ? [{ number, metres: metresBetween(point, place) }] : [];
      });
      placed.sort((a, b) => (ascending ? 1 : -1) * (a.metres - b.metres) || a.number - b.number);
      let row: { metres: number; numbers: Set<number> } | null = null;
      for (const { number, metres } of placed) {
        if (row && Math.abs(metres - row.metres) <= SAME_PLACE_METRES) {
          row.numbers.add(number);
          continue;
        }
        if (row) yield row;
        row = { metres, numbers: new Set([number]) };
      }
      if (row) yield row;
    },
  };
}

/** Rows by a cost, the lowest first. */
function* byCost(numbers: Iterable<number>, costOf: (number: number) => number): Generator<Row> {
  const rows = new Map<number, Set<number>>();
  for (const number of numbers) {
    const cost = costOf(number);
    rows.set(cost, (rows.get(cost) ?? new Set()).add(number));
  }
  for (const [cost, some] of [...rows].sort(([a], [b]) => a - b)) yield { numbers: some, rank: cost };
}

/** How many of the first terms a document meets; the others were dropped from the end. */
function termsMet({ query, attributesOf }: Words, number: number): number {
  for (let first = query.terms.length; first > 0; first--)
    if (queryCost(query, first, attributesOf(number)) !== null) return first;
  return 0;
}

const wordsRule = (words: Words): RankingRule => ({
  name: "words",
  ranks: words.query.terms.length,
  rows: (numbers) => byCost(numbers, (number) => words.query.terms.length - termsMet(words, number)),
});

const typoRule = (words: Words): RankingRule => ({
  name: "typo",
  rows: (numbers) =>
    byCost(
      numbers,
      (number) => queryCost(words.query, termsMet(words, number), words.attributesOf(number)) ?? 0,
    ),
});

/** Rules that look at where words stand are imitated for one word, or where all documents are alike in them. */
function oneWordRule(
  name: string,
  ranks: number,
  words: Words,
  costOf: (attributes: readonly AttributeWords[]) => number,
): RankingRule {
  return {
    name,
    ranks,
    rows(numbers) {
      const { terms } = words.query;
      if (terms.length === 1) return byCost(numbers, (number) => costOf(words.attributesOf(number)));
      if (new Set([...numbers].map((number) => JSON.stringify(words.attributesOf(number)))).size > 1)
        if ([...numbers].some((number) => termsMet(words, number) > 1))
          throw new NotImitated(`the ranking rule ${name} for several words`);
      return [{ numbers, rank: 0 }];
    },
  };
}

/** Attributes that meet the first term, with the positions of its words. */
function matching(
  { query }: Words,
  attributes: readonly AttributeWords[],
): readonly { readonly rank: number; readonly positions: readonly number[] }[] {
  const [term] = query.terms;
  if (!term) return [];
  return attributes
    .filter((attribute) => termCost(term, [attribute]) !== null)
    .map(({ rank, words }) => ({
      rank,
      positions: words
        .filter(({ text }) => (term.kind === "word" ? term.forms.has(text) : term.words[0] === text))
        .map(({ position }) => position),
    }));
}

/** An attribute that is the query, or begins with it; then how many of the words stand there as they were typed. */
function exactnessRules({ query, attributesOf }: Words): readonly RankingRule[] {
  const typed = query.terms.flatMap((term) => (term.kind === "word" ? [term.text] : term.words));
  const begins = ({ words }: AttributeWords): boolean =>
    typed.length > 0 && typed.every((text, i) => words[i]?.text === text);
  return [
    {
      name: "exactness",
      ranks: 3,
      rows: (numbers) =>
        byCost(numbers, (number) => {
          const all = attributesOf(number);
          if (all.some((each) => begins(each) && each.words.length === typed.length)) return 0;
          return all.some(begins) ? 1 : 2;
        }),
    },
    {
      name: "exactWords",
      rows: (numbers) =>
        byCost(
          numbers,
          (number) =>
            -query.terms.filter((term) =>
              attributesOf(number).some(({ words }) =>
                term.kind === "phrase"
                  ? termCost(term, attributesOf(number)) !== null
                  : words.some(({ text }) => text === term.text),
              ),
            ).length,
        ),
    },
  ];
}
