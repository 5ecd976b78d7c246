import type { MultiSearchParams, SearchResponse } from "meilisearch";
import type { Live } from "./meilisearch-books.server.ts";
import { countBands } from "./meilisearch-bands.server.ts";
import { MOST_VALUES } from "./meilisearch-documents.ts";
import {
  baseFilters,
  boxFilter,
  circleFilter,
  facetFilter,
  spotFilter,
  together,
  wordTiers,
  type Condition,
} from "./meilisearch-query.ts";
import { rankedHits } from "./meilisearch-ranked.server.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";
import {
  isFacet,
  REACHABLE,
  type Facet,
  type FacetCount,
  type FacetCounts,
  type SearchPage,
  type SearchRequest,
} from "./search-engine.ts";

type Query = MultiSearchParams["queries"][number];

/** A condition that nothing meets. */
const NOWHERE = "place = 0";

/**
 * A question costs the server about a millisecond, and a request two more, however simple they are: so a search is one
 * request as a rule. All tiers are ranked in it, each by a rank of its own with a head start over the next, which the
 * server puts into one order; each tier holds those better than it, so all of them together are the last, whose total
 * and facets the same answer tells. Beside it go only facets with a condition of their own, and the numbers where
 * postings have several places of work. Within a distance there is one request before, which finds the spots near enough.
 * No question has a text: the server would take even an empty one apart.
 */
export async function findPostings(
  server: MeilisearchServer,
  { postings, analysis, several }: Live,
  request: SearchRequest,
): Promise<SearchPage> {
  const nothing: SearchPage = { hits: [], total: 0, reachable: 0, facets: {}, analysis };
  if (postings === null) return nothing;
  const words = wordTiers(request);
  const any = words?.at(-1) ?? [];
  const base = [...baseFilters(request)];
  let near: string | null = null;
  if (request.geo) {
    near = await nearby(server, postings, request.geo, [...any, ...base]);
    // None is near enough; how many are farther away is counted all the same.
    if (near === null && !request.bands) return { ...nothing, facets: emptyCounts(request) };
    base.push(near ?? NOWHERE);
  }
  const conditions = facetConditions(request);
  const within = (tier: readonly Condition[], without: Facet | null = null): readonly Condition[] => [
    ...tier,
    ...base,
    ...[...conditions].filter(([facet]) => facet !== without).map(([, filter]) => filter),
  ];
  const wanted = [...new Set(request.facets ?? [])];
  const shared = wanted.filter((facet) => !conditions.has(facet));
  const own = wanted.filter((facet) => conditions.has(facet));
  const counting = (facets: readonly Facet[], without: Facet | null = null) =>
    countQueries(postings, within(any, without), facets, several);

  const tiered = words !== null && (request.sort ?? "relevance") === "relevance";
  const tiers = (tiered ? words : [any]).map((tier) => within(tier));
  const numbers = several ? counting(shared) : [];
  const owns = own.map((facet) => counting([facet], facet));
  const [ranked, beside, bands] = await Promise.all([
    rankedHits(server, request, { indexUid: postings, tiers, facets: several ? [] : shared, several }),
    askedOf(server, [...numbers, ...owns.flat()]),
    request.bands
      ? countBands(server, {
          ...{ request, steps: request.bands, several, near: request.geo ? (near ?? NOWHERE) : null },
          others: [...any, ...conditions.values()],
          ask: (all, attributes) => countQueries(postings, all, attributes, several),
        })
      : null,
  ]);
  let at = numbers.length;
  const told = several ? beside.slice(0, at) : [ranked.told];
  const facets: Partial<Record<Facet, readonly FacetCount[]>> = {};
  for (const facet of shared) facets[facet] = countsOf(told, facet);
  for (const [index, facet] of own.entries())
    facets[facet] = countsOf(beside.slice(at, (at += owns[index]?.length ?? 0)), facet);
  const total = told.reduce((sum, answer) => sum + (answer.totalHits ?? answer.estimatedTotalHits ?? 0), 0);
  return {
    ...{
      hits: ranked.hits,
      total,
      reachable: Math.min(total, REACHABLE),
      facets: facets as FacetCounts,
      analysis,
    },
    ...(bands ? { bands } : {}),
  };
}

const askedOf = (server: MeilisearchServer, queries: Query[]): Promise<readonly SearchResponse[]> =>
  queries.length === 0 ? Promise.resolve([]) : server.search(queries);

/** The conditions on facets that are set. */
function facetConditions(request: SearchRequest): ReadonlyMap<Facet, string> {
  const conditions = new Map<Facet, string>();
  for (const facet of Object.keys(request.filter).filter(isFacet)) {
    const filter = facetFilter(facet, request);
    if (filter !== null) conditions.set(facet, filter);
  }
  return conditions;
}

/**
 * The condition for documents near enough, null when there is none. Postings stand at places of the directory, so their
 * spots are few: the server names those in the box around, and which are in the circle is worked out here. Where there
 * are too many to name, the server works out the circle.
 */
async function nearby(
  server: MeilisearchServer,
  indexUid: string,
  circle: NonNullable<SearchRequest["geo"]>,
  conditions: readonly Condition[],
): Promise<string | null> {
  const filter = together([...conditions, boxFilter(circle)]);
  const [answer] = await server.search([
    { indexUid, filter, limit: 0, facets: ["spot"], attributesToRetrieve: ["postingId"] },
  ]);
  const spots = Object.keys(answer?.facetDistribution?.spot ?? {});
  return spots.length >= MOST_VALUES ? circleFilter(circle) : spotFilter(spots, circle);
}

const emptyCounts = ({ facets }: SearchRequest): FacetCounts =>
  Object.fromEntries((facets ?? []).map((facet) => [facet, []]));

/**
 * How many postings meet the conditions, by facets. Those with one place of work are as many as their documents; only of
 * the others, which are few, must the server look which documents are of one posting: that is a second question, where
 * there are any.
 */
function countQueries(
  indexUid: string,
  conditions: readonly Condition[],
  facets: readonly string[],
  several: boolean,
): readonly Query[] {
  const common = { indexUid, attributesToRetrieve: ["postingId"], facets: [...facets] };
  if (!several) return [{ ...common, filter: together(conditions), limit: 0 }];
  return [
    { ...common, filter: together([...conditions, "single = true"]), limit: 0 },
    {
      ...{ ...common, filter: together([...conditions, "single = false"]), distinct: "postingId" },
      ...{ page: 1, hitsPerPage: 1 },
    },
  ];
}

/** Counts of a facet, added up, the most frequent first; a truth that does not hold is no value. */
function countsOf(answers: readonly SearchResponse[], facet: Facet): readonly FacetCount[] {
  const counts = new Map<string, number>();
  for (const { facetDistribution } of answers)
    for (const [value, count] of Object.entries(facetDistribution?.[facet] ?? {}))
      if (value !== "false") counts.set(value, (counts.get(value) ?? 0) + count);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
