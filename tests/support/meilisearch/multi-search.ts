import { readFilter } from "./filter-evaluation.ts";
import type { IndexStore } from "./index-store.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import { NotImitated, Refusal } from "./refusal.ts";
import { readMultiSearch, type IndexedRequest } from "./search-request.ts";
import { search } from "./search.ts";

type Open = (uid: string) => { readonly index: IndexStore; readonly rule: Json | null };

/** Several searches in one request; one that is refused fails them all, and is named. */
export function multiSearch(body: Json, open: Open): JsonObject {
  const { queries, federation } = readMultiSearch(body);
  const results = queries.map((query, at) => {
    try {
      const { indexUid = "", federationOptions, ...request } = query;
      if (federationOptions && !federation)
        throw new Refusal(
          "invalid_multi_search_federation_options",
          "Using `federationOptions` is not allowed in a non-federated search.\n - Hint: remove `federationOptions` from the query or add `federation` to the request.",
        );
      const { index, rule } = open(indexUid);
      const added = rule === null ? null : readFilter(rule, "invalid_search_filter");
      if (!federation) return { indexUid, ...search(index, request, added) };
      const ends = (federation.limit ?? 20) + (federation.offset ?? 0);
      return search(index, { ...request, limit: ends, showRankingScore: true }, added);
    } catch (error) {
      throw error instanceof Refusal ? error.within(`Inside \`.queries[${at}]\`: `, 400) : error;
    }
  });
  return federation ? merged(queries, results, federation) : { results };
}

/** One list of the hits of all searches, by their weighted scores. */
function merged(
  queries: readonly IndexedRequest[],
  results: readonly JsonObject[],
  { limit = 20, offset = 0 }: { readonly limit?: number; readonly offset?: number },
): JsonObject {
  if (queries.some(({ facets, page, sort }) => facets || page || sort))
    throw new NotImitated("federated searches with facets, pages or sort");
  const all = results.flatMap((result, queriesPosition) => {
    const { indexUid = "", federationOptions } = queries[queriesPosition] ?? {};
    const hits = isList(result["hits"]) ? result["hits"].filter(isObject) : [];
    return hits.map(({ _rankingScore, ...hit }) => ({
      ...hit,
      _federation: {
        indexUid,
        queriesPosition,
        weightedRankingScore: Number(_rankingScore) * (federationOptions?.weight ?? 1),
      },
    }));
  });
  const hits = all.sort((a, b) => b._federation.weightedRankingScore - a._federation.weightedRankingScore);
  const total = results.reduce((sum, result) => sum + Number(result["estimatedTotalHits"]), 0);
  return {
    hits: hits.slice(offset, offset + limit),
    processingTimeMs: 0,
    limit,
    offset,
    estimatedTotalHits: total,
    requestUid: "00000000-0000-7000-8000-000000000000",
  };
}
