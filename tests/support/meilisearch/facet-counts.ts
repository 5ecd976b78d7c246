import {
  compareBytes,
  isFilterable,
  matchesPattern,
  patternsWith,
  ruleFor,
  within,
} from "./attribute-patterns.ts";
import type { IndexStore } from "./index-store.ts";
import type { JsonObject } from "./json.ts";
import { Refusal } from "./refusal.ts";

/** With more documents than this, the server goes through the values instead of the documents. */
const FEW = 3_000;

/** Counts of the values of these attributes, and the least and greatest of their numbers. */
export function countFacets(
  index: IndexStore,
  patterns: readonly string[],
  candidates: ReadonlySet<number>,
): { readonly facetDistribution: JsonObject; readonly facetStats: JsonObject } {
  for (const pattern of patterns) checkFacet(index, pattern);
  const rules = index.settings.filterableAttributes;
  const fields = [...index.fields]
    .filter(
      (field) => patterns.some((pattern) => matchesPattern(pattern, field)) && isFilterable(rules, field),
    )
    .sort(compareBytes);
  const facetDistribution: Record<string, JsonObject> = {};
  const facetStats: Record<string, JsonObject> = {};
  for (const field of fields) {
    const { counts, numbers } = countsOf(index, field, candidates);
    facetDistribution[field] = counts;
    if (numbers.length > 0) facetStats[field] = { min: Math.min(...numbers), max: Math.max(...numbers) };
  }
  return { facetDistribution, facetStats };
}

function checkFacet({ settings }: IndexStore, pattern: string): void {
  const rules = settings.filterableAttributes;
  const patterns = patternsWith(rules, "filter");
  const meets = patterns.some(
    (known) =>
      within(pattern, known) ||
      within(known, pattern) ||
      matchesPattern(pattern, known) ||
      matchesPattern(known, pattern),
  );
  if (meets) return;
  const rule = ruleFor(rules, pattern);
  const why = rule
    ? `Attribute \`${pattern}\` matched rule #${rule.at} in filterableAttributes, but this rule does not enable filtering.\nHint: enable filtering in rule #${rule.at} by modifying the features.filter object\nHint: prepend another rule matching \`${pattern}\` with appropriate filter features before rule #${rule.at}`
    : patterns.length === 0
      ? `Pattern \`${pattern}\` is not filterable. This index does not have configured filterable attributes.`
      : `Pattern \`${pattern}\` is not filterable. Available filterable attributes patterns are: \`${patterns.join(", ")}\`.`;
  throw new Refusal("invalid_search_facets", `Invalid facet distribution: ${why}`);
}

/** Numbers first, then texts; each by their order or the most frequent first, of equals the greater value first. */
function countsOf(
  index: IndexStore,
  field: string,
  candidates: ReadonlySet<number>,
): { readonly counts: JsonObject; readonly numbers: readonly number[] } {
  const { maxValuesPerFacet, sortFacetValuesBy } = index.settings.faceting;
  const byCount = (sortFacetValuesBy[field] ?? sortFacetValuesBy["*"]) === "count";
  const values = index.facets.of(field);
  const among = (set: ReadonlySet<number>): readonly number[] =>
    [...set].filter((number) => candidates.has(number)).sort((a, b) => a - b);
  const order =
    <T>(compare: (a: T, b: T) => number) =>
    (a: { value: T; found: readonly number[] }, b: { value: T; found: readonly number[] }): number =>
      byCount ? b.found.length - a.found.length || compare(b.value, a.value) : compare(a.value, b.value);
  const found = <T>(map: ReadonlyMap<T, ReadonlySet<number>>) =>
    [...map].map(([value, set]) => ({ value, found: among(set) })).filter((each) => each.found.length > 0);

  const bySize = (a: number, b: number): number => a - b;
  const byText = (a: number, b: number): number => compareBytes(String(a), String(b));
  const numbers = found(values.numbers).sort(order(byCount || candidates.size > FEW ? bySize : byText));
  const strings = found(values.strings).sort(order(compareBytes));
  const counts: Record<string, number> = {};
  const all = [
    ...numbers.map(({ value, found: some }) => ({ name: String(value), some })),
    ...strings.map(({ value, found: some }) => ({ name: values.original(some[0] ?? 0, value), some })),
  ];
  for (const { name, some } of all.slice(0, maxValuesPerFacet)) counts[name] = some.length;
  return { counts, numbers: numbers.map(({ value }) => value) };
}
