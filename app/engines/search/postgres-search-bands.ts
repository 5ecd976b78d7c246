import { SAMPLE, type SampleSize } from "./postgres-search-marks.ts";
import {
  conditionsOf,
  indexCondition,
  Params,
  whole,
  type Statement,
  type Uncounted,
} from "./postgres-search-query.ts";
import { ENOUGH_TO_ESTIMATE, type Plan } from "./postgres-search-sample.ts";
import type { BandSteps, SearchRequest } from "./search-engine.ts";

type Counting = Pick<Plan, "countedIn" | "once">;

/** Each of these conditions counted in one pass over the hits, as rows `{ band, step, count }`. */
function pass(
  where: string,
  steps: readonly { readonly band: string; readonly step: number; readonly holds: string }[],
  { counted, times }: { readonly counted: string; readonly times: number },
): string {
  const counts = steps.map(({ holds }, at) => `${counted} FILTER (WHERE ${holds}) AS c${at}`);
  const rows = steps.map(({ band, step }, at) => `('${band}', ${step}, s.c${at})`);
  return `SELECT c.band, c.step, (c.count * ${times})::int AS count
    FROM (SELECT ${counts.join(", ")} FROM search_index.posting p WHERE ${where}) s
    CROSS JOIN LATERAL (VALUES ${rows.join(", ")}) AS c(band, step, count)`;
}

/** Bands that are counted over columns of the hits; distances are worked out. */
const HELD = ["wageMin", "hoursMax", "postedSince"] as const;
type HeldBand = (typeof HELD)[number];
/** The column of the alias `p` that each reads, the sign of its condition, and the type of its threshold. */
const READS = {
  wageMin: { column: "wage_min", sign: ">=", type: "float8" },
  hoursMax: { column: "hours", sign: "<=", type: "float8" },
  postedSince: { column: "posted_at", sign: ">=", type: "timestamptz" },
} as const satisfies Readonly<Record<HeldBand, unknown>>;

export const isHeld = (name: string): name is HeldBand => HELD.some((band) => band === name);

/** A threshold of the request: `step` is its place there, `column` what its condition reads of the alias `p`. */
export type Held = {
  readonly band: HeldBand;
  readonly step: number;
  readonly column: (typeof READS)[HeldBand]["column"];
  readonly holds: string;
};

const held = (request: SearchRequest, params: Params, wanted: (band: HeldBand) => boolean): Held[] =>
  HELD.filter(wanted).flatMap((band) => {
    const { column, sign, type } = READS[band];
    return (request.bands?.[band] ?? []).map((value, step) => ({
      ...{ band, step, column },
      holds: `p.${column} ${sign} ${params.add(value, type)}`,
    }));
  });

/** The thresholds asked for whose band narrows nothing: they are counted over the hits themselves. */
export const freeBands = (request: SearchRequest, params: Params): readonly Held[] =>
  held(request, params, (band) => request.filter[band] === undefined);

/**
 * Counts of the thresholds asked for whose band narrows the search, and of distances, as rows `{ band, step, count }`;
 * `step` is the place in the request. Distances are counted within the widest circle, and any distance apart from it:
 * where that finds many, in the sample. Null where nothing can be counted.
 */
export function bandStatement(request: SearchRequest, steps: BandSteps, plan: Counting): Statement | null {
  const params = new Params();
  const statements: string[] = [];
  for (const own of HELD) {
    if (request.filter[own] === undefined) continue;
    const counted = held(request, params, (band) => band === own);
    if (counted.length === 0) continue;
    const where = hitsOf(request, params, { without: own, sample: plan.countedIn, once: plan.once });
    statements.push(pass(where, counted, { counted: "count(*)", times: timesOf(plan) }));
  }
  statements.push(...distances(request, steps.radiusKm ?? [], plan, params));
  return statements.length === 0 ? null : { text: statements.join(" UNION ALL "), params: params.values };
}

const timesOf = ({ countedIn }: Counting): number => countedIn ?? 1;

const hitsOf = (
  request: SearchRequest,
  params: Params,
  {
    without,
    sample,
    once,
  }: { readonly without: Uncounted; readonly sample: SampleSize | null; readonly once: boolean },
): string =>
  whole(indexCondition(request, params, { sample, without }), conditionsOf(request, params, without), {
    once,
  });

function distances(
  request: SearchRequest,
  radii: readonly (number | null)[],
  plan: Counting,
  params: Params,
): readonly string[] {
  const centre = request.geo ?? request.near;
  if (!centre || radii.length === 0) return [];
  const { lat, lon } = centre;
  // Of several places any may be near enough, not only the first that meets the other conditions.
  const counted = plan.once ? "count(DISTINCT p.posting_id)" : "count(*)";
  const circles = radii.flatMap((km, step) => (km === null ? [] : [{ km, step }]));
  const widest: SearchRequest = {
    ...request,
    geo: { lat, lon, radiusKm: Math.max(0, ...circles.map(({ km }) => km)) },
  };
  const statements: string[] = [];
  if (circles.length > 0) {
    const km = `search_index.km(${params.add(lat, "float8")}, ${params.add(lon, "float8")}, p.lat, p.lon)`;
    const steps = circles.map(({ km: radius, step }) => ({
      ...{ band: "radiusKm", step },
      holds: `${km} <= ${params.add(Math.max(0, radius), "float8")}`,
    }));
    const where = hitsOf(widest, params, { without: null, sample: plan.countedIn, once: false });
    statements.push(pass(where, steps, { counted, times: timesOf(plan) }));
  }
  const anywhere = radii.findIndex((km) => km === null);
  if (anywhere >= 0) {
    const size = plan.countedIn ?? SAMPLE;
    const hits = (sample: SampleSize | null): string =>
      `SELECT ${counted} FROM search_index.posting p WHERE ${hitsOf(request, params, { without: "radiusKm", sample, once: false })}`;
    statements.push(`SELECT 'radiusKm' AS band, ${anywhere} AS step,
      (CASE WHEN s.n >= ${ENOUGH_TO_ESTIMATE} THEN s.n * ${size} ELSE (${hits(null)}) END)::int AS count
      FROM (SELECT (${hits(size)}) AS n) s`);
  }
  return statements;
}
