import { boxOf, cellsOf, VALUED_FACETS, valuesOf } from "./postgres-search-marks.ts";
import { matchQueries, type Among, type Completed } from "./postgres-search-terms.ts";
import { isFacet, type Band, type Facet, type SearchRequest } from "./search-engine.ts";

/** SQL and its parameters. */
export type Statement = { readonly text: string; readonly params: readonly unknown[] };

/** The column of each facet, or what is worked out of one. */
const COLUMNS: Readonly<Record<Facet, string>> = {
  kind: "kind",
  region: "region",
  city: "city",
  occupation: "occupation",
  skill: "skills",
  employmentType: "employment_type",
  shift: "shift",
  education: "education",
  accommodation: "accommodations",
  accessible: "accommodations",
  remote: "remote",
  childcare: "childcare",
  transport: "transport",
  noExperience: "no_experience",
};
export const columnOf = (facet: Facet): string => COLUMNS[facet];
/** A facet's value on the alias `p`. */
export const facetValue = (facet: Facet): string =>
  facet === "accessible" ? `(cardinality(p.${COLUMNS[facet]}) > 0)` : `p.${COLUMNS[facet]}`;
/** What narrows nothing while it is counted itself. */
export type Uncounted = Facet | Band | null;
/** Facets whose column is an array. */
export const LISTS: ReadonlySet<Facet> = new Set(["skill", "accommodation"]);
/** Facets that hold or do not. */
export const TRUTHS: ReadonlySet<Facet> = new Set([
  "accessible",
  "remote",
  "childcare",
  "transport",
  "noExperience",
]);

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

/** Whether the filter has a condition on the facet. */
export function isFiltered(facet: Facet, { filter }: SearchRequest): boolean {
  const wanted = filter[facet];
  return typeof wanted === "boolean" ? wanted : wanted !== undefined && wanted.length > 0;
}

/** The condition of one facet on the alias `p`, or null when the filter doesn't set it. */
function facetCondition(facet: Facet, request: SearchRequest, params: Params): string | null {
  const wanted = request.filter[facet];
  const column = facetValue(facet);
  if (!isFiltered(facet, request) || wanted === undefined) return null;
  if (typeof wanted === "boolean") return column;
  const values = params.add(wanted, "text[]");
  return LISTS.has(facet) ? `${column} && ${values}` : `${column} = ANY (${values})`;
}

/**
 * What the index of words finds, or null when it isn't asked: the words among some documents, within the squares
 * of the circle and with the values of the filter. `without`: this narrows nothing.
 */
export function indexCondition(
  request: SearchRequest & Completed,
  params: Params,
  { without = null, ...among }: Among & { readonly without?: Uncounted } = {},
): string | null {
  const narrowings = VALUED_FACETS.filter((facet) => facet !== without).map((facet) =>
    valuesOf(facet, request.filter),
  );
  if (request.geo && without !== "radiusKm") narrowings.push(cellsOf(request.geo));
  const queries = matchQueries(
    request,
    narrowings.filter((narrowing) => narrowing !== null),
    among,
  );
  if (queries.length === 0) return null;
  return queries.map((query) => `p.terms @@ ${params.add(query, "tsquery")}`).join(" AND ");
}

/** Conditions that are neither words nor facets: viewer, time, money, distance. */
function baseConditions(request: SearchRequest, params: Params, without: Uncounted): string[] {
  const { filter, viewer, geo } = request;
  const conditions: string[] = [];
  conditions.push(`(p.expires_at IS NULL OR p.expires_at > ${params.add(request.at, "timestamptz")})`);
  if (viewer.kind === "public") conditions.push("p.visibility = 'public'");
  else if (viewer.organisationId !== null)
    conditions.push(
      `(p.visibility = 'public' OR p.organisation_id = ${params.add(viewer.organisationId, "uuid")})`,
    );
  conditions.push(`p.country = ${params.add(filter.country, "text")}`);
  if (finite(filter.wageMin) !== null && without !== "wageMin")
    conditions.push(`p.wage_min >= ${params.add(filter.wageMin, "float8")}`);
  if (finite(filter.hoursMax) !== null && without !== "hoursMax")
    conditions.push(`p.hours <= ${params.add(filter.hoursMax, "float8")}`);
  if (filter.postedSince !== undefined && without !== "postedSince")
    conditions.push(`p.posted_at >= ${params.add(filter.postedSince, "timestamptz")}`);
  if (geo && without !== "radiusKm") {
    const { south, north, west, east } = boxOf(geo);
    conditions.push(
      `p.lat BETWEEN ${params.add(south, "float8")} AND ${params.add(north, "float8")}`,
      `p.lon BETWEEN ${params.add(west, "float8")} AND ${params.add(east, "float8")}`,
      `search_index.km(${params.add(geo.lat, "float8")}, ${params.add(geo.lon, "float8")}, p.lat, p.lon) <= ${params.add(Math.max(0, geo.radiusKm), "float8")}`,
    );
  }
  return conditions;
}

/** A posting with several places that fit is one hit: its first. */
const onlyFirst = (conditions: readonly string[]): string => {
  const same = conditions.map((condition) => condition.replace(/\bp\./g, "o."));
  return `(p.places = 1 OR NOT EXISTS (SELECT FROM search_index.posting o
    WHERE o.posting_id = p.posting_id AND o.place < p.place AND ${["true", ...same].join(" AND ")}))`;
};

/** All conditions of a request but what the index of words is asked; `without`: not the own one of this. */
export function conditionsOf(
  request: SearchRequest,
  params: Params,
  without: Uncounted = null,
): readonly string[] {
  const conditions = baseConditions(request, params, without);
  for (const facet of Object.keys(request.filter).filter(isFacet)) {
    const condition = facet === without ? null : facetCondition(facet, request, params);
    if (condition !== null) conditions.push(condition);
  }
  return conditions;
}

/** Conditions joined. `once`: of a posting with several places that fit only the first; it costs some planning. */
export function whole(
  index: string | null,
  conditions: readonly string[],
  { once }: { readonly once: boolean },
): string {
  const all = index === null ? conditions : [index, ...conditions];
  return [...all, ...(once ? [onlyFirst(all)] : [])].join(" AND ");
}
