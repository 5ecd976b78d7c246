import { bandOf, SAMPLE } from "./postgres-search-marks.ts";
import { conditionsOf, indexCondition, Params, whole, type Statement } from "./postgres-search-query.ts";
import { REACHABLE, type SearchRequest } from "./search-engine.ts";

/** What the sample tells of a search: hits in it, those with the words in their title, and from where on to look. */
export type SampleRow = {
  readonly hits: number;
  readonly titled: number;
  /** Static ranks above which the best REACHABLE lie, of all and of those with the words in their title. */
  readonly hits_from: number | null;
  readonly titled_from: number | null;
  /** The highest static rank of any posting. */
  readonly newest: number | null;
};

/** Half as many again as are needed, since a sample errs: by more than that once in some thousand searches. */
const SAFE = Math.ceil((REACHABLE / SAMPLE) * 1.5);
/** Fewer in the sample than this and all hits are read. It stands for twice what REACHABLE demands to be exact. */
const FEW = Math.ceil((REACHABLE / SAMPLE) * 2);
/** Facets are worth more: they are counted up to so many in the sample. */
const FEW_COUNTED = 1_000;
/** Above this reading hits by their age pays off. */
const MANY_TITLED = 256;
/** A query of more bands than this costs more than it saves. */
const MOST_BANDS = 40;

/** Looks at the sample. Without words titles say nothing. */
export function sampleStatement(request: SearchRequest): Statement {
  const params = new Params();
  const conditions = conditionsOf(request, params);
  const all = whole(indexCondition(request, params, { sample: true }), conditions);
  const titled =
    request.terms.length === 0
      ? "false"
      : whole(indexCondition(request, params, { sample: true, title: true }), conditions);
  const nth = (source: string): string =>
    `(SELECT key FROM ${source} ORDER BY key DESC OFFSET ${SAFE} LIMIT 1)`;
  return {
    text: `
WITH hit AS MATERIALIZED (SELECT p.static_rank AS key FROM search_index.posting p WHERE ${all}),
titled AS MATERIALIZED (SELECT p.static_rank AS key FROM search_index.posting p WHERE ${titled})
SELECT (SELECT count(*)::int FROM hit) AS hits, (SELECT count(*)::int FROM titled) AS titled,
  ${nth("hit")} AS hits_from, ${nth("titled")} AS titled_from,
  (SELECT max(static_rank) FROM search_index.posting) AS newest`,
    params: params.values,
  };
}

/** How to find the best hits: where to look for them first, and where for the others; null: nowhere. */
export type Plan = {
  readonly titled: { readonly bands?: readonly number[] } | null;
  readonly rest: { readonly bands?: readonly number[] } | null;
  /** An estimate of the total; null when `rest` are all hits and are counted. */
  readonly total: number | null;
  /** Facets are counted in the sample. */
  readonly countedInSample: boolean;
};

/** An estimate from the sample, to two digits: more would pretend to be known. */
export function estimated(inSample: number): number {
  const value = inSample * SAMPLE;
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.round(value / digits) * digits;
}

function bandsFrom(rank: number | null, newest: number | null): { readonly bands?: readonly number[] } {
  if (rank === null || newest === null) return {};
  const [first, last] = [bandOf(rank), bandOf(newest)];
  return last - first >= MOST_BANDS
    ? {}
    : { bands: Array.from({ length: last - first + 1 }, (_, at) => last - at) };
}

/** Decides by the sample how a search by relevance is done. */
export function planOf({ hits, titled, hits_from, titled_from, newest }: SampleRow): Plan {
  const countedInSample = hits >= FEW_COUNTED;
  if (hits < FEW)
    return { titled: hits * SAMPLE > REACHABLE / 8 ? {} : null, rest: {}, total: null, countedInSample };
  return {
    titled: titled >= MANY_TITLED ? bandsFrom(titled_from, newest) : {},
    rest: titled > SAFE ? null : bandsFrom(hits_from, newest),
    total: estimated(hits),
    countedInSample,
  };
}
