import {
  anything,
  count,
  listOf,
  mapOf,
  missingField,
  objectOf,
  orNull,
  text,
  truth,
  wordOf,
  type Fields,
} from "./checks.ts";
import { badCoordinate } from "./geography.ts";
import type { Json } from "./json.ts";
import { LOCALES } from "./locales.ts";
import type { SortBy } from "./ranking-rules.ts";
import { NotImitated, Refusal } from "./refusal.ts";

/** A search as it may be asked for, without what is only refused or not imitated. */
export type SearchRequest = {
  readonly q?: string | null;
  readonly offset?: number;
  readonly limit?: number;
  readonly page?: number | null;
  readonly hitsPerPage?: number | null;
  readonly attributesToRetrieve?: readonly string[] | null;
  readonly filter?: Json;
  readonly sort?: readonly string[] | null;
  readonly distinct?: string | null;
  readonly facets?: readonly string[] | null;
  readonly matchingStrategy?: "last" | "all" | "frequency";
  readonly attributesToSearchOn?: readonly string[] | null;
  readonly locales?: readonly string[] | null;
  readonly showRankingScore?: boolean;
  readonly showRankingScoreDetails?: boolean;
};
export type IndexedRequest = SearchRequest & {
  readonly indexUid?: string;
  readonly federationOptions?: { readonly weight?: number } | null;
};
/** How the hits of several searches are put into one list. */
export type Federation = {
  readonly limit?: number;
  readonly offset?: number;
  readonly facetsByIndex?: Readonly<Record<string, readonly string[] | null>>;
  readonly distinct?: string | null;
};
/** Fields that are read, but only do something that is not imitated. */
type Elsewhere = Partial<
  Record<
    | ("attributesToCrop" | "cropLength" | "cropMarker" | "attributesToHighlight" | "highlightPreTag")
    | ("highlightPostTag" | "showMatchesPosition" | "rankingScoreThreshold" | "hybrid" | "vector")
    | ("retrieveVectors" | "media" | "personalize" | "useNetwork" | "showPerformanceDetails"),
    Json
  >
>;

const names = orNull(listOf(text));
const code = (name: string): string =>
  `invalid_search_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
const elsewhere = (name: string) => ({
  check: (value: Json): Json => {
    if (value !== null && value !== false) throw new NotImitated(`the search parameter ${name}`);
    return value;
  },
});

/** In the order in which the server lists them when it refuses another one. */
const FIELDS: Fields<SearchRequest & Elsewhere> = {
  q: { check: orNull(text), code: code("q") },
  offset: { check: count, code: code("offset") },
  limit: { check: count, code: code("limit") },
  page: { check: orNull(count), code: code("page") },
  hitsPerPage: { check: orNull(count), code: code("hitsPerPage") },
  attributesToRetrieve: { check: names, code: code("attributesToRetrieve") },
  attributesToCrop: elsewhere("attributesToCrop"),
  cropLength: elsewhere("cropLength"),
  cropMarker: elsewhere("cropMarker"),
  attributesToHighlight: elsewhere("attributesToHighlight"),
  highlightPreTag: elsewhere("highlightPreTag"),
  highlightPostTag: elsewhere("highlightPostTag"),
  showMatchesPosition: elsewhere("showMatchesPosition"),
  filter: { check: anything },
  sort: { check: names, code: code("sort") },
  distinct: { check: orNull(text), code: code("distinct") },
  facets: { check: names, code: code("facets") },
  matchingStrategy: { check: wordOf(["last", "all", "frequency"] as const), code: code("matchingStrategy") },
  attributesToSearchOn: { check: names, code: code("attributesToSearchOn") },
  rankingScoreThreshold: elsewhere("rankingScoreThreshold"),
  locales: { check: orNull(listOf(wordOf(LOCALES))), code: code("locales") },
  hybrid: elsewhere("hybrid"),
  vector: elsewhere("vector"),
  retrieveVectors: elsewhere("retrieveVectors"),
  media: elsewhere("media"),
  personalize: elsewhere("personalize"),
  useNetwork: elsewhere("useNetwork"),
  showRankingScore: { check: truth, code: code("showRankingScore") },
  showRankingScoreDetails: { check: truth, code: code("showRankingScoreDetails") },
  showPerformanceDetails: elsewhere("showPerformanceDetails"),
};

const search = objectOf<SearchRequest & Elsewhere>(FIELDS);
const indexed = objectOf<IndexedRequest & Elsewhere>({
  indexUid: { check: text, code: "invalid_index_uid" },
  ...FIELDS,
  federationOptions: {
    check: orNull(
      objectOf<{ weight?: number }>({
        weight: {
          check: (value) => (typeof value === "number" ? value : missingField("weight", "", "bad_request")),
        },
      }),
    ),
  },
});

export const readSearch = (body: Json): SearchRequest => search(body, "", "bad_request");

export function readMultiSearch(body: Json): {
  readonly queries: readonly IndexedRequest[];
  readonly federation: Federation | null;
} {
  const { queries, federation } = objectOf<{
    queries: readonly IndexedRequest[];
    federation?: Federation | null;
  }>({
    queries: {
      check: listOf((value, at, code) => {
        const query = indexed(value, at, code);
        if (query.indexUid === undefined) missingField("indexUid", at, "missing_index_uid");
        return query;
      }),
    },
    federation: {
      check: orNull(
        objectOf<Federation>({
          limit: { check: count },
          offset: { check: count },
          facetsByIndex: { check: mapOf(names), code: "invalid_multi_search_facets_by_index" },
          distinct: { check: orNull(text) },
        }),
      ),
    },
  })(body, "", "bad_request");
  return {
    queries: queries ?? missingField("queries", "", "bad_request"),
    federation: federation ?? null,
  };
}

const RESERVED =
  /^_geo(Radius|BoundingBox|Distance)?\(|^_geo(Distance|Point|Radius|BoundingBox)?$|^_geojson$/;

/** What to sort by, from texts that end with `:asc` or `:desc`. */
export function readSort(sort: readonly string[], errorCode = "invalid_search_sort"): readonly SortBy[] {
  const refuse = (message: string): never => {
    throw new Refusal(errorCode, message);
  };
  return sort.map((text) => {
    const [, what, way] = /^(.*):(asc|desc)$/su.exec(text) ?? [];
    if (what === undefined)
      return refuse(
        `Invalid syntax for the sort parameter: expected expression ending by \`:asc\` or \`:desc\`, found \`${text}\`.`,
      );
    const ascending = way === "asc";
    const [, inner] = /^_geoPoint\((.*)\)$/su.exec(what) ?? [];
    if (inner !== undefined) {
      const [lat, lng, more] = inner.split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
      if (
        lat === undefined ||
        lng === undefined ||
        more !== undefined ||
        Number.isNaN(lat) ||
        Number.isNaN(lng)
      )
        return refuse(
          `Invalid syntax for the geo parameter: expected expression formated like \`_geoPoint(latitude, longitude)\` and ending by \`:asc\` or \`:desc\`, found \`${what}\`.`,
        );
      const bad = badCoordinate("lat", lat) ?? badCoordinate("lng", lng);
      return bad === null ? { point: [lat, lng], ascending } : refuse(bad);
    }
    if (RESERVED.test(what)) throw new NotImitated(`sorting by ${what}`);
    return { field: what, ascending };
  });
}
