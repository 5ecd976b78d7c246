import {
  baseConditions,
  FACET_COLUMNS,
  facetCondition,
  LISTS,
  once,
  Params,
  TRUTHS,
  wordsCondition,
  type Statement,
} from "./postgres-search-query.ts";
import { isFacet, type Facet, type SearchRequest } from "./search-engine.ts";

/** Facets that are counted under the same conditions, in one pass over the hits. */
type Pass = { readonly facets: readonly Facet[]; readonly conditions: readonly string[] };

/** Statements whose rows `{ facet, value, count }` are a pass; a truth that does not hold has no value. */
function passStatements({ facets, conditions }: Pass): readonly string[] {
  const where = [...conditions, once(conditions)].join(" AND ");
  const lists = facets.filter((facet) => LISTS.has(facet)).map((facet) => countList(facet, where));
  const grouped = facets
    .filter((facet) => !LISTS.has(facet))
    .map((facet) => ({ facet, column: `p.${FACET_COLUMNS[facet]}` }));
  if (grouped.length === 0) return lists;
  const names = grouped.map(({ facet, column }) => `WHEN GROUPING(${column}) = 0 THEN '${facet}'`);
  const values = grouped.map(({ facet, column }) =>
    TRUTHS.has(facet) ? `CASE WHEN ${column} THEN 'true' END` : column,
  );
  const sets = grouped.map(({ column }) => `(${column})`);
  return [
    `SELECT CASE ${names.join(" ")} END AS facet, coalesce(${values.join(", ")}) AS value, count(*)::int AS count
     FROM search_index.posting p WHERE ${where} GROUP BY GROUPING SETS (${sets.join(", ")})`,
    ...lists,
  ];
}

const countList = (facet: Facet, where: string): string =>
  `SELECT '${facet}' AS facet, v.value, count(*)::int AS count
   FROM search_index.posting p CROSS JOIN LATERAL unnest(p.${FACET_COLUMNS[facet]}) AS v(value)
   WHERE ${where} GROUP BY v.value`;

/**
 * Counts of the facets asked for, as rows `{ facet, value, count }`: each ignores its own condition only. Those
 * without a condition of their own share one pass.
 */
export function facetStatement(request: SearchRequest, facets: readonly Facet[]): Statement {
  const params = new Params();
  const words = wordsCondition(request, params);
  const base = [...(words === null ? [] : [words]), ...baseConditions(request, params)];
  const filtered = new Map<Facet, string>();
  for (const facet of Object.keys(request.filter).filter(isFacet)) {
    const condition = facetCondition(facet, request, params);
    if (condition !== null) filtered.set(facet, condition);
  }
  const without = (own: Facet | null): readonly string[] => [
    ...base,
    ...[...filtered].filter(([facet]) => facet !== own).map(([, condition]) => condition),
  ];
  const passes: Pass[] = facets
    .filter((facet) => filtered.has(facet))
    .map((facet) => ({ facets: [facet], conditions: without(facet) }));
  const others = facets.filter((facet) => !filtered.has(facet));
  if (others.length > 0) passes.push({ facets: others, conditions: without(null) });
  return {
    text: `SELECT facet, value, count FROM (${passes.flatMap(passStatements).join(" UNION ALL ")}) counts
WHERE value IS NOT NULL ORDER BY facet, count DESC, value`,
    params: params.values,
  };
}
