import { rankWithHeadStart, safeTerm, seconds } from "./meilisearch-documents.ts";
import { boxAround, kmBetween } from "./geography.ts";
import type { Facet, SearchRequest } from "./search-engine.ts";
import { termChoices, type TermChoice } from "./search-terms.ts";

/** Fields that words are looked for in, the narrowest first: hits in the title rank above those in the body. */
type Field = "t" | "h" | "w";

const quoted = (value: string): string => `"${safeTerm(value)}"`;
/** As a list also of one value: the server tries a list first, an equality after reading the attribute twice in vain. */
const oneOf = (attribute: string, values: readonly string[]): string =>
  `${attribute} IN [${values.map(quoted).join(", ")}]`;
/** A condition, or several of which one must hold. */
export type Condition = string | readonly string[];

const allOf = (parts: readonly string[]): string => parts.map((part) => `(${part})`).join(" AND ");
const anyOf = (parts: readonly string[]): string => parts.map((part) => `(${part})`).join(" OR ");

/** What meets the choice: any of these. */
function choiceFilters({ words, beginning, phrase }: TermChoice, field: Field): readonly string[] {
  const parts: string[] = [];
  if (beginning !== null) parts.push(`${field} STARTS WITH ${quoted(beginning)}`);
  if (words.length > 0) parts.push(oneOf(field, words));
  if (phrase.length > 0) parts.push(allOf(phrase.map((forms) => oneOf(field, forms))));
  return parts;
}

/** Beyond so many words the halfway matches of a relaxed search are not told apart. */
const MOST_TOLD_APART = 5;

/**
 * Conditions on the words, the best matches first; a hit belongs to the first whose conditions all hold. Null without
 * words. Strict: all words in the title, in the head, anywhere. Relaxed: all but fewer and fewer of them, anywhere.
 */
export function wordTiers(
  request: Pick<SearchRequest, "terms" | "mode">,
): readonly (readonly Condition[])[] | null {
  const choices = termChoices(request.terms);
  if (choices.length === 0) return null;
  const within = (field: Field): readonly Condition[] =>
    choices.map((choice) => choiceFilters(choice, field));
  if (request.mode === "strict") return [within("t"), within("h"), within("w")];
  const each = choices.map((choice) => choiceFilters(choice, "w"));
  const tiers: (readonly Condition[])[] = [each];
  if (each.length > 2 && each.length <= MOST_TOLD_APART) {
    const parts = each.map(anyOf);
    for (let missing = 1; missing < parts.length - 1; missing++)
      tiers.push([subsets(parts, parts.length - missing).map(allOf)]);
  }
  if (each.length > 1) tiers.push([each.flat()]);
  return tiers;
}

function subsets(parts: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]];
  return parts.flatMap((part, at) => subsets(parts.slice(at + 1), size - 1).map((rest) => [part, ...rest]));
}

const finite = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);

/** The condition of one facet, or null when the filter doesn't set it. */
export function facetFilter(facet: Facet, { filter }: Pick<SearchRequest, "filter">): string | null {
  const wanted = filter[facet];
  if (wanted === undefined) return null;
  if (typeof wanted === "boolean") return wanted ? `${facet} = true` : null;
  return wanted.length === 0 ? null : oneOf(facet, wanted);
}

/** Conditions that are neither words nor facets nor a distance: viewer, time, money. */
export function baseFilters({ filter, viewer, at }: SearchRequest): readonly Condition[] {
  // What has expired is taken out soon, so these are few; a posting without an end is none of them.
  const filters: Condition[] = [`NOT x <= ${seconds(at)}`];
  if (viewer.kind === "public") filters.push(oneOf("s", [filter.country]));
  else {
    const { organisationId } = viewer;
    if (organisationId !== null)
      filters.push([oneOf("s", [filter.country]), oneOf("organisationId", [organisationId])]);
    filters.push(oneOf("country", [filter.country]));
  }
  if (finite(filter.wageMin)) filters.push(`wageMin >= ${filter.wageMin}`);
  if (finite(filter.hoursMax)) filters.push(`hours <= ${filter.hoursMax}`);
  if (filter.postedSince !== undefined) filters.push(sinceFilter(filter.postedSince));
  return filters;
}

/** What was posted since a moment, ISO 8601. */
export const sinceFilter = (since: string): string => `postedAt >= ${seconds(since)}`;

type Circle = NonNullable<SearchRequest["geo"]>;

/** The circle as the server works it out: exact, but it reads the place of every document, once for each query. */
export const circleFilter = ({ lat, lon, radiusKm }: Circle): string =>
  `_geoRadius(${lat}, ${lon}, ${Math.max(0, radiusKm) * 1_000})`;

/** The box that holds the circle. */
export function boxFilter(circle: Circle): string {
  const { south, north, spans } = boxAround(circle);
  const across = spans.map(({ west, east }) => `lng >= ${west} AND lng <= ${east}`);
  return allOf([`lat >= ${south} AND lat <= ${north}`, ...(across.length === 0 ? [] : [anyOf(across)])]);
}

/** The condition for spots of the box that are in the circle; null when none is. */
export function spotFilter(spots: readonly string[], circle: Circle): string | null {
  const inside = spots.filter((spot) => {
    const [lat, lon] = spot.split(",").map(Number);
    return lat !== undefined && lon !== undefined && kmBetween(circle, { lat, lon }) <= circle.radiusKm;
  });
  return inside.length === 0 ? null : oneOf("spot", inside);
}

/**
 * Each of these must hold. As a list, since the server copies what is left of a text at every sign it does not expect
 * there: one long text was a third of its work for a search.
 */
export const together = (conditions: readonly Condition[]): (string | string[])[] =>
  conditions.map((condition) => (typeof condition === "string" ? condition : [...condition]));

/**
 * The engine's sort, of hits that come before those of so many tiers. Hits of one rank stay in the order in which the server keeps them: sorting them by id as well took
 * a sixth of a search. Other ties are by id, and then by place, where a posting stands for its first place that fits.
 */
export function sortOf(
  request: Pick<SearchRequest, "sort" | "geo" | "near">,
  { several, tiersAfter }: { readonly several: boolean; readonly tiersAfter: number },
): readonly string[] {
  const centre = request.geo ?? request.near;
  const byRank = [`${rankWithHeadStart(tiersAfter)}:desc`];
  const first = {
    relevance: byRank,
    date: ["postedAt:desc"],
    wage: ["wageMin:desc"],
    distance: centre ? [`_geoPoint(${centre.lat}, ${centre.lon}):asc`] : byRank,
  }[request.sort ?? "relevance"];
  if (several) return [...first, "postingId:asc", "place:asc"];
  return first === byRank ? byRank : [...first, "postingId:asc"];
}
