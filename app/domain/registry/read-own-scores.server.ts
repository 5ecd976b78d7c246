import { schemeScore, type SchemeScore } from "#app/domain/benefits/score-line.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { changesOf, type ChangeRow } from "./change-requests.store.server.ts";
import { OPEN_STATES } from "./change-request.ts";
import { movesBetween, scoreMoved, type Counted, type Move } from "./movement.ts";
import { ownHousehold } from "./own-household.server.ts";
import { standingOf, type ScoreLine, type ScoreStanding } from "./score-standing.ts";
import {
  othersCounted,
  scoresOf,
  variablesOf,
  type ScoreOfDay,
  type VariableRow,
} from "./scores.store.server.ts";
import { fromMillionths, millionths } from "./score-number.ts";
import { openFact } from "./sealed-fact.ts";

/** A variable as the person sees it. */
export type OwnVariable = {
  readonly id: string;
  readonly code: string;
  readonly ofHousehold: boolean;
  readonly value: string;
  /** Null where the registry tells none, or where they would tell of another member. */
  readonly points: string | null;
  readonly source: string;
  readonly from: PlainDate;
  readonly observedOn: PlainDate | null;
  /** What an officer granted: the registry has not counted with it yet. */
  readonly isGranted: boolean;
  /** An officer granted something else before, and the registry still says this. */
  readonly ignoresGrant: boolean;
  /** The person's open request about it. */
  readonly requestId: string | null;
  /** Whose currency its amounts are in. */
  readonly country: string;
};

type OwnScore = {
  readonly scheme: string;
  readonly country: string;
  readonly name: SchemeScore["name"] | null;
  /** The latest total; null where none has reached Masar. */
  readonly latest: Omit<ScoreOfDay, "scheme"> | null;
  readonly previous: Omit<ScoreOfDay, "scheme"> | null;
  /** By how much it moved since the one before, such as "0.05". */
  readonly moved: string | null;
  readonly moves: readonly Move[];
  /** Where the latest total lies, and the lines, in the score's own measure; null where the scheme has none. */
  readonly line:
    | (Pick<
        NonNullable<SchemeScore["line"]>,
        "source" | "confidence" | "hysteresisConfidence" | "workEffectKnown"
      > & {
        readonly threshold: string | null;
        readonly leavesAbove: string | null;
        readonly standing: ScoreStanding | null;
      })
    | null;
  readonly variables: readonly OwnVariable[];
  /** Whether other members are counted too: what concerns them is nobody else's to see. */
  readonly othersCount: boolean;
  /** Points are withheld where, beside the total, they would tell what concerns the only other member counted. */
  readonly pointsWithheld: boolean;
};

export type OwnScores =
  | { readonly kind: "no_household" | "minor" | "none" }
  | { readonly kind: "shown"; readonly scores: readonly OwnScore[] };

/**
 * The household's total and what is said of the actor herself and of the household; of another member nothing, not
 * even by subtraction.
 */
export async function readOwnScores(ctx: Ctx, actor: Member): Promise<OwnScores> {
  const personId = actor.actingFor ?? actor.personId;
  const today = ctx.clock.today(actor.country);
  const household = await ownHousehold(ctx, personId, today);
  if (!household) return { kind: "no_household" };
  if (!household.isAdult) return { kind: "minor" };
  const [totals, rows, others, requests] = await Promise.all([
    scoresOf(ctx.sql, household.id),
    variablesOf(ctx.sql, household.id, personId),
    othersCounted(ctx.sql, household.id, personId),
    changesOf(ctx.sql, personId),
  ]);
  const schemes = [...new Set([...totals, ...rows].map(({ scheme }) => scheme))];
  if (schemes.length === 0) return { kind: "none" };
  const scores = schemes.map(async (scheme): Promise<OwnScore> => {
    const of = <Row extends { readonly scheme: string }>(all: readonly Row[]): readonly Row[] =>
      all.filter((row) => row.scheme === scheme);
    const [latest, previous] = of(totals).map(({ on, source, score }) => {
      return { on, source, score: fromMillionths(millionths(score)) };
    });
    const counted = others.get(scheme) ?? 0;
    const pointsWithheld = counted === 1;
    const own = of(rows);
    const known = await schemeScore(ctx, { country: household.country, scheme, on: latest?.on ?? today });
    return {
      ...{ scheme, country: household.country },
      name: known?.name ?? null,
      latest: latest ?? null,
      previous: previous ?? null,
      moved: latest && previous ? scoreMoved(previous.score, latest.score) : null,
      moves:
        latest && previous
          ? movesBetween(
              countedOn(ctx, own, previous.on, pointsWithheld),
              countedOn(ctx, own, latest.on, pointsWithheld),
            )
          : [],
      line: known?.line ? lineOf(known.line, latest?.score ?? null) : null,
      variables: variablesNow(ctx, own, of(requests), pointsWithheld),
      othersCount: counted > 0,
      pointsWithheld,
    };
  });
  return { kind: "shown", scores: await Promise.all(scores) };
}

/** All rows are of the household or of the person herself, under whichever of her merged rows. */
const keyOf = (row: VariableRow): string => `${row.code} ${row.personId === null}`;

/** The first row of each variable: rows come the latest first. */
function latestOfEach(rows: readonly VariableRow[]): readonly VariableRow[] {
  const byKey = new Map<string, VariableRow>();
  for (const row of rows) if (!byKey.has(keyOf(row))) byKey.set(keyOf(row), row);
  return [...byKey.values()];
}

/** What the registry counted with on a day, by its own word alone. */
function countedOn(
  ctx: Ctx,
  rows: readonly VariableRow[],
  on: PlainDate,
  pointsWithheld: boolean,
): readonly Counted[] {
  const known = rows.filter(({ from, requestId }) => requestId === null && from <= on);
  return latestOfEach(known).map(({ id, code, personId, factSealed }) => {
    const { value, points } = openFact(ctx.cipher, id, factSealed);
    return { code, ofHousehold: personId === null, value, points: pointsWithheld ? null : points };
  });
}

function variablesNow(
  ctx: Ctx,
  rows: readonly VariableRow[],
  requests: readonly ChangeRow[],
  pointsWithheld: boolean,
): readonly OwnVariable[] {
  const open = requests.filter(({ status }) => OPEN_STATES.some((state) => state === status));
  return latestOfEach(rows).map((row) => {
    const { value, points } = openFact(ctx.cipher, row.id, row.factSealed);
    const granted = rows.find((other) => other.requestId !== null && keyOf(other) === keyOf(row));
    const request = open.find(({ code, subjectId }) => code === row.code && subjectId === row.personId);
    return {
      id: row.id,
      code: row.code,
      ofHousehold: row.personId === null,
      value,
      points: pointsWithheld ? null : points,
      ...{ source: row.source, from: row.from, observedOn: row.observedOn },
      isGranted: row.requestId !== null,
      ignoresGrant:
        row.requestId === null &&
        granted !== undefined &&
        openFact(ctx.cipher, granted.id, granted.factSealed).value !== value,
      requestId: request?.id ?? null,
      country: row.country,
    };
  });
}

function lineOf(line: NonNullable<SchemeScore["line"]>, score: string | null): OwnScore["line"] {
  const { threshold, leavesAbove, source, confidence, hysteresisConfidence, workEffectKnown } = line;
  const lines: ScoreLine = { threshold, leavesAbove };
  const shown = ({ min, max }: { min: number; max: number }): string | null =>
    min === max ? fromMillionths(min) : null;
  return {
    ...{ source, confidence, hysteresisConfidence, workEffectKnown },
    threshold: shown(threshold),
    leavesAbove: shown(leavesAbove),
    standing: score === null ? null : standingOf(score, lines),
  };
}
