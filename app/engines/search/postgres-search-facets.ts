import { freeBands, type Held } from "./postgres-search-bands.ts";
import {
  columnOf,
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

/** What is counted under the same conditions, over the same hits. */
type Pass = { readonly facets: readonly Facet[]; readonly bands: readonly Held[]; readonly all: boolean };

/** The name of the row that counts all hits. */
export const ALL = "all";

/** Statements over hits `p` whose rows `{ facet, value, count }` are a pass. */
function passStatements({ facets, bands, all }: Pass, hits: string): readonly string[] {
  const conditions = [
    ...facets
      .filter((facet) => TRUTHS.has(facet))
      .map((facet) => ({ name: facet as string, value: "true", holds: facetValue(facet) })),
    ...bands.map(({ band, step, holds }) => ({ name: band as string, value: String(step), holds })),
  ];
  const together = all && conditions.length > 0 ? [{ name: ALL, value: "", holds: "true" }] : [];
  const grouped = facets.filter((facet) => !LISTS.has(facet) && !TRUTHS.has(facet));
  return [
    ...(grouped.length > 0 ? [countGroups(grouped, hits, all && together.length === 0)] : []),
    ...(conditions.length > 0 ? [countConditions([...conditions, ...together], hits)] : []),
    ...facets.filter((facet) => LISTS.has(facet)).map((facet) => countList(facet, hits)),
  ];
}

/** Every value of each facet; and all hits. */
function countGroups(facets: readonly Facet[], hits: string, all: boolean): string {
  const columns = facets.map(facetValue);
  const names = facets.map((facet) => `WHEN GROUPING(${facetValue(facet)}) = 0 THEN '${facet}'`);
  const sets = columns.map((column) => `(${column})`);
  const every = columns.map((column) => `GROUPING(${column}) = 1`).join(" AND ");
  return `SELECT CASE ${names.join(" ")} ELSE '${ALL}' END AS facet,
       CASE WHEN ${every} THEN '' ELSE coalesce(${columns.join(", ")}) END AS value, count(*)::int AS count
     FROM ${hits} GROUP BY GROUPING SETS (${[...sets, ...(all ? ["()"] : [])].join(", ")})`;
}

const countList = (facet: Facet, hits: string): string =>
  `SELECT '${facet}' AS facet, v.value, count(*)::int AS count
   FROM (SELECT ${facetValue(facet)} AS list FROM ${hits}) h CROSS JOIN LATERAL unnest(h.list) AS v(value) GROUP BY v.value`;

/**
 * What holds or does not, such as truths and thresholds: many of them are counted in a fraction of the time that groups
 * take. One that never holds is counted as well.
 */
function countConditions(
  conditions: readonly { readonly name: string; readonly value: string; readonly holds: string }[],
  hits: string,
): string {
  const counts = conditions.map(({ holds }, at) => `count(*) FILTER (WHERE ${holds})::int AS c${at}`);
  const rows = conditions.map(({ name, value }, at) => `('${name}', '${value}', s.c${at})`);
  return `SELECT c.facet, c.value, c.count FROM (SELECT ${counts.join(", ")} FROM ${hits}) s
    CROSS JOIN LATERAL (VALUES ${rows.join(", ")}) AS c(facet, value, count)`;
}

/** Hits are found once and counted many times. */
function sharedStatements(
  pass: Pass,
  where: string,
): { readonly hits: string | null; readonly counts: readonly string[] } {
  const counts = passStatements(pass, `search_index.posting p WHERE ${where}`);
  if (counts.length < 2) return { hits: null, counts };
  const columns = new Set([...pass.facets.map(columnOf), ...pass.bands.map(({ column }) => column)]);
  const selected = [...columns].map((column) => `p.${column}`).join(", ");
  return {
    hits: `SELECT ${selected} FROM search_index.posting p WHERE ${where}`,
    counts: passStatements(pass, "hit p"),
  };
}

/**
 * Counts of the facets asked for, as rows `{ facet, value, count }`: each ignores its own condition only. Those
 * without a condition of their own share their hits, and so do the bands without one (freeBands); all hits are counted
 * too (facet ALL). In the sample: the same for all. Null where nothing is to be counted.
 */
export function facetStatement(
  request: SearchRequest,
  facets: readonly Facet[],
  { countedIn: sample, once }: Pick<Plan, "countedIn" | "once">,
): Statement | null {
  const params = new Params();
  const without = (own: Facet | null): string =>
    whole(indexCondition(request, params, { sample, without: own }), conditionsOf(request, params, own), {
      once,
    });
  const counts = facets
    .filter((facet) => isFiltered(facet, request))
    .flatMap((facet) =>
      passStatements(
        { facets: [facet], bands: [], all: false },
        `search_index.posting p WHERE ${without(facet)}`,
      ),
    );
  const others = facets.filter((facet) => !isFiltered(facet, request));
  const bands = freeBands(request, params);
  let shared: string | null = null;
  if (others.length > 0 || bands.length > 0) {
    const found = sharedStatements({ facets: others, bands, all: true }, without(null));
    shared = found.hits;
    counts.push(...found.counts);
  }
  if (counts.length === 0) return null;
  return {
    text: `${shared === null ? "" : `WITH hit AS MATERIALIZED (${shared})\n`}SELECT facet, value, count${sample ? ` * ${sample}` : ""} AS count FROM (${counts.join(" UNION ALL ")}) counts
WHERE value IS NOT NULL ORDER BY facet, count DESC, value`,
    params: params.values,
  };
}
