import type { MultiSearchParams, SearchResponse } from "meilisearch";
import type { Live } from "./meilisearch-books.server.ts";
import { countBands } from "./meilisearch-bands.server.ts";
import { kmBetween } from "./geography.ts";
import { MOST_VALUES } from "./meilisearch-documents.ts";
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
} from "./search-engine.ts";
import { termChoices } from "./search-terms.ts";
import { windowOf } from "./search-window.ts";

type Query = MultiSearchParams["queries"][number];

/** A condition that nothing meets. */
const NOWHERE = "place = 0";

const FIELDS = ["postingId", "place", "kind", "_geo"] as const;

/**
 * A question costs the server about a millisecond, and a request two more, however simple they are: so few are asked, at
 * most two requests at the same time, and none after them where that can be foreseen. A tier holds those better than it,
 * so the page is full when what is known is left out of the next one, and the last tells the total. A single word fills
 * the page from its best tier as a rule: then only the numbers of all are asked for beside it, and another request brings
 * the hits of the others if they are needed after all. Within a distance there is one request before, which finds the
 * spots near enough.
 */
export async function findPostings(
  server: MeilisearchServer,
  { postings, analysis, several }: Live,
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
  const conditions = facetConditions(request);
  const within = (tier: string | null, without: Facet | null = null): string =>
    together([
      ...(tier === null ? [] : [tier]),
      ...base,
      ...[...conditions].filter(([facet]) => facet !== without).map(([, filter]) => filter),
    ]);
  const wanted = [...new Set(request.facets ?? [])];
  const shared = wanted.filter((facet) => !conditions.has(facet));
  const own = wanted.filter((facet) => conditions.has(facet));
  const counting = (facets: readonly Facet[], tier: string | null, without: Facet | null = null) =>
    countQueries(postings, within(tier, without), facets, several);

  const tiered = words !== null && (request.sort ?? "relevance") === "relevance";
  const tiers = tiered ? words : [any];
  const { limit, offset } = windowOf(request);
  const most = Math.min(REACHABLE, offset + limit);
  const hitsIn = (tier: string | null): Query => ({
    ...{ indexUid: postings, q: "", sort: [...sortOf(request, several)], filter: within(tier), limit: most },
    attributesToRetrieve: [...FIELDS],
  });
  const asked = offset === 0 && termChoices(request.terms).length > 1 ? tiers : tiers.slice(0, 1);
  const lastTells = !several && asked.length === tiers.length;
  const [best, ...others] = asked.map((tier, at) =>
    lastTells && at === asked.length - 1 ? { ...hitsIn(tier), facets: [...shared] } : hitsIn(tier),
  );
  const numbers = lastTells ? [] : counting(shared, any);
  const owns = own.map((facet) => counting([facet], any, facet));
  const [first, beside, bands] = await Promise.all([
    askedOf(server, best ? [best] : []),
    askedOf(server, [...others, ...numbers, ...owns.flat()]),
    request.bands
      ? countBands(server, {
          ...{ request, steps: request.bands, several, near: request.geo ? (near ?? NOWHERE) : null },
          others: [...(any === null ? [] : [any]), ...conditions.values()],
          ask: (filter, attributes) => countQueries(postings, filter, attributes, several),
        })
      : null,
  ]);
  const answered = [...first, ...beside.slice(0, others.length)];
  let at = others.length + numbers.length;
  const told = lastTells ? answered.slice(-1) : beside.slice(others.length, at);

  const facets: Partial<Record<Facet, readonly FacetCount[]>> = {};
  for (const facet of shared) facets[facet] = countsOf(told, facet);
  for (const [index, facet] of own.entries())
    facets[facet] = countsOf(beside.slice(at, (at += owns[index]?.length ?? 0)), facet);
  const total = told.reduce((sum, answer) => sum + (answer.totalHits ?? answer.estimatedTotalHits ?? 0), 0);
  const further = tiers
    .map((tier, index) => (tier === null ? tier : beyond(tier, words?.[index - 1])))
    .slice(asked.length)
    .map(hitsIn);
  const found = await withFurther(server, answered, further, Math.min(most, total));
  const hits = hitsOf(found, tiers.length, request).slice(offset, offset + limit);
  return {
    ...{ hits, total, reachable: Math.min(total, REACHABLE), facets: facets as FacetCounts, analysis },
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
 * How many postings meet the filter, by facets. Those with one place of work are as many as their documents; only of
 * the others, which are few, must the server look which documents are of one posting: that is a second question, where
 * there are any.
 */
function countQueries(
  indexUid: string,
  filter: string,
  facets: readonly string[],
  several: boolean,
): readonly Query[] {
  const common = { indexUid, q: "", attributesToRetrieve: ["postingId"], facets: [...facets] };
  if (!several) return [{ ...common, filter, limit: 0 }];
  return [
    { ...common, filter: together([filter, "single = true"]), limit: 0 },
    { ...common, filter: together([filter, "single = false"]), page: 1, hitsPerPage: 1 },
  ];
}

/** The tiers one after the other; a posting that is in several, by its places of work or its words, is shown for the best. */
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
