import { SAMPLE } from "./postgres-search-marks.ts";
import {
  conditionsOf,
  facetValue,
  indexCondition,
  isFiltered,
  LISTS,
  Params,
  TRUTHS,
  whole,
  type Statement,
} from "./postgres-search-query.ts";
import type { Plan } from "./postgres-search-sample.ts";
import type { Facet, SearchRequest } from "./search-engine.ts";

/** Facets that are counted under the same conditions, in one pass over the hits. */
type Pass = { readonly facets: readonly Facet[]; readonly where: string; readonly all: boolean };

/** The name of the row that counts all hits. */
export const ALL = "all";

/** Statements whose rows `{ facet, value, count }` are a pass; a truth that does not hold has no value. */
function passStatements({ facets, where, all }: Pass): readonly string[] {
  const lists = facets.filter((facet) => LISTS.has(facet)).map((facet) => countList(facet, where));
  const grouped = facets
    .filter((facet) => !LISTS.has(facet))
    .map((facet) => ({ facet, column: facetValue(facet) }));
  if (grouped.length === 0) return lists;
  const names = grouped.map(({ facet, column }) => `WHEN GROUPING(${column}) = 0 THEN '${facet}'`);
  const values = grouped.map(({ facet, column }) =>
    TRUTHS.has(facet) ? `CASE WHEN ${column} THEN 'true' END` : column,
  );
  const sets = grouped.map(({ column }) => `(${column})`);
  const every = grouped.map(({ column }) => `GROUPING(${column}) = 1`).join(" AND ");
  return [
    `SELECT CASE ${names.join(" ")} ELSE '${ALL}' END AS facet,
       CASE WHEN ${every} THEN '' ELSE coalesce(${values.join(", ")}) END AS value, count(*)::int AS count
     FROM search_index.posting p WHERE ${where} GROUP BY GROUPING SETS (${[...sets, ...(all ? ["()"] : [])].join(", ")})`,
    ...lists,
  ];
}

const countList = (facet: Facet, where: string): string =>
  `SELECT '${facet}' AS facet, v.value, count(*)::int AS count
   FROM search_index.posting p CROSS JOIN LATERAL unnest(${facetValue(facet)}) AS v(value)
   WHERE ${where} GROUP BY v.value`;

/**
 * Counts of the facets asked for, as rows `{ facet, value, count }`: each ignores its own condition only. Those
 * without a condition of their own share one pass, which counts all hits too (facet ALL). In the sample: the
 * same for all.
 */
export function facetStatement(
  request: SearchRequest,
  facets: readonly Facet[],
  { countedInSample: sample, once }: Pick<Plan, "countedInSample" | "once">,
): Statement {
  const params = new Params();
  const without = (own: Facet | null): string =>
    whole(indexCondition(request, params, { sample, without: own }), conditionsOf(request, params, own), {
      once,
    });
  const passes: Pass[] = facets
    .filter((facet) => isFiltered(facet, request))
    .map((facet) => ({ facets: [facet], where: without(facet), all: false }));
  const others = facets.filter((facet) => !isFiltered(facet, request));
  if (others.length > 0) passes.push({ facets: others, where: without(null), all: true });
  return {
    text: `SELECT facet, value, count${sample ? ` * ${SAMPLE}` : ""} AS count FROM (${passes.flatMap(passStatements).join(" UNION ALL ")}) counts
WHERE value IS NOT NULL ORDER BY facet, count DESC, value`,
    params: params.values,
  };
}
