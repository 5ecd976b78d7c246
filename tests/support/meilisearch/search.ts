import { compareBytes, isFilterable, patternsWith, ruleFor, within } from "./attribute-patterns.ts";
import { bucketSort, distinctOf, type Ranked } from "./bucket-sort.ts";
import { countFacets } from "./facet-counts.ts";
import { evaluateFilter, readFilter } from "./filter-evaluation.ts";
import type { Filter } from "./filter-grammar.ts";
import { metresBetween } from "./geography.ts";
import type { IndexStore } from "./index-store.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { queryCost, readQuery, termCost } from "./query-terms.ts";
import { rankingRules, type SortBy } from "./ranking-rules.ts";
import { scoreOf, scoreDetails } from "./ranking-score.ts";
import { NotImitated, Refusal } from "./refusal.ts";
import { readSort, type SearchRequest } from "./search-request.ts";
import type { AttributeWords } from "./word-index.ts";

type Found = { readonly ranked: Ranked; readonly total: number; readonly candidates: ReadonlySet<number> };

/** Carries out a search; `rule` is a filter that a tenant's token adds. */
export function search(index: IndexStore, request: SearchRequest, rule: Filter | null = null): JsonObject {
  const { settings } = index;
  const { q, page, hitsPerPage, facets, sort } = request;
  const filter = filterOf(request, rule);
  const exact = page != null || hitsPerPage != null;
  const { maxTotalHits } = settings.pagination;
  const size = exact ? (hitsPerPage ?? 20) : (request.limit ?? 20);
  const wanted = exact ? ((page ?? 1) === 0 ? 0 : size * ((page ?? 1) - 1)) : (request.offset ?? 0);
  const from = Math.min(wanted, maxTotalHits);
  const length = page === 0 ? 0 : Math.min(size, maxTotalHits - from);
  const by = readSort(sort ?? []);
  const { ranked, total, candidates } = named(index, () =>
    find(index, request, filter, by, { length: from + length, exact }),
  );
  // The server ranks from the first hit on, and shows those of the page.
  const hits = ranked.numbers
    .map((number, i) => hit(index, number, request, ranked.scores[i] ?? []))
    .slice(from);
  return {
    hits,
    query: q ?? "",
    processingTimeMs: 0,
    ...(exact
      ? {
          hitsPerPage: size,
          page: page ?? 1,
          totalPages: size === 0 ? 0 : Math.ceil(total / size),
          totalHits: total,
        }
      : { limit: request.limit ?? 20, offset: from, estimatedTotalHits: total }),
    ...(facets ? countFacets(index, facets, candidates) : {}),
    requestUid: "00000000-0000-7000-8000-000000000000",
  };
}

export type FoundHit = { readonly number: number; readonly hit: JsonObject };

/** The first hits of a search, with the numbers of their documents and of all that it finds. */
export function findHits(
  index: IndexStore,
  request: SearchRequest,
  rule: Filter | null,
): { readonly hits: readonly FoundHit[]; readonly candidates: ReadonlySet<number> } {
  const { ranked, candidates } = named(index, () =>
    find(index, request, filterOf(request, rule), readSort(request.sort ?? []), {
      ...{ length: request.limit ?? 20, exact: false },
    }),
  );
  const hits = ranked.numbers.map((number, i) => ({
    ...{ number, hit: hit(index, number, request, ranked.scores[i] ?? []) },
  }));
  return { hits, candidates };
}

/** The filter asked for, with one that a tenant's token adds. */
function filterOf({ filter }: SearchRequest, rule: Filter | null): Filter | null {
  const asked = filter === undefined || filter === null ? null : readFilter(filter, "invalid_search_filter");
  const filters = [rule, asked].filter((each) => each !== null);
  return filters.length > 1 ? { op: "and", filters } : (filters[0] ?? null);
}

/** The server names the index before what its engine refuses. */
function named<T>({ uid }: IndexStore, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Refusal ? error.within(`Index \`${uid}\`: `) : error;
  }
}

/** Documents that a search finds, in order; also what facets are counted from. */
export function find(
  index: IndexStore,
  request: SearchRequest,
  filter: Filter | null,
  by: readonly SortBy[],
  { length, exact }: { readonly length: number; readonly exact: boolean },
): Found {
  const { settings } = index;
  const attributes = searchedAttributes(index, request.attributesToSearchOn ?? null);
  const distinctName = request.distinct ?? settings.distinctAttribute;
  if (request.distinct != null) checkDistinct(index, request.distinct);
  if (request.matchingStrategy === "frequency") throw new NotImitated("the matching strategy frequency");
  let universe: ReadonlySet<number> = filter ? evaluateFilter(index, filter) : new Set(index.all.keys());
  checkSort(index, by);

  const strategy = request.matchingStrategy ?? "last";
  const query = (request.q ?? "").trim() === "" ? null : readQuery(request.q ?? "", index.words, settings);
  const attributesOf = (number: number): readonly AttributeWords[] =>
    (index.words.documents.get(number) ?? []).filter(
      ({ attribute }) => attributes?.includes(attribute) ?? true,
    );
  if (query) {
    const { terms, without } = query;
    const fewest = strategy === "all" ? terms.length : Math.min(1, terms.length);
    universe = new Set(
      [...universe].filter((number) => {
        const words = attributesOf(number);
        if (without.some((term) => termCost(term, words) !== null)) return false;
        return terms.length === 0 || queryCost(query, fewest, words) !== null;
      }),
    );
  }
  const distinct = distinctName === null ? null : index.facets.of(distinctName);
  const words = query && query.terms.length > 0 ? { query, strategy, attributesOf } : null;
  const scored = (request.showRankingScore ?? false) || (request.showRankingScoreDetails ?? false);
  const ranked = bucketSort(rankingRules(index, by, words), universe, distinct, { length, scored });
  const candidates =
    exact && distinct ? new Set(distinctOf(ranked.candidates, distinct).kept) : ranked.candidates;
  return { ranked, candidates, total: Math.min(candidates.size, settings.pagination.maxTotalHits) };
}

/** Of names, those that may be shown, sorted, and whether there are others. */
function shown(
  index: IndexStore,
  names: readonly string[],
): { readonly list: string; readonly any: boolean } {
  const { displayedAttributes } = index.settings;
  const open = displayedAttributes.includes("*");
  const visible = [...new Set(names)]
    .filter((name) => open || displayedAttributes.includes(name))
    .sort(compareBytes);
  const hidden = new Set(names).size > visible.length ? ", <..hidden-attributes>" : "";
  return { list: `\`${visible.join(", ")}${hidden}\``, any: visible.length > 0 };
}

function searchedAttributes(index: IndexStore, wanted: readonly string[] | null): readonly string[] | null {
  if (wanted === null) return null;
  const { searchableAttributes } = index.settings;
  if (searchableAttributes.includes("*")) return wanted.includes("*") ? null : wanted;
  for (const name of wanted) {
    if (name.includes("*") && name !== "*") throw new NotImitated("attributesToSearchOn with a pattern");
    if (name === "*" || searchableAttributes.includes(name)) continue;
    throw new Refusal(
      "invalid_search_attributes_to_search_on",
      `Attribute \`${name}\` is not searchable. Available searchable attributes are: ${shown(index, searchableAttributes).list}.`,
    );
  }
  return wanted.includes("*") ? null : wanted;
}

function checkDistinct(index: IndexStore, name: string): void {
  const rules = index.settings.filterableAttributes;
  if (isFilterable(rules, name)) return;
  const rule = ruleFor(rules, name);
  const { list, any } = shown(index, patternsWith(rules, "filter"));
  const why = rule
    ? `Note: this attribute matches rule #${rule.at} in filterableAttributes, but this rule does not enable filtering.\nHint: enable filtering in rule #${rule.at} by adding appropriate filter features.\nHint: prepend another rule matching ${name} with filter features before rule #${rule.at}`
    : any
      ? `Available filterable attributes patterns are: ${list}.`
      : "This index does not have configured filterable attributes.";
  throw new Refusal(
    "invalid_search_distinct",
    `Attribute \`${name}\` is not filterable and thus, cannot be used as distinct attribute. ${why}`,
  );
}

function checkSort(index: IndexStore, by: readonly SortBy[]): void {
  if (by.length === 0) return;
  const refuse = (message: string): never => {
    throw new Refusal("invalid_search_sort", message);
  };
  const { rankingRules: rules, sortableAttributes } = index.settings;
  if (!rules.includes("sort"))
    refuse(
      "You must specify where `sort` is listed in the rankingRules setting to use the sort parameter at search time.",
    );
  for (const each of by) {
    const name = "field" in each ? each.field : "_geo";
    if (sortableAttributes.some((known) => within(name, known))) continue;
    const { list, any } = shown(index, sortableAttributes);
    refuse(
      `Attribute \`${name}\` is not sortable. ${any ? `Available sortable attributes are: ${list}.` : "This index does not have configured sortable attributes."}`,
    );
  }
}

/** A document as a search shows it. */
function hit(
  index: IndexStore,
  number: number,
  request: SearchRequest,
  score: Ranked["scores"][number],
): JsonObject {
  const body: JsonObject = index.all.get(number)?.body ?? {};
  const { displayedAttributes } = index.settings;
  const wanted = request.attributesToRetrieve ?? ["*"];
  const picks = (names: readonly string[], name: string): boolean =>
    names.includes("*") || names.includes(name);
  const fields = Object.entries(body).filter(
    ([name]) => picks(displayedAttributes, name) && picks(wanted, name),
  );
  const document: Record<string, Json> = Object.fromEntries(fields);
  const [, lat, lng] =
    (request.sort ?? [])
      .map((text) => /_geoPoint\(\s*([\d.-]+)\s*,\s*([\d.-]+)\s*\)/.exec(text))
      .find((m) => m) ?? [];
  const place = index.facets.placeOf(number);
  if (lat !== undefined && lng !== undefined && place && isObject(document["_geo"]))
    document["_geoDistance"] = Math.round(metresBetween([Number(lat), Number(lng)], place));
  if (request.showRankingScore) document["_rankingScore"] = scoreOf(score);
  if (request.showRankingScoreDetails)
    document["_rankingScoreDetails"] = scoreDetails(score, displayedAttributes);
  return document;
}
