import type {
  BandCounts,
  BandSteps,
  Facet,
  FacetCounts,
  SearchPage,
  SearchRequest,
  Viewer,
} from "#app/engines/search/search-engine.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { ok, type Outcome } from "../kernel/result.ts";
import { adjacentAttempts, namesConcept } from "./adjacent-occupations.ts";
import { loadAdjacentTerms } from "./adjacent-terms.server.ts";
import { analyseQuery, type AnalysedTerm } from "./analyser.ts";
import { cleanText } from "./fold.ts";
import { loadItems } from "./load-items.server.ts";
import type { DirectoryPlace } from "./place-directory.ts";
import { rankHits, type Rank, type Ranked } from "./rank-hits.server.ts";
import { loadReference, type SearchReference } from "./reference.server.ts";
import { attempts, widenings, type Attempt, type Relaxation } from "./relaxation.ts";
import {
  DAYS,
  HOURS,
  isPersonal,
  parseSearch,
  RADII,
  type ParsedSearch,
  type SearchInput,
} from "./search-postings.schema.ts";
import type { SearchItem } from "./search-item.ts";
import { findWhere } from "./search-where.ts";

export type SearchResult = {
  /** As typed. */
  readonly query: string;
  /** The words that were searched, as the analyser sees them. */
  readonly terms: readonly string[];
  readonly total: number;
  /** Hits within what was asked; the items after them come from a wider radius. Equal to `total` otherwise. */
  readonly within: number;
  readonly relaxed: readonly Relaxation[];
  /** Set when results are shown for another spelling than the one typed. */
  readonly corrected: { readonly from: string; readonly to: string } | null;
  readonly items: readonly SearchItem[];
  readonly facets: FacetCounts;
  /** With each of the steps that the page offers: RADII and any distance (null), HOURS, DAYS, and the wages asked for. */
  readonly bands: BandCounts;
  /** The place that `where` was understood as. */
  readonly place: DirectoryPlace | null;
  readonly page: number;
  readonly pageSize: number;
  /** How many of `total` can be listed. */
  readonly reachable: number;
  /** The search server was away and another one answered: the order may differ. */
  readonly standIn: boolean;
  /** `total` is an estimate. */
  readonly roughly: boolean;
  /** Set when hits were ranked for the person who searches. */
  readonly ranked: Ranked | null;
};

/** What the page counts beside its filters. */
const COUNTED: readonly Facet[] = [
  ...(["kind", "region", "employmentType", "shift", "accommodation", "education"] as const),
  ...(["accessible", "remote", "childcare", "transport", "noExperience"] as const),
];

/** Fewer hits than this nearby are followed by those of a wider radius. */
const FEW = 5;
const DAY_MS = 86_400_000;
const SHOWN_WHEN_WIDENED = 100;

/** Public pages show what is public, whoever looks; the office's own lists come from their contexts. */
const PUBLIC: Viewer = { kind: "public" };

/** A search with its surroundings: everything but words and radius stays the same over its attempts. */
type Search = {
  readonly input: ParsedSearch;
  readonly place: DirectoryPlace | null;
  readonly now: Date;
  request(attempt: Attempt, more?: Partial<SearchRequest>): SearchRequest;
};

/**
 * Searches vacancies and intakes. Strict first; only when that finds nothing is a word put right, the radius
 * widened, a word left out or an adjacent occupation taken in, and it is said which. Every input has an answer.
 * With `rank` the first hits are put into the order of the person who searches (see personal-order.server.ts).
 */
export async function searchPostings(
  ctx: Ctx,
  actor: Actor,
  input: SearchInput,
  rank: Rank | null = null,
): Promise<Outcome<SearchResult>> {
  const parsed = parseSearch(input);
  let reference = await loadReference(ctx);
  for (let round = 1; ; round++) {
    const asked = listening(ctx);
    const result = await searchOnce(asked.ctx, actor, parsed, reference, rank);
    const { version } = reference.lexicon;
    const other = asked.analyses().find((analysis) => analysis !== version);
    if (other === undefined || round === MOST_ROUNDS) return ok(result);
    // A new generation went live since the lexicon was read, or another engine answered than before: words must be
    // analysed as the documents were, and all questions of one search must have been answered by one generation.
    reference = await loadReference(ctx, other);
  }
}

/** While a reindex goes live on one engine and then on the other, and one of them fails. */
const MOST_ROUNDS = 4;

/** The same context, and which analysis each of its searches was answered with. */
function listening(ctx: Ctx): { readonly ctx: Ctx; analyses(): readonly number[] } {
  const analyses: number[] = [];
  const search: Ctx["search"] = {
    ...ctx.search,
    async search(request) {
      const page = await ctx.search.search(request);
      analyses.push(page.analysis);
      return page;
    },
  };
  return { ctx: { ...ctx, search }, analyses: () => analyses };
}

async function searchOnce(
  ctx: Ctx,
  actor: Actor,
  input: ParsedSearch,
  reference: SearchReference,
  rank: Rank | null,
): Promise<SearchResult> {
  const country = input.country ?? actor.country;
  const place = findWhere(input.where, country, reference.places, reference.resolver);
  // A place nobody knows is searched as words: it may stand in the text.
  const query = place || input.where === "" ? input.q : `${input.q} ${input.where}`.trim();
  const terms = analyseQuery(query, reference.lexicon);
  const search = prepare(ctx, input, place, country);
  const strict: Attempt = {
    terms,
    radiusKm: place?.kind === "town" ? input.radiusKm : null,
    relaxed: unsearchable(query, terms),
  };
  const counted = input.facets ? { facets: COUNTED, bands: stepsFor(input, place, search.now) } : {};
  const page = await ctx.search.search(search.request(strict, counted));
  const done = { search, reference, query: input.q, rank };
  if (page.total === 0 && !input.exact) {
    for await (const attempt of relaxedAttempts(ctx, query, strict, reference)) {
      if (attempt.relaxed.some(({ kind }) => input.undone.includes(kind))) continue;
      const found = await ctx.search.search(search.request(attempt));
      if (found.total === 0) continue;
      const full = input.facets ? await ctx.search.search(search.request(attempt, counted)) : found;
      return answer(ctx, done, attempt, full, full.total);
    }
  }
  const widens = !input.exact && !input.undone.includes("radius");
  if (page.total > 0 && page.total < FEW && widens && strict.radiusKm !== null && input.page === 1) {
    const widened = await widen(ctx, search, strict, page);
    if (widened) {
      const shown = { ...widened.page, facets: page.facets, bands: page.bands ?? {} };
      return answer(ctx, done, widened.attempt, shown, page.total);
    }
  }
  return answer(ctx, done, strict, page, page.total);
}

/** What is counted beside the choices of distance, hours, wage and age. */
const stepsFor = ({ wageSteps }: ParsedSearch, place: DirectoryPlace | null, now: Date): BandSteps => ({
  ...(wageSteps.length > 0 ? { wageMin: wageSteps } : {}),
  ...(place?.kind === "town" ? { radiusKm: [...RADII, null] } : {}),
  hoursMax: HOURS,
  postedSince: DAYS.map((days) => daysBefore(now, days)),
});

const daysBefore = (now: Date, days: number): string => new Date(now.getTime() - days * DAY_MS).toISOString();

async function* relaxedAttempts(
  ctx: Ctx,
  query: string,
  { terms, radiusKm }: Attempt,
  { lexicon }: SearchReference,
): AsyncGenerator<Attempt> {
  yield* attempts(query, terms, radiusKm, lexicon);
  if (namesConcept(terms)) yield* adjacentAttempts(terms, radiusKm, await loadAdjacentTerms(ctx));
}

/** A query without a single word (only signs) is left out as a whole, and that is said. */
const unsearchable = (query: string, terms: readonly AnalysedTerm[]): readonly Relaxation[] =>
  terms.length > 0 || query.trim() === ""
    ? []
    : [{ kind: "dropped", term: cleanText(query).trim().slice(0, 40) }];

/** What is found nearby first, then what a wider radius adds: one page of up to 100. */
async function widen(
  ctx: Ctx,
  search: Search,
  strict: Attempt,
  near: SearchPage,
): Promise<{ attempt: Attempt; page: SearchPage } | null> {
  for (const radiusKm of widenings(strict.radiusKm)) {
    const relaxed: Relaxation = { kind: "radius", fromKm: strict.radiusKm ?? 0, toKm: radiusKm };
    const attempt = { ...strict, radiusKm, relaxed: [relaxed] };
    const wide = await ctx.search.search(search.request(attempt, { page: 1, pageSize: SHOWN_WHEN_WIDENED }));
    if (wide.total <= near.total) continue;
    const known = new Set(near.hits.map((hit) => hit.postingId));
    const hits = [...near.hits, ...wide.hits.filter((hit) => !known.has(hit.postingId))];
    return { attempt, page: { ...wide, hits, total: hits.length, reachable: hits.length } };
  }
  return null;
}

function prepare(ctx: Ctx, input: ParsedSearch, place: DirectoryPlace | null, country: string): Search {
  const now = ctx.clock.now();
  const { kind, city, occupation, skill, employmentType, shift, education, accommodation } = input;
  const region = place?.kind === "region" ? [...new Set([...input.region, place.code])] : input.region;
  const { accessible, remote, childcare, transport, noExperience } = input;
  const days = input.postedWithinDays;
  const filter = {
    ...{ country, kind, region, city, occupation, skill, employmentType, shift, education, accommodation },
    ...{ accessible, remote, childcare, transport, noExperience },
    ...(input.wageMin === null ? {} : { wageMin: input.wageMin }),
    ...(input.hoursMax === null ? {} : { hoursMax: input.hoursMax }),
    ...(days === null ? {} : { postedSince: daysBefore(now, days) }),
  };
  const centre = place && place.kind !== "country" ? { lat: place.lat, lon: place.lon } : null;
  return {
    input,
    place,
    now,
    request: ({ terms, radiusKm }, more = {}) => ({
      index: "postings",
      terms,
      filter,
      viewer: PUBLIC,
      ...(centre && place?.kind === "town" && radiusKm !== null ? { geo: { ...centre, radiusKm } } : {}),
      ...(centre ? { near: centre } : {}),
      sort: isPersonal(input.sort) ? "relevance" : input.sort,
      page: input.page,
      pageSize: input.pageSize,
      mode: "strict",
      at: now.toISOString(),
      ...more,
    }),
  };
}

/** What all attempts of a search share. */
type Done = {
  readonly search: Search;
  readonly reference: SearchReference;
  readonly query: string;
  readonly rank: Rank | null;
};

async function answer(
  ctx: Ctx,
  { search, reference, query, rank }: Done,
  attempt: Attempt,
  page: SearchPage,
  within: number,
): Promise<SearchResult> {
  const { input, place } = search;
  const corrected = attempt.relaxed.find((one) => one.kind === "corrected");
  const load = (hits: SearchPage["hits"]) => loadItems(ctx, hits, reference.places);
  const whole = { page, within, request: (more: Partial<SearchRequest>) => search.request(attempt, more) };
  const ranked = rank && page.total > 0 ? await rankHits(ctx, whole, load, rank) : null;
  return {
    query,
    terms: attempt.terms.map(shown),
    total: page.total,
    within,
    relaxed: attempt.relaxed,
    corrected: corrected ? { from: corrected.from, to: corrected.to } : null,
    items: ranked ? ranked.items : await load(page.hits),
    facets: page.facets,
    bands: page.bands ?? {},
    place,
    page: input.page,
    // What a wider radius adds stands on one page with what was found nearby.
    pageSize: within < page.total ? page.hits.length : input.pageSize,
    reachable: page.reachable,
    standIn: page.standIn === true,
    roughly: page.roughly === true,
    ranked: ranked && ranked.ranked,
  };
}

const shown = (term: AnalysedTerm): string =>
  term.allOf ? term.allOf.map((forms) => forms[0] ?? "").join(" ") : (term.anyOf[0] ?? "");
