import type { MultiSearchParams, SearchResponse } from "meilisearch";
import type { Live } from "./meilisearch-books.server.ts";
import { countBands } from "./meilisearch-bands.server.ts";
import { kmBetween } from "./geography.ts";
import { MOST_VALUES, safeTerm } from "./meilisearch-documents.ts";
import {
  baseFilters,
  beyond,
  boxFilter,
  circleFilter,
  facetFilter,
  sortOf,
  spotFilter,
  together,
  wordTiers,
} from "./meilisearch-query.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";
import {
  isFacet,
  REACHABLE,
  type Facet,
  type FacetCount,
  type FacetCounts,
  type SearchHit,
  type SearchPage,
  type SearchRequest,
  type Suggestion,
} from "./search-engine.ts";
import { windowOf } from "./search-window.ts";

type Query = MultiSearchParams["queries"][number];

/** A condition that nothing meets. */
const NOWHERE = "place = 0";

const FIELDS = ["postingId", "place", "kind", "_geo"] as const;
/**
 * The first request asks for the best tier and for the numbers; a second one for the other tiers, where the first does
 * not fill the page. Within a distance there is one before both, which finds the spots that are near enough.
 */
export async function findPostings(
  server: MeilisearchServer,
  { postings, analysis }: Live,
  request: SearchRequest,
): Promise<SearchPage> {
  const nothing: SearchPage = { hits: [], total: 0, reachable: 0, facets: {}, analysis };
  if (postings === null) return nothing;
  const words = wordTiers(request);
  const any = words?.at(-1) ?? null;
  const base = [...baseFilters(request)];
  let near: string | null = null;
  if (request.geo) {
    near = await nearby(server, postings, request.geo, [...(any === null ? [] : [any]), ...base]);
    // None is near enough; how many are farther away is counted all the same.
    if (near === null && !request.bands) return { ...nothing, facets: emptyCounts(request) };
    base.push(near ?? NOWHERE);
  }
  const conditions = new Map<Facet, string>();
  for (const facet of Object.keys(request.filter).filter(isFacet)) {
    const filter = facetFilter(facet, request);
    if (filter !== null) conditions.set(facet, filter);
  }
  const within = (tier: string | null, without: Facet | null = null): string =>
    together([
      ...(tier === null ? [] : [tier]),
      ...base,
      ...[...conditions].filter(([facet]) => facet !== without).map(([, filter]) => filter),
    ]);

  const tiered = words !== null && (request.sort ?? "relevance") === "relevance";
  const tiers = tiered ? words.map((tier, at) => beyond(tier, words[at - 1])) : [any];
  const { limit, offset } = windowOf(request);
  const most = Math.min(REACHABLE, offset + limit);
  const sort = [...sortOf(request)];
  const [best, ...others] = tiers.map((tier): Query => ({
    ...{ indexUid: postings, q: "", sort },
    filter: within(tier),
    limit: most,
    attributesToRetrieve: [...FIELDS],
  }));

  const wanted = [...new Set(request.facets ?? [])];
  const shared = wanted.filter((facet) => !conditions.has(facet));
  const own = wanted.filter((facet) => conditions.has(facet));
  const counted = [
    countQueries(postings, within(any), shared),
    ...own.map((facet) => countQueries(postings, within(any, facet), [facet])),
  ];
  const [[first, ...numbers], bands] = await Promise.all([
    server.search([...(best ? [best] : []), ...counted.flat()]),
    request.bands
      ? countBands(server, {
          ...{ request, steps: request.bands, near: request.geo ? (near ?? NOWHERE) : null },
          others: [...(any === null ? [] : [any]), ...conditions.values()],
          ask: (filter, attributes) => countQueries(postings, filter, attributes),
        })
      : null,
  ]);

  const facets: Partial<Record<Facet, readonly FacetCount[]>> = {};
  const answers = (at: number) => numbers.slice(2 * at, 2 * at + 2);
  for (const facet of shared) facets[facet] = countsOf(answers(0), facet);
  own.forEach((facet, at) => (facets[facet] = countsOf(answers(at + 1), facet)));
  const total = answers(0).reduce(
    (sum, answer) => sum + (answer.totalHits ?? answer.estimatedTotalHits ?? 0),
    0,
  );
  const found = await withFurther(server, first ? [first] : [], others, Math.min(most, total));
  const hits = hitsOf(found, tiers.length, request).slice(offset, offset + limit);
  return {
    ...{ hits, total, reachable: Math.min(total, REACHABLE), facets: facets as FacetCounts, analysis },
    ...(bands ? { bands } : {}),
  };
}

/** Up to so many hits it is quicker to ask for all tiers at once than for one after the other. */
const FEW_HITS = 100;

const distinct = (tiers: readonly SearchResponse[]): number =>
  new Set(tiers.flatMap(({ hits }) => hits.map((hit) => hit["postingId"] as string))).size;

/**
 * The tiers found, and further ones until there are hits enough. On a late page each is asked for what is
 * still missing only, as the server's work grows with every hit; again where places of postings known already took the room.
 */
async function withFurther(
  server: MeilisearchServer,
  found: readonly SearchResponse[],
  others: Query[],
  enough: number,
): Promise<readonly SearchResponse[]> {
  if (others.length === 0 || distinct(found) >= enough) return found;
  if (enough <= FEW_HITS) return [...found, ...(await server.search(others))];
  const tiers = [...found];
  for (const query of others) {
    const missing = enough - distinct(tiers);
    if (missing <= 0) break;
    const [answer] = await server.search([{ ...query, limit: missing }]);
    if (!answer) continue;
    const cut = answer.hits.length === missing && distinct([...tiers, answer]) < enough;
    tiers.push(...(cut ? await server.search([query]) : [answer]));
  }
  return tiers;
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
  conditions: readonly string[],
): Promise<string | null> {
  const filter = together([...conditions, boxFilter(circle)]);
  const [answer] = await server.search([
    { indexUid, q: "", filter, limit: 0, facets: ["spot"], attributesToRetrieve: ["postingId"] },
  ]);
  const spots = Object.keys(answer?.facetDistribution?.spot ?? {});
  return spots.length >= MOST_VALUES ? circleFilter(circle) : spotFilter(spots, circle);
}

const emptyCounts = ({ facets }: SearchRequest): FacetCounts =>
  Object.fromEntries((facets ?? []).map((facet) => [facet, []]));

/**
 * How many postings meet the filter, by facets, in two questions: those with one place of work are as many as their
 * documents; only of the others, which are few, must the server look which documents are of one posting.
 */
function countQueries(indexUid: string, filter: string, facets: readonly string[]): readonly [Query, Query] {
  const common = { indexUid, q: "", attributesToRetrieve: ["postingId"], facets: [...facets] };
  return [
    { ...common, filter: together([filter, "single = true"]), limit: 0 },
    { ...common, filter: together([filter, "single = false"]), page: 1, hitsPerPage: 1 },
  ];
}

/** The tiers one after the other; a posting whose places of work met several is shown for the best. */
function hitsOf(
  tiers: readonly SearchResponse[],
  best: number,
  request: SearchRequest,
): readonly SearchHit[] {
  const centre = request.geo ?? request.near ?? null;
  const seen = new Set<string>();
  return tiers.flatMap(({ hits }, at) =>
    hits.flatMap((hit) => {
      const { postingId, place, kind, _geo } = hit as {
        postingId: string;
        place: number;
        kind: SearchHit["kind"];
        _geo?: { lat: number; lng: number } | null;
      };
      if (seen.has(postingId)) return [];
      seen.add(postingId);
      const distanceKm = centre && _geo ? kmBetween(centre, { lat: _geo.lat, lon: _geo.lng }) : null;
      return [{ postingId, place, kind, score: best - at, distanceKm }];
    }),
  );
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

const LONGEST_PREFIX = 60;
/** Shorter beginnings are like too much. */
const SHORTEST_ALIKE = 4;

/** Labels that begin with what was typed, then those with a later word that does, then those that are like it. */
export async function findSuggestions(
  server: MeilisearchServer,
  { suggestions }: Live,
  typed: string,
  limit: number,
): Promise<readonly Suggestion[]> {
  const prefix = typed.slice(0, LONGEST_PREFIX).trim();
  if (prefix === "" || suggestions === null || limit < 1) return [];
  const begins = `key STARTS WITH "${safeTerm(prefix)}"`;
  const later = `later STARTS WITH "${safeTerm(prefix)}"`;
  // The same words may stand for several concepts, of which one is shown.
  const enough = limit * 3;
  const byWeight = ["weight:desc", "key:asc", "kind:asc", "id:asc"];
  const results = await server.search([
    { indexUid: suggestions, q: "", filter: begins, sort: byWeight, limit: enough },
    { indexUid: suggestions, q: "", filter: `${later} AND NOT ${begins}`, sort: byWeight, limit: enough },
    ...(prefix.length >= SHORTEST_ALIKE
      ? [
          {
            indexUid: suggestions,
            q: prefix,
            filter: `NOT ${begins} AND NOT ${later}`,
            // Of equally few typos the shorter label is the liker one.
            sort: ["letters:asc", ...byWeight],
            limit: enough,
            matchingStrategy: "all" as const,
            locales: ["ara" as const],
          },
        ]
      : []),
  ]);
  const seen = new Set<string>();
  const found = results.flatMap(({ hits }) =>
    hits.flatMap((hit) => {
      const { text, lang, conceptId, kind, key } = hit as unknown as Suggestion & { readonly key: string };
      const shown = `${kind} ${key}`;
      if (seen.has(shown)) return [];
      seen.add(shown);
      return [{ text, lang, conceptId, kind }];
    }),
  );
  return found.slice(0, limit);
}
