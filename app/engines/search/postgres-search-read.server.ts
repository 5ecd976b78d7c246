import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import { bandStatement, isHeld } from "./postgres-search-bands.ts";
import { ALL, facetStatement } from "./postgres-search-facets.ts";
import { countsByHits, rankedStatement, sortedStatement, sortOf } from "./postgres-search-hits.ts";
import {
  completed,
  countStatement,
  planOf,
  sampleStatement,
  type Plan,
  type SampleRow,
} from "./postgres-search-sample.ts";
import { rankQuery } from "./postgres-search-terms.ts";
import {
  isFacet,
  REACHABLE,
  type Band,
  type BandCounts,
  type Facet,
  type FacetCount,
  type FacetCounts,
  type SearchHit,
  type SearchPage,
  type SearchRequest,
} from "./search-engine.ts";

type HitRow = {
  readonly total: number | null;
  readonly analysis: number;
  readonly hits: readonly SearchHit[];
};
type Counted = { readonly facets: FacetCounts; readonly bands: BandCounts; readonly all: number | null };

/** Before anything is indexed. */
const NOTHING: HitRow = { total: 0, analysis: 0, hits: [] };

/** Facets, all hits, and the bands that are counted over the same hits. */
async function countFacets(sql: SqlExecutor, request: SearchRequest, plan: Plan): Promise<Counted> {
  const wanted = [...new Set(request.facets ?? [])];
  const statement = facetStatement(request, wanted, plan);
  if (!statement) return { facets: {}, bands: {}, all: null };
  const rows = await sql.query<{ facet: string; value: string; count: number }>(
    statement.text,
    statement.params,
  );
  const counts: Partial<Record<Facet, FacetCount[]>> = Object.fromEntries(wanted.map((facet) => [facet, []]));
  const bands: Partial<Record<Band, number[]>> = {};
  let all: number | null = null;
  for (const { facet, value, count } of rows) {
    if (facet === ALL) all = count;
    else if (isFacet(facet) && count > 0) counts[facet]?.push({ value, count });
    else if (isHeld(facet)) (bands[facet] ??= [])[Number(value)] = count;
  }
  return { facets: counts, bands, all: plan.countedIn === null ? all : null };
}

async function countBands(sql: SqlExecutor, request: SearchRequest, plan: Plan): Promise<BandCounts> {
  const statement = request.bands && bandStatement(request, request.bands, plan);
  if (!statement) return {};
  const rows = await sql.query<{ band: Band; step: number; count: number }>(statement.text, statement.params);
  const counts: Partial<Record<Band, number[]>> = {};
  for (const { band, step, count } of rows) (counts[band] ??= [])[step] = count;
  return counts;
}

/** What is chosen now is as many as there are: an estimate of it must not be another one than the total. */
function withChosen(bands: BandCounts, request: SearchRequest, total: number): BandCounts {
  const { bands: steps = {}, filter, geo } = request;
  const { wageMin, hoursMax, postedSince } = filter;
  const chosen = { wageMin, hoursMax, postedSince, radiusKm: geo?.radiusKm ?? null };
  return Object.fromEntries(
    Object.entries(bands).map(([band, counts]) => [
      band,
      counts.map((count, at) => (steps[band as Band]?.[at] === chosen[band as Band] ? total : count)),
    ]),
  );
}

const NO_SAMPLE: SampleRow = {
  ...{ hits: 0, titled: 0, hits_from: null, titled_from: null, newest: null, several: true },
  completions: [],
};

async function countAll(sql: SqlExecutor, request: SearchRequest, plan: Plan): Promise<number> {
  const { text, params } = countStatement(request, plan);
  const [row] = await sql.query<{ total: number }>(text, params);
  return row?.total ?? 0;
}

/**
 * A search in two steps: the sample (one posting of sixteen) tells how many hits there are about and from which
 * age on the best of them lie; then hits and facets are read at once. Up to REACHABLE hits and beyond it all are
 * read, and the totals are exact; of more they are estimates.
 */
export async function findPostings(sql: SqlExecutor, asked: SearchRequest): Promise<SearchPage> {
  // The index of words finds the candidates, whatever the words: planning anew would take a third of most searches.
  const steady = sql.steady ?? sql;
  const sampling = sampleStatement(asked);
  const [sample = NO_SAMPLE] = await steady.query<SampleRow>(sampling.text, sampling.params);
  const plan = planOf(asked, sample);
  const request = completed(asked, sample);
  const byWords = sortOf(request) === "relevance" && rankQuery(request.terms, request.mode) !== null;
  // In another order than the static rank's the sample tells nothing of where the first ones lie.
  const inOrder = byWords || rankQuery(request.terms, request.mode) === null;
  const { text, params } = byWords
    ? rankedStatement(request, plan)
    : sortedStatement(request, inOrder ? plan : { ...plan, total: null });
  // Not said by the hits themselves, nor by the facets.
  const alone = byWords && plan.total === null && !countsByHits(plan);
  const [[row = NOTHING], { facets, all, bands: free }, bands, counted] = await Promise.all([
    // In another order an index may give the first hits: that depends on how many there are.
    (byWords ? steady : sql).query<HitRow>(text, params),
    countFacets(steady, request, plan),
    countBands(sql, request, plan),
    alone && !request.facets?.length ? countAll(steady, request, plan) : null,
  ]);
  const read = byWords && !countsByHits(plan) ? null : row.total;
  const exact = read ?? counted ?? all;
  const total = exact ?? plan.total ?? (await countAll(sql, request, plan));
  const reachable = Math.min(total, REACHABLE);
  const roughly = exact === null && plan.total !== null;
  return {
    hits: row.hits,
    total,
    reachable,
    facets,
    analysis: row.analysis,
    ...(request.bands ? { bands: withChosen({ ...free, ...bands }, request, total) } : {}),
    ...(roughly ? { roughly } : {}),
  };
}
