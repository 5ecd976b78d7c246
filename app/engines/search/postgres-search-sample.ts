import { bandOf, SAMPLE, SMALL_SAMPLE, type Bands, type SampleSize } from "./postgres-search-marks.ts";
import { conditionsOf, indexCondition, Params, whole, type Statement } from "./postgres-search-query.ts";
import { beginningOf, MOST_COMPLETIONS, type Completed } from "./postgres-search-terms.ts";
import { REACHABLE, type SearchRequest } from "./search-engine.ts";
import { windowOf } from "./search-window.ts";

/** So many hits are ranked by their words: each costs the reading of its vector. */
const RANKED = 100;

/** What the sample tells of a search: hits in it, those with the words in their title, and from where on to look. */
export type SampleRow = {
  readonly hits: number;
  readonly titled: number;
  /** Static ranks above which the best lie that the page needs, of all and of those with the words in their title. */
  readonly hits_from: number | null;
  readonly titled_from: number | null;
  /** The highest static rank of the country's postings. */
  readonly newest: number | null;
  /** Some posting has several places: each must be taken once. */
  readonly several: boolean;
  /** The first of the terms that the last word is the beginning of, one more than are of use. */
  readonly completions: readonly string[];
};

/** Fewer in the sample than this and all hits are read; some 1,500 hits, so that REACHABLE of them are counted exactly. */
export const ENOUGH_TO_ESTIMATE = 96;
/** Facets are worth more: they are counted up to so many in the sample, some 6,400 hits; each is looked at by every count. */
const FEW_COUNTED = 400;
/** So many in the sample, and they are counted in the small one instead: no count ever looks at many more. */
const COUNTED_IN_SMALL = FEW_COUNTED * (SMALL_SAMPLE / SAMPLE);
/** So many hits in the small sample, and a search without words is reckoned from it: it errs by three in a hundred. */
const ENOUGH_IN_SMALL = 1_000;
/** So many more than are needed, and reading hits from an age on pays off: it is a condition more for the index. */
const PAYS = 1.5;
/** So many times as many as needed by the sample, and most likely there are enough. */
const LIKELY = 1.25;
/** So few in the sample, and ranking all hits costs less than looking for the titles among them. */
const ALL_RANKED = 16;
/** What they may come to: twice as many again as the sample says happen once in some thousand searches. */
const MOST_RANKED = 500;

/** How many of the best hits a page needs: those that are ranked by words, or all that can be listed. */
export function neededFor(request: SearchRequest): number {
  const { limit, offset } = windowOf(request);
  return offset + limit <= RANKED ? RANKED : REACHABLE;
}

/** The hit of the sample above which so many lie for sure: a sample errs by the root of what it counts. */
const safely = (needed: number): number => Math.ceil(needed / SAMPLE + 4 * Math.sqrt(needed / SAMPLE));

/** Sorts behind every term that begins like it. */
const LAST_LETTER = "\u{10FFFF}";

/**
 * Looks at the sample, and at how the last word may go on; a posting with several places counts for each here. Without
 * words titles say nothing and most postings are hits: of very many the small sample tells the number, and no rank.
 */
export function sampleStatement(request: SearchRequest): Statement {
  const params = new Params();
  const conditions = conditionsOf(request, params);
  const among = (sample: SampleSize, title = false): string =>
    whole(indexCondition(request, params, { sample, title }), conditions, { once: false });
  const isWordless = request.terms.length === 0;
  const all = among(SAMPLE);
  const titled = isWordless ? "false" : among(SAMPLE, true);
  const small = isWordless ? among(SMALL_SAMPLE) : "false";
  const last = safely(neededFor(request));
  const beginning = beginningOf(request.terms);
  const from = params.add(beginning, "text");
  const country = params.add(request.filter.country, "text");
  const to = params.add(beginning === null ? null : beginning + LAST_LETTER, "text");
  const nth = (source: string): string =>
    `(SELECT key FROM ${source} ORDER BY key DESC OFFSET ${last} LIMIT 1)`;
  return {
    text: `
WITH small AS MATERIALIZED (SELECT count(*)::int AS hits FROM search_index.posting p WHERE ${small}),
hit AS MATERIALIZED (SELECT p.static_rank AS key FROM search_index.posting p
  WHERE (SELECT hits FROM small) < ${ENOUGH_IN_SMALL} AND ${all}),
titled AS MATERIALIZED (SELECT p.static_rank AS key FROM search_index.posting p WHERE ${titled})
SELECT CASE WHEN (SELECT hits FROM small) < ${ENOUGH_IN_SMALL} THEN (SELECT count(*)::int FROM hit)
    ELSE (SELECT hits FROM small) * ${SMALL_SAMPLE / SAMPLE} END AS hits,
  CASE WHEN (SELECT count(*) FROM hit) > ${ALL_RANKED} THEN (SELECT count(*)::int FROM titled) ELSE 0 END AS titled,
  ${nth("hit")} AS hits_from,
  CASE WHEN (SELECT count(*) FROM hit) > ${ALL_RANKED} THEN ${nth("titled")} END AS titled_from,
  (SELECT max(static_rank) FROM search_index.posting WHERE country = ${country}) AS newest,
  EXISTS (SELECT FROM search_index.posting WHERE places > 1) AS several,
  ARRAY(SELECT term FROM search_index.term WHERE term > ${from} AND term < ${to} LIMIT ${MOST_COMPLETIONS + 1}) AS completions`,
    params: params.values,
  };
}

/** The request with its last word's completions, where these are few enough. */
export const completed = (
  request: SearchRequest,
  { completions }: Pick<SampleRow, "completions">,
): SearchRequest & Completed =>
  completions.length > MOST_COMPLETIONS ? request : { ...request, completions };

/** How to find the best hits: where to look for them first, and where for the others; null: nowhere. */
export type Plan = {
  readonly titled: { readonly bands?: Bands } | null;
  readonly rest: { readonly bands?: Bands } | null;
  /** How many candidates are ranked by their words. */
  readonly ranked: number;
  /** An estimate of the total; null when all hits are to be counted. */
  readonly total: number | null;
  /** Postings may have several places. */
  readonly once: boolean;
  /** The sample that facets are counted in; null: they are counted in all. */
  readonly countedIn: SampleSize | null;
};

/** An estimate from the sample, to two digits: more would pretend to be known. */
export function estimated(inSample: number): number {
  const value = inSample * SAMPLE;
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.round(value / digits) * digits;
}

function bandsFrom(rank: number | null, newest: number | null): { readonly bands?: Bands } {
  return rank === null || newest === null ? {} : { bands: { first: bandOf(rank), last: bandOf(newest) } };
}

/** The number of all hits, as a row `{ total }`. */
export function countStatement(request: SearchRequest, plan: Plan): Statement {
  const params = new Params();
  const conditions = conditionsOf(request, params);
  const where = whole(indexCondition(request, params), conditions, plan);
  return {
    text: `SELECT count(*)::int AS total FROM search_index.posting p WHERE ${where}`,
    params: params.values,
  };
}

/** The sample to count in when so many hits are in the usual one. */
function sizeFor(hits: number): SampleSize | null {
  if (hits < FEW_COUNTED) return null;
  return hits < COUNTED_IN_SMALL ? SAMPLE : SMALL_SAMPLE;
}

/** Decides by the sample how a search by relevance is done. */
export function planOf(
  request: SearchRequest,
  { hits, titled, hits_from, titled_from, newest, several }: SampleRow,
): Plan {
  const known = { once: several, countedIn: sizeFor(hits) };
  const last = safely(neededFor(request));
  const many = hits >= ENOUGH_TO_ESTIMATE;
  // When all are counted anyway they are read for the page as well, unless the titles will do, most likely.
  const apart = many || titled * SAMPLE > neededFor(request) * LIKELY;
  return {
    titled: titled > last * PAYS ? bandsFrom(titled_from, newest) : hits > ALL_RANKED ? {} : null,
    rest: titled > last ? null : hits > last * PAYS && apart ? bandsFrom(hits_from, newest) : {},
    ranked: hits > ALL_RANKED ? RANKED : MOST_RANKED,
    total: many ? estimated(hits) : null,
    ...known,
  };
}
