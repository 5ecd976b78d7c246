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

/** Scores of a strict search: 1 anywhere. */
const [IN_HEAD, TITLED] = [2, 3] as const;

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
  if (!mayFill || !best || !between || !last) return hitsOfTiers(server, request, search);
  const { hits: found, told } = await hitsOfTiers(server, request, { ...search, tiers: [best, last] });
  const titled = found.flatMap((hit) => (hit.score > 1 ? [{ ...hit, score: TITLED }] : []));
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

async function hitsBetween(
  server: MeilisearchServer,
  request: SearchRequest,
  { indexUid, several }: TierSearch,
  between: readonly Condition[],
): Promise<readonly SearchHit[]> {
  const { limit } = windowOf(request);
  const [answer] = await server.search([
    {
      ...questionOf(request, { indexUid, several }, { tier: between, tiersAfter: 0 }),
      ...{ limit, ...(several ? { distinct: "postingId" } : {}) },
    },
  ]);
  return answer ? hitsOf(answer, IN_HEAD, request) : [];
}

const questionOf = (
  request: SearchRequest,
  { indexUid, several }: Pick<TierSearch, "indexUid" | "several">,
  { tier, tiersAfter }: { readonly tier: readonly Condition[]; readonly tiersAfter: number },
): Query => ({
  ...{ indexUid, filter: together(tier) },
  attributesToRetrieve: [...FIELDS, ...(request.geo || request.near ? ["_geo"] : [])],
  sort: [...sortOf(request, { several, tiersAfter })],
});

async function hitsOfTiers(
  server: MeilisearchServer,
  request: SearchRequest,
  search: TierSearch,
): Promise<RankedHits> {
  const { indexUid, tiers, several } = search;
  const { limit, offset } = windowOf(request);
  const page = { offset, limit: Math.min(REACHABLE - offset, limit) };
  const facets = [...search.facets];
  const distinct = several ? { distinct: "postingId" } : {};
  const queries = tiers.map((tier, at) =>
    questionOf(request, search, { tier, tiersAfter: tiers.length - 1 - at }),
  );
  if (tiers.length > 1) {
    const told = await server.merged({
      queries,
      federation: {
        ...page,
        ...distinct,
        ...(facets.length > 0 ? { facetsByIndex: { [indexUid]: facets } } : {}),
      },
    });
    return { told, hits: hitsOf(told, tiers.length, request) };
  }
  const [told] = await server.search(queries.map((query) => ({ ...query, ...page, ...distinct, facets })));
  if (!told) throw new Error("The search server left a question unanswered");
  return { told, hits: hitsOf(told, tiers.length, request) };
}

/** A hit's score is the tier it was found in: of several the server takes it for the best. */
function hitsOf({ hits }: SearchResponse, tiers: number, request: SearchRequest): readonly SearchHit[] {
  const centre = request.geo ?? request.near ?? null;
  return hits.map((hit) => {
    const { id, kind, _geo } = hit as unknown as {
      id: string;
      kind: SearchHit["kind"];
      _geo?: { lat: number; lng: number } | null;
    };
    const distanceKm = centre && _geo ? kmBetween(centre, { lat: _geo.lat, lon: _geo.lng }) : null;
    return {
      ...postingAndPlace(id),
      kind,
      score: tiers - (hit._federation?.queriesPosition ?? 0),
      distanceKm,
    };
  });
}
