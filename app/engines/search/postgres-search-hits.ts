import { conditionsOf, indexCondition, Params, whole, type Statement } from "./postgres-search-query.ts";
import { neededFor, type Plan } from "./postgres-search-sample.ts";
import { rankQuery } from "./postgres-search-terms.ts";
import type { SearchRequest, SearchSort } from "./search-engine.ts";
import { windowOf } from "./search-window.ts";

/** Weights of D, C, B, A in ts_rank; D is not used. */
const WEIGHTS = "'{0, 0.2, 0.5, 1}'";

const ANALYSIS = "(SELECT analysis FROM search_index.meta) AS analysis";
const rows = (order: string): string =>
  `coalesce((SELECT json_agg(json_build_object('postingId', posting_id, 'place', place, 'kind', kind, 'score', score,
    'distanceKm', km) ORDER BY ${order}) FROM page), '[]') AS hits`;

function distanceOf({ geo, near }: SearchRequest, params: Params): string | null {
  const centre = geo ?? near;
  return centre
    ? `search_index.km(${params.add(centre.lat, "float8")}, ${params.add(centre.lon, "float8")}, p.lat, p.lon)`
    : null;
}

/** The order that a request asks for; by distance needs a centre. */
export const sortOf = ({ sort = "relevance", geo, near }: SearchRequest): SearchSort =>
  sort === "distance" && !geo && !near ? "relevance" : sort;

/** Whether the hits are counted as they are found: all of them are read for the page as well. */
export const countsByHits = ({ total, rest }: Plan): boolean =>
  total === null && rest !== null && rest.bands === undefined;

/**
 * Hits by their words, as one row `{ total, hits, analysis }`; `total` means something only where all were read.
 *
 * Candidates are those with the words in their title, newest and fullest first (the static rank), then the
 * others in the same order: REACHABLE in all. The first of them (Plan.ranked) are ranked by their words, the rest stays
 * in that order. What differs from plan to plan is a parameter where it can be: each text is read and planned anew.
 */
export function rankedStatement(request: SearchRequest, plan: Plan): Statement {
  const params = new Params();
  const conditions = conditionsOf(request, params);
  const source = (tier: number, title: boolean, part: Plan["rest"]): string =>
    `SELECT p.ctid AS spot, p.posting_id, p.static_rank AS key, ${tier} AS tier FROM search_index.posting p WHERE ${params.add(
      part !== null,
      "boolean",
    )} AND ${whole(indexCondition(request, params, { title, ...part }), conditions, plan)}`;
  const most = params.add(Math.max(plan.ranked, neededFor(request)), "int");
  const distance = distanceOf(request, params) ?? "NULL::float8";
  const words = params.add(rankQuery(request.terms, request.mode), "tsquery");
  const { limit, offset } = windowOf(request);
  const window = `LIMIT ${params.add(limit, "int")} OFFSET ${params.add(offset, "int")}`;
  const ranked = params.add(plan.ranked, "int");
  const order = "score DESC, tier, key DESC, posting_id";
  return {
    text: `
WITH titled AS MATERIALIZED (${source(0, true, plan.titled)}),
first AS MATERIALIZED (SELECT * FROM titled ORDER BY key DESC, posting_id LIMIT ${most}),
rest AS MATERIALIZED (${source(1, false, plan.rest)}
  AND (${params.add(countsByHits(plan), "boolean")} OR (SELECT count(*) FROM first) < ${most})),
candidate AS (
  SELECT *, row_number() OVER (ORDER BY tier, key DESC, posting_id) AS number FROM (
    SELECT * FROM first
    UNION ALL
    (SELECT * FROM rest WHERE spot NOT IN (SELECT spot FROM titled)
     ORDER BY key DESC, posting_id LIMIT ${most} - (SELECT count(*) FROM first))) best
), page AS (
  SELECT p.posting_id, p.place, p.kind, c.key, c.tier, ${distance} AS km,
    CASE WHEN c.number <= ${ranked} THEN ts_rank(${WEIGHTS}, p.head, ${words}) ELSE -1 END AS score
  FROM candidate c JOIN search_index.posting p ON p.ctid = c.spot
  ORDER BY ${order} ${window}
)
SELECT (SELECT count(*)::int FROM rest) AS total, ${ANALYSIS}, ${rows(order)}`,
    params: params.values,
  };
}

/**
 * Hits by date, wage or distance, and those of a search without words by their static rank: the same row. When
 * the total is known already, an index gives the first hits without reading the others.
 */
export function sortedStatement(
  request: SearchRequest,
  { total, once }: Pick<Plan, "total" | "once">,
): Statement {
  const params = new Params();
  const conditions = conditionsOf(request, params);
  const where = whole(indexCondition(request, params), conditions, { once });
  const distance = distanceOf(request, params) ?? "NULL::float8";
  const [key, way] = {
    relevance: ["p.static_rank", "DESC"],
    date: ["p.posted_at", "DESC"],
    wage: ["p.wage_min", "DESC NULLS LAST"],
    distance: [distance, "ASC NULLS LAST"],
  }[sortOf(request)];
  const { limit, offset } = windowOf(request);
  const order = `key ${way}, posting_id`;
  return {
    text: `
WITH hit AS ${total === null ? "MATERIALIZED" : "NOT MATERIALIZED"} (
  SELECT p.ctid AS spot, p.posting_id, ${key} AS key FROM search_index.posting p WHERE ${where}
), best AS (SELECT spot, key FROM hit ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}
), page AS (
  SELECT p.posting_id, p.place, p.kind, best.key, 0::float4 AS score, ${distance} AS km
  FROM best JOIN search_index.posting p ON p.ctid = best.spot
)
SELECT ${total === null ? "(SELECT count(*)::int FROM hit)" : "NULL::int"} AS total,
  ${ANALYSIS}, ${rows(order)}`,
    params: params.values,
  };
}
