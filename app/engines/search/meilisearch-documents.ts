import { FACETS, type PostingDocument, type SuggestionDocument } from "./search-engine.ts";
import { bucketOf } from "./meilisearch-holdings.server.ts";
import { isUsable, staticRank } from "./search-terms.ts";

/**
 * Words of the title, of the head, and all words. What every question names has one letter only: the server reads
 * conditions twice, and at each step copies what is left of them. Compared by equality, or by how they begin: what is
 * compared by size is kept as a tree as well, in which the server finds a beginning; without one it goes through all
 * words of the index for it.
 */
const WORDS = ["t", "h", "w"] as const;
/** Only compared by equality. `s` is the country in which everybody may see it; nothing for staff's own. */
const EXACT = [
  ...["postingId", "place", "single", "spot", "bucket", "s", "status", "country", "organisationId"],
  ...FACETS,
] as const;
/** Also compared by size. `x` is when it expires. */
const NUMBERS = ["x", "postedAt", "wageMin", "hours", "lat", "lng"] as const;

const compared = (attributes: readonly string[], comparison: boolean) => ({
  attributePatterns: [...attributes],
  features: { facetSearch: false, filter: { equality: true, comparison } },
});

/** Of a facet with more values the server names only so many. */
export const MOST_VALUES = 1_000;

/** Tiers of words that the hits of one search can be in (see wordTiers). */
const MOST_TIERS = 5;
/**
 * Dates are told apart by half days: the server descends a tree of all ranks for every tier, which has three levels so
 * and would have five with hours.
 */
const RANK_HOURS = 12;
/** Above any rank that a date can give. */
const HEAD_START = 10_000_000;
const RANKS = Array.from({ length: MOST_TIERS }, (_, tiersAfter) => tiersAfter);

/**
 * The attribute to sort hits by that come before those of so many tiers. Where the server puts the hits of several
 * questions into one order it compares values, whatever attribute they are of.
 */
export const rankWithHeadStart = (tiersAfter: number): string =>
  tiersAfter === 0 ? "rank" : `rank${tiersAfter}`;

const ranks = (rank: number): Readonly<Record<string, number>> =>
  Object.fromEntries(
    RANKS.map((tiersAfter) => [rankWithHeadStart(tiersAfter), rank + tiersAfter * HEAD_START]),
  );

/**
 * Settings of an index of postings. Words are matched by filters on our own terms, so the engine's own analysis
 * (searchable attributes, typos, synonyms, stop words) has nothing to do: it can neither add nor lose a hit.
 */
export const POSTING_SETTINGS = {
  searchableAttributes: [] as string[],
  filterableAttributes: [compared(EXACT, false), compared([...WORDS, ...NUMBERS], true), "_geo"],
  sortableAttributes: [...RANKS.map(rankWithHeadStart), "postedAt", "wageMin", "postingId", "place", "_geo"],
  rankingRules: ["sort"],
  typoTolerance: { enabled: false },
  // By name, the server reads every value of up to 3,000 hits one by one; by count, it goes through a tree of values.
  faceting: { maxValuesPerFacet: MOST_VALUES, sortFacetValuesBy: { "*": "count" as const } },
  pagination: { maxTotalHits: 10_000_000 },
  prefixSearch: "disabled" as const,
  proximityPrecision: "byAttribute" as const,
  facetSearch: false,
};

/** Raise it when settings or documents change: the index is then made anew. */
export const MEILISEARCH_FORMAT = 8;

/** A posting document as the engine keeps it; instants in seconds, so that they can be compared. */
export type PostingRecord = {
  readonly id: string;
  readonly postingId: string;
  readonly bucket: number;
} & Readonly<Record<string, unknown>>;

/** An instant as it can be compared. */
export const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1_000);

/** The engine's filters read quotes and signs that no term of the analyser has; a term with one is written in hex. */
export const safeTerm = (term: string): string =>
  // eslint-disable-next-line no-control-regex -- these are the signs that must not go into a filter
  term.replace(/["'\\%\u0000-\u001f]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

const kept = (...lists: readonly (readonly string[])[]): readonly string[] => [
  ...new Set(lists.flat().filter(isUsable).map(safeTerm)),
];

/** The id of a posting's document for one of its places. */
const recordId = (postingId: string, place: number): string => `${postingId}_${place}`;

/** What `recordId` made the id of. */
export function postingAndPlace(id: string): { readonly postingId: string; readonly place: number } {
  const between = id.lastIndexOf("_");
  return { postingId: id.slice(0, between), place: Number(id.slice(between + 1)) };
}

/** Why the engine would refuse a whole batch because of this document; null for a sound one. */
export function refusal({ postingId, lat, lon, postedAt }: PostingDocument): string | null {
  if (!/^[A-Za-z0-9_-]{1,400}$/.test(postingId)) return "invalid id";
  if (lat !== null && lon !== null && !(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return "invalid place";
  if (Number.isNaN(Date.parse(postedAt))) return "invalid date";
  return null;
}

/** Where a document is: for the server's sort by distance, for comparing, and as the name of that very spot. */
function position(lat: number | null, lon: number | null) {
  if (lat === null || lon === null) return { _geo: null, lat: null, lng: null, spot: null };
  return { _geo: { lat, lng: lon }, lat, lng: lon, spot: `${lat},${lon}` };
}

export function postingRecord(document: PostingDocument): PostingRecord {
  const { terms, lat, lon } = document;
  const { title, occupation, skill, organisation, place, body } = terms;
  return {
    id: recordId(document.postingId, document.place),
    postingId: document.postingId,
    place: document.place,
    single: document.places === 1,
    bucket: bucketOf(document.postingId),
    rev: document.rev,
    analysis: document.analysis,
    kind: document.kind,
    s: document.visibility === "public" ? document.country : null,
    status: document.status,
    country: document.country,
    organisationId: document.organisationId,
    x: document.expiresAt === null ? null : seconds(document.expiresAt),
    postedAt: seconds(document.postedAt),
    region: document.region,
    city: document.city,
    occupation: document.occupation,
    skill: document.skills,
    employmentType: document.employmentType,
    hours: document.hoursPerWeek,
    shift: document.shift,
    remote: document.remote,
    wageMin: document.wageMin,
    accommodation: document.accommodations,
    accessible: document.accommodations.length > 0,
    childcare: document.childcare,
    transport: document.transport,
    noExperience: document.noExperience,
    education: document.education,
    ...ranks(Math.floor(staticRank(document) / RANK_HOURS)),
    ...position(lat, lon),
    t: kept(title),
    h: kept(title, occupation, skill, organisation, place),
    w: kept(title, occupation, skill, organisation, place, body),
  };
}

/** Settings of an index of suggestions: beginnings by filters, likeness by the engine's own tolerance of typos. */
export const SUGGESTION_SETTINGS = {
  searchableAttributes: ["key"],
  filterableAttributes: [compared(["key", "later", "kind"], false)],
  sortableAttributes: ["weight", "letters", "key", "kind", "id"],
  rankingRules: ["words", "typo", "sort", "exactness"],
  typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } },
  localizedAttributes: [{ attributePatterns: ["*"], locales: ["ara" as const] }],
  facetSearch: false,
};

/** A suggestion as the engine keeps it. `later`: the label from each of its later words on. */
export function suggestionRecord(document: SuggestionDocument, id: number) {
  const words = document.key.split(" ");
  const { text, key, lang, conceptId, kind, weight } = document;
  return {
    id,
    ...{ text, lang, conceptId, kind, weight },
    key: safeTerm(key),
    letters: key.length,
    later: words.slice(1).map((_, at) => safeTerm(words.slice(at + 1).join(" "))),
  };
}
