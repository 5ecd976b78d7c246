import type { MultiSearchParams, SearchResponse } from "meilisearch";
import { kmBetween } from "./geography.ts";
import { MOST_VALUES } from "./meilisearch-documents.ts";
import { baseFilters, boxFilter, circleFilter, together } from "./meilisearch-query.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";
import type { BandCounts, BandSteps, SearchRequest } from "./search-engine.ts";

type Query = MultiSearchParams["queries"][number];
/** The two questions that count postings (see meilisearch-read.server.ts): of one place of work, and of several. */
type Ask = (filter: string, attributes: readonly string[]) => readonly [Query, Query];

type Amount = "wageMin" | "hoursMax";
/** The attribute of each, and whether a value meets a threshold. */
const AMOUNTS: Readonly<
  Record<Amount, { readonly attribute: string; readonly meets: (value: number, step: number) => boolean }>
> = {
  wageMin: { attribute: "wageMin", meets: (value, step) => value >= step },
  hoursMax: { attribute: "hours", meets: (value, step) => value <= step },
};

export type BandSearch = {
  readonly request: SearchRequest;
  readonly steps: BandSteps;
  /** Conditions on words and facets. */
  readonly others: readonly string[];
  /** The condition for what is near enough, or null. */
  readonly near: string | null;
  readonly ask: Ask;
};

/**
 * Counts of the thresholds asked for. The server is asked once how many postings there are by wage, by hours and by
 * spot; what meets each threshold is added up here. Where it names only some of too many values, it counts by filters.
 */
export async function countBands(server: MeilisearchServer, search: BandSearch): Promise<BandCounts> {
  const { steps } = search;
  const [wageMin, hoursMax, radiusKm] = await Promise.all([
    steps.wageMin && countAmounts(server, search, "wageMin", steps.wageMin),
    steps.hoursMax && countAmounts(server, search, "hoursMax", steps.hoursMax),
    steps.radiusKm && countDistances(server, search, steps.radiusKm),
  ]);
  return {
    ...(wageMin ? { wageMin } : {}),
    ...(hoursMax ? { hoursMax } : {}),
    ...(radiusKm ? { radiusKm } : {}),
  };
}

/** The filter without this band's own condition. */
function without({ request, others, near }: BandSearch, band: Amount | "radiusKm"): readonly string[] {
  const { wageMin, hoursMax, ...filter } = request.filter;
  const bare: SearchRequest = {
    ...request,
    filter: {
      ...filter,
      ...(wageMin === undefined || band === "wageMin" ? {} : { wageMin }),
      ...(hoursMax === undefined || band === "hoursMax" ? {} : { hoursMax }),
    },
  };
  return [...others, ...baseFilters(bare), ...(near === null || band === "radiusKm" ? [] : [near])];
}

async function countAmounts(
  server: MeilisearchServer,
  search: BandSearch,
  band: Amount,
  steps: readonly number[],
): Promise<readonly number[]> {
  const { attribute, meets } = AMOUNTS[band];
  const filters = without(search, band);
  const answers = await server.search([...search.ask(together(filters), [attribute])]);
  const values = valuesOf(answers, attribute);
  if (values !== null)
    return steps.map((step) => sum(values.filter(([value]) => meets(Number(value), step)).map(([, n]) => n)));
  const sign = band === "wageMin" ? ">=" : "<=";
  return totals(
    server,
    steps.map((step) => search.ask(together([...filters, `${attribute} ${sign} ${step}`]), [])),
  );
}

async function countDistances(
  server: MeilisearchServer,
  search: BandSearch,
  radii: readonly (number | null)[],
): Promise<readonly number[] | null> {
  const centre = search.request.geo ?? search.request.near;
  if (!centre) return null;
  const filters = without(search, "radiusKm");
  const widest = { ...centre, radiusKm: Math.max(0, ...radii.filter((km) => km !== null)) };
  const near = search.ask(together([...filters, boxFilter(widest)]), ["spot"]);
  const answers = await server.search([...near, ...search.ask(together(filters), [])]);
  const [single, several, ...anywhere] = answers;
  const values = valuesOf(single ? [single] : [], "spot");
  // Of a posting with several places any may be near enough: those are few, and counted one circle after the other.
  const bySpot = values !== null && (several?.totalHits ?? 0) === 0;
  const everywhere = sum(anywhere.map(totalOf));
  if (bySpot)
    return radii.map((km) =>
      km === null
        ? everywhere
        : sum(values.filter(([spot]) => kmBetween(centre, spotOf(spot)) <= km).map(([, n]) => n)),
    );
  const circles = radii.filter((km) => km !== null);
  const counted = await totals(
    server,
    circles.map((radiusKm) =>
      search.ask(
        together([...filters, boxFilter({ ...centre, radiusKm }), circleFilter({ ...centre, radiusKm })]),
        [],
      ),
    ),
  );
  return radii.map((km) => (km === null ? everywhere : (counted[circles.indexOf(km)] ?? 0)));
}

function spotOf(spot: string): { lat: number; lon: number } {
  const [lat = Number.NaN, lon = Number.NaN] = spot.split(",").map(Number);
  return { lat, lon };
}

/** How many postings have each value, or null when there are more values than the server names. */
function valuesOf(
  answers: readonly SearchResponse[],
  attribute: string,
): readonly (readonly [string, number])[] | null {
  const all = answers.map(({ facetDistribution }) => Object.entries(facetDistribution?.[attribute] ?? {}));
  return all.some((values) => values.length >= MOST_VALUES) ? null : all.flat();
}

async function totals(
  server: MeilisearchServer,
  asked: readonly (readonly [Query, Query])[],
): Promise<readonly number[]> {
  const answers = await server.search(asked.flat());
  return asked.map((_, at) => sum(answers.slice(2 * at, 2 * at + 2).map(totalOf)));
}

const totalOf = (answer: SearchResponse): number => answer.totalHits ?? answer.estimatedTotalHits ?? 0;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
