import type { MultiSearchParams, SearchResponse } from "meilisearch";
import { kmBetween } from "./geography.ts";
import { postingAndPlace } from "./meilisearch-documents.ts";
import { sortOf, together, type Condition } from "./meilisearch-query.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";
import { REACHABLE, type Facet, type SearchHit, type SearchRequest } from "./search-engine.ts";
import { termChoices } from "./search-terms.ts";
import { windowOf } from "./search-window.ts";

type Query = MultiSearchParams["queries"][number];

/** All that is read of a hit: the id of its document names posting and place. */
const FIELDS = ["id", "kind"] as const;

/** Scores of a strict search. */
const [ANYWHERE, IN_HEAD, TITLED] = [1, 2, 3] as const;

/** Conditions of which a hit meets all, and what such a hit scores. */
type Tier = { readonly conditions: readonly Condition[]; readonly score: number };

export type TierSearch = {
  readonly indexUid: string;
  /** The conditions of each, the best first; each holds those before it. */
  readonly tiers: readonly (readonly Condition[])[];
  readonly facets: readonly Facet[];
  /** Some postings have several places of work. */
  readonly several: boolean;
};

/** The page asked for, and the answer that tells the number of all hits and their facets. */
export type RankedHits = { readonly hits: readonly SearchHit[]; readonly told: SearchResponse };

/**
 * The page asked for of the hits of all tiers. The titles fill the first page of nearly every single word: so the tier
 * between is left out of its question, and asked by itself where they were too few.
 */
export async function rankedHits(
  server: MeilisearchServer,
  request: SearchRequest,
  search: TierSearch,
): Promise<RankedHits> {
  const [best, between, last] = search.tiers;
  const { limit, offset } = windowOf(request);
  const mayFill = offset === 0 && request.mode === "strict" && termChoices(request.terms).length === 1;
  if (!mayFill || !best || !between || !last) {
    const tiers = search.tiers.map((conditions, at, { length }) => ({ conditions, score: length - at }));
    return hitsOfTiers(server, request, search, tiers);
  }
  const outer: readonly Tier[] = [
    { conditions: best, score: TITLED },
    { conditions: last, score: ANYWHERE },
  ];
  const { hits: found, told } = await hitsOfTiers(server, request, search, outer);
  const titled = found.filter(({ score }) => score === TITLED);
  if (titled.length === found.length) return { hits: titled, told };
  // Each tier holds those better than it, so these hold every posting that the page can need.
  const known = new Set<string>();
  const all = [
    ...titled,
    ...(await hitsBetween(server, request, search, between)),
    ...found.slice(titled.length),
  ].filter(({ postingId }) => !known.has(postingId) && known.add(postingId));
  return { hits: all.slice(0, limit), told };
}

/** The first hits of the tier between, those of the best one among them. */
async function hitsBetween(
  server: MeilisearchServer,
  request: SearchRequest,
  search: TierSearch,
  between: readonly Condition[],
): Promise<readonly SearchHit[]> {
  const tier = { conditions: between, score: IN_HEAD };
  return (await hitsOfTiers(server, request, { ...search, facets: [] }, [tier])).hits;
}

async function hitsOfTiers(
  server: MeilisearchServer,
  request: SearchRequest,
  { indexUid, several, facets }: Omit<TierSearch, "tiers">,
  tiers: readonly Tier[],
): Promise<RankedHits> {
  const { limit, offset } = windowOf(request);
  const page = {
    ...{ offset, limit: Math.min(REACHABLE - offset, limit) },
    ...(several ? { distinct: "postingId" } : {}),
  };
  const attributesToRetrieve = [...FIELDS, ...(request.geo || request.near ? ["_geo"] : [])];
  const queries = tiers.map(({ conditions }, at): Query => ({
    ...{ indexUid, attributesToRetrieve, filter: together(conditions) },
    sort: [...sortOf(request, { several, tiersAfter: tiers.length - 1 - at })],
  }));
  const scores = tiers.map(({ score }) => score);
  if (tiers.length > 1) {
    const facetsByIndex = facets.length > 0 ? { facetsByIndex: { [indexUid]: [...facets] } } : {};
    const told = await server.merged({ queries, federation: { ...page, ...facetsByIndex } });
    return { told, hits: hitsOf(told, scores, request) };
  }
  const [told] = await server.search(queries.map((query) => ({ ...query, ...page, facets: [...facets] })));
  if (!told) throw new Error("The search server left a question unanswered");
  return { told, hits: hitsOf(told, scores, request) };
}

/** A hit scores what its tier does: of several the server takes it for the best. */
function hitsOf(
  { hits }: SearchResponse,
  scores: readonly number[],
  request: SearchRequest,
): readonly SearchHit[] {
  const centre = request.geo ?? request.near ?? null;
  return hits.map((hit) => {
    const { id, kind, _geo } = hit as unknown as {
      id: string;
      kind: SearchHit["kind"];
      _geo?: { lat: number; lng: number } | null;
    };
    const { postingId, place } = postingAndPlace(id);
    const score = scores[hit._federation?.queriesPosition ?? 0] ?? ANYWHERE;
    const distanceKm = centre && _geo ? kmBetween(centre, { lat: _geo.lat, lon: _geo.lng }) : null;
    return { postingId, place, kind, score, distanceKm };
  });
}
