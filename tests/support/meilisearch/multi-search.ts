import { compareBytes } from "./attribute-patterns.ts";
import { countFacets } from "./facet-counts.ts";
import { readFilter } from "./filter-evaluation.ts";
import type { IndexStore } from "./index-store.ts";
import type { Json, JsonObject } from "./json.ts";
import { NotImitated, Refusal } from "./refusal.ts";
import { readMultiSearch, readSort, type Federation, type IndexedRequest } from "./search-request.ts";
import { findHits, search, type FoundHit } from "./search.ts";

type Open = (uid: string) => { readonly index: IndexStore; readonly rule: Json | null };

/** Several searches in one request; one that is refused fails them all, and is named. */
export function multiSearch(body: Json, open: Open): JsonObject {
  const { queries, federation } = readMultiSearch(body);
  const each = <T>(work: (query: IndexedRequest, at: number) => T): readonly T[] =>
    queries.map((query, at) => {
      try {
        return work(query, at);
      } catch (error) {
        throw error instanceof Refusal ? error.within(`Inside \`.queries[${at}]\`: `, 400) : error;
      }
    });
  const ruleOf = (rule: Json | null) => (rule === null ? null : readFilter(rule, "invalid_search_filter"));
  if (federation)
    return merged(
      each((query, at) => {
        const { index, rule } = open(query.indexUid ?? "");
        return federated(index, { query, at, rule: ruleOf(rule) }, federation);
      }),
      federation,
    );
  const results = each(({ indexUid = "", federationOptions, ...request }) => {
    if (federationOptions)
      throw new Refusal(
        "invalid_multi_search_federation_options",
        "Using `federationOptions` is not allowed in a non-federated search.\n - Hint: remove `federationOptions` from the query or add `federation` to the request.",
      );
    const { index, rule } = open(indexUid);
    return { indexUid, ...search(index, request, ruleOf(rule)) };
  });
  return { results };
}

type SortValue = { readonly value: number | string; readonly ascending: boolean };
type Candidate = FoundHit & {
  readonly index: IndexStore;
  /** Which of the searches found it. */
  readonly at: number;
  readonly sorted: readonly SortValue[];
  readonly score: number;
};
type Part = {
  readonly index: IndexStore;
  readonly candidates: ReadonlySet<number>;
  readonly hits: readonly Candidate[];
};

/** One of the searches, as far as the page of all of them may need it. */
function federated(
  index: IndexStore,
  {
    query,
    at,
    rule,
  }: {
    readonly query: IndexedRequest;
    readonly at: number;
    readonly rule: ReturnType<typeof readFilter> | null;
  },
  { limit = 20, offset = 0, distinct }: Federation,
): Part {
  const { indexUid = "", federationOptions, ...request } = query;
  const { facets, page, hitsPerPage, sort, q } = request;
  if (facets || page || hitsPerPage)
    throw new NotImitated("federated searches with facets or pages of one of them");
  const words = (q ?? "").trim() !== "";
  if (words && (sort ?? []).length > 0) throw new NotImitated("federated searches with words and a sort");
  const { hits, candidates } = findHits(
    index,
    { ...request, ...(distinct == null ? {} : { distinct }), limit: limit + offset, showRankingScore: words },
    rule,
  );
  return {
    index,
    candidates,
    hits: hits.map(({ number, hit: { _rankingScore = 1, ...document } }) => {
      const score = Number(_rankingScore) * (federationOptions?.weight ?? 1);
      const _federation = { indexUid, queriesPosition: at, weightedRankingScore: score };
      const sorted = sortValues(index, number, sort ?? []);
      return { index, number, at, sorted, score, hit: { ...document, _federation } };
    }),
  };
}

/** What the document is sorted by. */
function sortValues(index: IndexStore, number: number, sort: readonly string[]): readonly SortValue[] {
  return readSort(sort).map((by) => {
    const value = "field" in by ? index.all.get(number)?.body[by.field] : undefined;
    if (typeof value !== "number" && typeof value !== "string")
      throw new NotImitated(
        "federated searches sorted by anything but numbers and texts that all documents have",
      );
    return { value, ascending: by.ascending };
  });
}

/** Values are compared one after the other, whatever field they are of; then scores; then the order of the searches. */
function compareHits(a: Candidate, b: Candidate): number {
  if (a.sorted.length !== b.sorted.length) throw new NotImitated("federated searches of unlike sorts");
  for (const [at, { value, ascending }] of a.sorted.entries()) {
    const other = b.sorted[at];
    if (!other || other.ascending !== ascending || typeof other.value !== typeof value)
      throw new NotImitated("federated searches of unlike sorts");
    const order =
      typeof value === "number" ? value - Number(other.value) : compareBytes(value, String(other.value));
    if (order !== 0) return ascending ? order : -order;
  }
  return b.score - a.score || a.at - b.at;
}

/** One list of the hits of all searches, each document once. */
function merged(
  parts: readonly Part[],
  { limit = 20, offset = 0, distinct, facetsByIndex }: Federation,
): JsonObject {
  const candidates = new Map<IndexStore, Set<number>>();
  for (const part of parts) {
    const known = candidates.get(part.index) ?? new Set<number>();
    for (const number of part.candidates) known.add(number);
    candidates.set(part.index, known);
  }
  const seen = new Map<IndexStore, Set<number>>();
  const values = new Set<Json>();
  const hits: JsonObject[] = [];
  for (const candidate of parts.flatMap((part) => part.hits).sort(compareHits)) {
    const { index, number, hit } = candidate;
    const known = seen.get(index) ?? new Set<number>();
    seen.set(index, known);
    if (known.has(number)) continue;
    known.add(number);
    const value = distinct == null ? undefined : index.all.get(number)?.body[distinct];
    if (value !== undefined && values.has(value)) {
      candidates.get(index)?.delete(number);
      continue;
    }
    if (value !== undefined) values.add(value);
    hits.push(hit);
  }
  const facets = Object.entries(facetsByIndex ?? {}).flatMap(([uid, names]) => {
    const [index, found] = [...candidates].find(([{ uid: known }]) => known === uid) ?? [];
    if (!index || !found) throw new NotImitated("facets of an index that is not searched");
    if (names === null) return [];
    const { facetDistribution: distribution, facetStats: stats } = countFacets(index, names, found);
    return [[uid, { distribution, stats }]];
  });
  return {
    hits: hits.slice(offset, offset + limit),
    processingTimeMs: 0,
    ...{ limit, offset },
    estimatedTotalHits: [...candidates.values()].reduce((sum, found) => sum + found.size, 0),
    ...(facetsByIndex ? { facetsByIndex: Object.fromEntries(facets) as JsonObject } : {}),
    requestUid: "00000000-0000-7000-8000-000000000000",
  };
}
