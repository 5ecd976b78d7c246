import { addDays, firstDayOf, monthOf, shiftMonth, type PlainMonth } from "#app/domain/kernel/plain-date.ts";
import { seededRandom } from "./random.ts";
import { WAGE_KINDS, type Hidden, type KnownJob, type WageFileRow, type WageKind } from "./wage-kinds.ts";

export type WageCase = {
  readonly kind: string;
  readonly nationalId: string;
  /** The identity that `nationalId` was merged into; null for most. */
  readonly mergedInto: string | null;
  /** Null where the identity is nobody's here. */
  readonly jobs: readonly KnownJob[] | null;
  readonly before: readonly WageFileRow[];
  readonly rows: readonly WageFileRow[];
  readonly hidden: readonly Hidden[];
};

export const WAGE_HEADER = "national_id,registration_number,month,wage,started_on,ended_on";
export const KEY_HEADER = "what,national_id,registration_number,month,value";

export const wageLine = (row: WageFileRow): string =>
  [row.nationalId, row.registrationNumber, row.month, row.wage, row.startedOn ?? "", row.endedOn ?? ""].join(
    ",",
  );

const SURE = 5_000;
const entries = Object.entries(WAGE_KINDS);

/** Employers here that made-up jobs are at; one for each 500 rows, as big ones have. */
export const wageEmployers = (rows: number): readonly string[] =>
  Array.from({ length: Math.max(3, Math.ceil(rows / 500)) }, (_, n) => `70${String(10_000_000 + n)}`);

export type WageInput = {
  /** At least so many rows of made-up persons. */
  readonly rows: number;
  readonly month: PlainMonth;
  readonly seed: number;
  /** Persons who have work here come first and once each; those made up are then nobody here. */
  readonly known?: readonly { readonly nationalId: string; readonly jobs: readonly KnownJob[] }[];
};

/** Kinds that say of real jobs what may well be: their rows need nothing that was written before. */
const OF_KNOWN = {
  expected: ["starts", "starts_undated"],
  started: ["continues", "ends", "second_job", "duplicate", "nothing_paid"],
} as const;

/** What the register says of persons who have work here; their key names records and questions only. */
function* casesOf(input: WageInput): Generator<WageCase> {
  const random = seededRandom(input.seed);
  for (const [index, { nationalId, jobs }] of (input.known ?? []).entries()) {
    const [first] = jobs;
    if (!first || monthOf(first.startsOn) > input.month) continue;
    const weights = OF_KNOWN[first.state].map((name) => [name, WAGE_KINDS[name]?.weight ?? 0] as const);
    const kind = random.weighted(weights);
    const scene = {
      nationalId,
      month: input.month,
      random,
      jobs,
      foreign: `89${String(10_000_000 + index)}`,
    };
    const { rows = [], hidden = [] } = WAGE_KINDS[kind]?.write(scene) ?? {};
    yield {
      ...{ kind, nationalId, mergedInto: null, jobs, before: [], rows },
      hidden: hidden.filter(({ what }) => what === "record" || what === "question"),
    };
  }
}

/**
 * Made-up persons with their jobs, what the register says of them in a month, and what is hidden in it: at least
 * `rows` rows, the same for the same seed.
 */
export function* wageCases(input: WageInput): Generator<WageCase> {
  const { month } = input;
  yield* casesOf(input);
  const random = seededRandom(input.seed);
  const employers = wageEmployers(input.rows);
  const weights = entries.map(([name, { weight }]) => [name, weight] as const);
  const startsOn = {
    expected: addDays(firstDayOf(month), 14),
    started: addDays(firstDayOf(shiftMonth(month, -3)), 9),
  };
  let written = 0;
  for (let n = 0; written < input.rows; n++) {
    // Every kind comes at least once, so that a small file hides everything too.
    const kind = input.known ? "wrong_identity" : (entries[n]?.[0] ?? random.weighted(weights));
    const about = WAGE_KINDS[kind] as WageKind;
    // The first case goes on working at the first employer; later all employers are named many times.
    const first = n === 0 || (about.covered && n < SURE) ? 0 : random.whole(0, employers.length - 1);
    const jobs =
      about.jobs?.map((state, index) => ({
        registrationNumber: employers[(first + index) % employers.length] ?? "",
        ...{ state, startsOn: startsOn[state] },
      })) ?? null;
    const nationalId = String((about.jobs === null ? 2_900_000_000 : 1_100_000_000) + n);
    const scene = {
      ...{ nationalId, month, random, jobs: jobs ?? [], foreign: `88${String(10_000_000 + n)}` },
    };
    const { before = [], rows, hidden } = about.write(scene);
    written += rows.length;
    const mergedInto = about.merged ? String(1_990_000_000 + n) : null;
    yield { kind, nationalId, mergedInto, jobs, before, rows, hidden };
  }
}
