import { isFacet, REACHABLE, type Facet, type SearchRequest } from "./search-engine.ts";
import { termsQuery } from "./postgres-search-terms.ts";
import { windowOf } from "./search-window.ts";

/** SQL and its parameters. */
export type Statement = { readonly text: string; readonly params: readonly unknown[] };

/** How many hits are ranked by their words, and how many more with the words in the title: see below. */
const RANKED = REACHABLE;
const RANKED_TITLES = 500;
const KM_PER_DEGREE = 111.195;
/** Weights of D, C, B, A in ts_rank; D is not used. */
const WEIGHTS = "'{0, 0.2, 0.5, 1}'";

/** The column of each facet. */
export const FACET_COLUMNS: Readonly<Record<Facet, string>> = {
  kind: "kind",
  region: "region",
  city: "city",
  occupation: "occupation",
  skill: "skills",
  employmentType: "employment_type",
  shift: "shift",
  education: "education",
  accommodation: "accommodations",
  remote: "remote",
  childcare: "childcare",
  transport: "transport",
  noExperience: "no_experience",
};
/** Facets whose column is an array. */
export const LISTS: ReadonlySet<Facet> = new Set(["skill", "accommodation"]);
/** Facets that hold or do not. */
export const TRUTHS: ReadonlySet<Facet> = new Set(["remote", "childcare", "transport", "noExperience"]);

/** Values of a statement, numbered as they are added. */
export class Params {
  readonly values: unknown[] = [];
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

/** The condition of one facet on the alias `p`, or null when the filter doesn't set it. */
export function facetCondition(facet: Facet, request: SearchRequest, params: Params): string | null {
  const wanted = request.filter[facet];
  const column = `p.${FACET_COLUMNS[facet]}`;
  if (wanted === undefined) return null;
  if (typeof wanted === "boolean") return wanted ? column : null;
  if (wanted.length === 0) return null;
  const values = params.add(wanted, "text[]");
  return LISTS.has(facet) ? `${column} && ${values}` : `${column} = ANY (${values})`;
}

/** The condition on words, or null without any. */
export function wordsCondition(request: SearchRequest, params: Params, inTitle = false): string | null {
  const words = termsQuery(request.terms, request.mode, { inTitle });
  return words === null ? null : `p.terms @@ ${params.add(words, "tsquery")}`;
}

/** Conditions that are neither words nor facets: viewer, time, money, distance. */
export function baseConditions(request: SearchRequest, params: Params): string[] {
  const { filter, viewer, geo } = request;
  const conditions: string[] = [];
  conditions.push(`(p.expires_at IS NULL OR p.expires_at > ${params.add(request.at, "timestamptz")})`);
  if (viewer.kind === "public") conditions.push("p.visibility = 'public'");
  else if (viewer.organisationId !== null)
    conditions.push(
      `(p.visibility = 'public' OR p.organisation_id = ${params.add(viewer.organisationId, "uuid")})`,
    );
  if (filter.country !== undefined) conditions.push(`p.country = ${params.add(filter.country, "text")}`);
  if (finite(filter.wageMin) !== null)
    conditions.push(`p.wage_min >= ${params.add(filter.wageMin, "float8")}`);
  if (finite(filter.hoursMax) !== null)
    conditions.push(`p.hours <= ${params.add(filter.hoursMax, "float8")}`);
  if (filter.postedSince !== undefined)
    conditions.push(`p.posted_at >= ${params.add(filter.postedSince, "timestamptz")}`);
  if (geo) {
    const radius = Math.max(0, geo.radiusKm);
    const tall = radius / KM_PER_DEGREE;
    const wide = tall / Math.max(0.01, Math.cos((geo.lat * Math.PI) / 180));
    conditions.push(
      `p.lat BETWEEN ${params.add(geo.lat - tall, "float8")} AND ${params.add(geo.lat + tall, "float8")}`,
      `p.lon BETWEEN ${params.add(geo.lon - wide, "float8")} AND ${params.add(geo.lon + wide, "float8")}`,
      `search_index.km(${params.add(geo.lat, "float8")}, ${params.add(geo.lon, "float8")}, p.lat, p.lon) <= ${params.add(radius, "float8")}`,
    );
  }
  return conditions;
}

/** A posting with several places that fit is one hit: its first. */
export const once = (conditions: readonly string[]): string => {
  const same = conditions.map((condition) => condition.replace(/\bp\./g, "o."));
  return `(p.places = 1 OR NOT EXISTS (SELECT FROM search_index.posting o
    WHERE o.posting_id = p.posting_id AND o.place < p.place AND ${["true", ...same].join(" AND ")}))`;
};

/**
 * Hits and total, as one row `{ total, hits, analysis }`.
 *
 * Ranking by words unpacks every hit's vector; for a frequent word that is the whole cost. So of many hits
 * only the RANKED best by the stored static rank (date and quality) are ranked by words, and the best
 * RANKED_TITLES of those that hold the words in their title. What it gives up: an old posting without the words
 * in its title but with much else about them can miss the first pages.
 *
 * Without words everything may match: then the first hits come from an index and the total from a count.
 */
export function searchStatement(request: SearchRequest): Statement {
  const params = new Params();
  const conditions = baseConditions(request, params);
  for (const facet of Object.keys(request.filter).filter(isFacet)) {
    const condition = facetCondition(facet, request, params);
    if (condition !== null) conditions.push(condition);
  }
  const matches = wordsCondition(request, params);
  const all = matches === null ? conditions : [matches, ...conditions];
  const where = [...all, once(all)].join(" AND ");
  const centre = request.geo ?? request.near;
  const distance = centre
    ? `search_index.km(${params.add(centre.lat, "float8")}, ${params.add(centre.lon, "float8")}, p.lat, p.lon)`
    : "NULL::float8";
  const words = termsQuery(request.terms, request.mode);
  const score = words === null ? "0::float4" : `ts_rank(${WEIGHTS}, p.head, ${params.add(words, "tsquery")})`;
  const { limit, offset } = windowOf(request);
  const sort = request.sort === "distance" && !centre ? "relevance" : (request.sort ?? "relevance");
  const [key, way] = {
    relevance: ["p.static_rank", "DESC"],
    date: ["p.posted_at", "DESC"],
    wage: ["p.wage_min", "DESC NULLS LAST"],
    distance: [distance, "ASC NULLS LAST"],
  }[sort];
  const byWords = sort === "relevance" && words !== null;
  const inTitle = byWords ? wordsCondition(request, params, true) : null;
  const titles = inTitle === null ? [] : [inTitle, ...conditions];
  const best = (source: string, most: number): string =>
    `(SELECT spot, key FROM ${source} ORDER BY key ${way}, posting_id LIMIT ${most})`;
  const order = byWords ? "score DESC, key DESC, posting_id" : `key ${way}, posting_id`;
  return {
    text: `
WITH matched AS ${words === null ? "NOT MATERIALIZED" : "MATERIALIZED"} (
  SELECT p.ctid AS spot, p.posting_id, ${key} AS key FROM search_index.posting p WHERE ${where}
), titled AS MATERIALIZED (
  ${
    inTitle === null
      ? "SELECT * FROM matched LIMIT 0"
      : `SELECT p.ctid AS spot, p.posting_id, ${key} AS key FROM search_index.posting p
  WHERE (SELECT count(*) FROM matched) > ${RANKED} AND ${[...titles, once(titles)].join(" AND ")}`
  }
), best AS (
  ${best("matched", byWords ? RANKED : limit + offset)} UNION ${best("titled", RANKED_TITLES)}
), ranked AS (
  SELECT p.posting_id, p.place, p.kind, best.key, ${score} AS score, ${distance} AS km
  FROM best JOIN search_index.posting p ON p.ctid = best.spot
  ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}
)
SELECT (SELECT count(*)::int FROM matched) AS total, (SELECT analysis FROM search_index.meta) AS analysis,
  coalesce((SELECT json_agg(json_build_object('postingId', posting_id, 'place', place, 'kind', kind, 'score', score,
    'distanceKm', km) ORDER BY ${order}) FROM ranked), '[]') AS hits`,
    params: params.values,
  };
}
