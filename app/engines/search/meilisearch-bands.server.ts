import type { MultiSearchParams, SearchResponse } from "meilisearch";
import { kmBetween } from "./geography.ts";
import { MOST_VALUES } from "./meilisearch-documents.ts";
import { baseFilters, boxFilter, circleFilter, sinceFilter, type Condition } from "./meilisearch-query.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";
import type { Band, BandCounts, BandSteps, SearchRequest } from "./search-engine.ts";

type Query = MultiSearchParams["queries"][number];
/** The questions that count postings (see meilisearch-read.server.ts): of one place of work, and of several if there are. */
type Ask = (conditions: readonly Condition[], attributes: readonly string[]) => readonly Query[];

const AMOUNT_BANDS = ["wageMin", "hoursMax"] as const;
type Amount = (typeof AMOUNT_BANDS)[number];
/** The attribute of each, and whether a value meets a threshold. */
const AMOUNTS: Readonly<
  Record<Amount, { readonly attribute: string; readonly meets: (value: number, step: number) => boolean }>
> = {
  wageMin: { attribute: "wageMin", meets: (value, step) => value >= step },
  hoursMax: { attribute: "hours", meets: (value, step) => value <= step },
};

type BandSearch = {
  readonly request: SearchRequest;
  readonly steps: BandSteps;
  /** Conditions on words and facets. */
  readonly others: readonly Condition[];
  /** Some postings have several places of work. */
  readonly several: boolean;
  /** The condition for what is near enough, or null. */
  readonly near: string | null;
  readonly ask: Ask;
};

/**
 * Counts of the thresholds asked for. The server is asked once how many postings there are by wage, by hours and by
 * spot; what meets each threshold is added up here. Where it names only some of too many values, it counts by filters.
 */
export async function countBands(server: MeilisearchServer, search: BandSearch): Promise<BandCounts> {
  const { steps, request } = search;
  const amounts = AMOUNT_BANDS.filter((band) => steps[band] !== undefined);
  // Those without a condition of their own are counted among the same hits.
  const passes = new Map<string, { conditions: readonly Condition[]; attributes: readonly string[] }>();
  const nameOf = (conditions: readonly Condition[]): string => JSON.stringify(conditions);
  for (const band of amounts) {
    const conditions = without(search, band);
    const known = passes.get(nameOf(conditions))?.attributes ?? [];
    passes.set(nameOf(conditions), { conditions, attributes: [...known, AMOUNTS[band].attribute] });
  }
  const centre = request.geo ?? request.near ?? null;
  const circles = centre && steps.radiusKm ? { centre, radii: steps.radiusKm } : null;
  const answers = await server.search([
    ...[...passes.values()].flatMap(({ conditions, attributes }) => search.ask(conditions, attributes)),
    ...(steps.postedSince ?? []).flatMap((since) => sinceQueries(search, since)),
    ...(circles ? distanceQueries(search, circles) : []),
  ]);
  const counts: Partial<Record<Band, readonly number[]>> = {};
  for (const band of amounts) {
    const at = [...passes.keys()].indexOf(nameOf(without(search, band)));
    counts[band] = await readAmounts(server, search, band, answersTo(search, answers, at));
  }
  // Moments are as many as postings: they are counted by filters.
  const days = steps.postedSince ?? [];
  if (steps.postedSince)
    counts.postedSince = days.map((_, at) => sum(answersTo(search, answers, passes.size + at).map(totalOf)));
  const at = passes.size + days.length;
  if (circles)
    counts.radiusKm = await readDistances(server, search, circles, {
      inBox: answersTo(search, answers, at),
      anywhere: answersTo(search, answers, at + 1),
    });
  return counts;
}

/** The answers to the count at this place, of one question or two each. */
function answersTo(
  { several }: BandSearch,
  answers: readonly SearchResponse[],
  at: number,
): readonly SearchResponse[] {
  const each = several ? 2 : 1;
  return answers.slice(each * at, each * (at + 1));
}

/** The filter without this band's own condition. */
function without({ request, others, near }: BandSearch, band: Band): readonly Condition[] {
  const { wageMin, hoursMax, postedSince, ...filter } = request.filter;
  const bare: SearchRequest = {
    ...request,
    filter: {
      ...filter,
      ...(wageMin === undefined || band === "wageMin" ? {} : { wageMin }),
      ...(hoursMax === undefined || band === "hoursMax" ? {} : { hoursMax }),
      ...(postedSince === undefined || band === "postedSince" ? {} : { postedSince }),
    },
  };
  return [...others, ...baseFilters(bare), ...(near === null || band === "radiusKm" ? [] : [near])];
}

const sinceQueries = (search: BandSearch, since: string): readonly Query[] =>
  search.ask([...without(search, "postedSince"), sinceFilter(since)], []);

async function readAmounts(
  server: MeilisearchServer,
  search: BandSearch,
  band: Amount,
  answers: readonly SearchResponse[],
): Promise<readonly number[]> {
  const steps = search.steps[band] ?? [];
  const { attribute, meets } = AMOUNTS[band];
  const values = valuesOf(answers, attribute);
  if (values !== null)
    return steps.map((step) => sum(values.filter(([value]) => meets(Number(value), step)).map(([, n]) => n)));
  const sign = band === "wageMin" ? ">=" : "<=";
  return totals(
    server,
    search,
    steps.map((step) => search.ask([...without(search, band), `${attribute} ${sign} ${step}`], [])),
  );
}

type Circles = {
  readonly centre: { readonly lat: number; readonly lon: number };
  readonly radii: readonly (number | null)[];
};

/** What is in the box around the widest circle, by spot; and what there is at any distance. */
function distanceQueries(search: BandSearch, { centre, radii }: Circles): readonly Query[] {
  const filters = without(search, "radiusKm");
  const widest = { ...centre, radiusKm: Math.max(0, ...radii.filter((km) => km !== null)) };
  return [...search.ask([...filters, boxFilter(widest)], ["spot"]), ...search.ask(filters, [])];
}

async function readDistances(
  server: MeilisearchServer,
  search: BandSearch,
  { centre, radii }: Circles,
  {
    inBox: [single, several],
    anywhere,
  }: { readonly inBox: readonly SearchResponse[]; readonly anywhere: readonly SearchResponse[] },
): Promise<readonly number[]> {
  const values = valuesOf(single ? [single] : [], "spot");
  const everywhere = sum(anywhere.map(totalOf));
  // Of a posting with several places any may be near enough: those are few, and counted one circle after the other.
  if (values !== null && (several?.totalHits ?? 0) === 0)
    return radii.map((km) =>
      km === null
        ? everywhere
        : sum(values.filter(([spot]) => kmBetween(centre, spotOf(spot)) <= km).map(([, n]) => n)),
    );
  const filters = without(search, "radiusKm");
  const circles = radii.filter((km) => km !== null).map((radiusKm) => ({ ...centre, radiusKm }));
  const counted = await totals(
    server,
    search,
    circles.map((circle) => search.ask([...filters, boxFilter(circle), circleFilter(circle)], [])),
  );
  const byRadius = new Map(circles.map(({ radiusKm }, at) => [radiusKm, counted[at] ?? 0]));
  return radii.map((km) => (km === null ? everywhere : (byRadius.get(km) ?? 0)));
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
  search: BandSearch,
  asked: readonly (readonly Query[])[],
): Promise<readonly number[]> {
  const answers = await server.search(asked.flat());
  return asked.map((_, at) => sum(answersTo(search, answers, at).map(totalOf)));
}

const totalOf = (answer: SearchResponse): number => answer.totalHits ?? answer.estimatedTotalHits ?? 0;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
