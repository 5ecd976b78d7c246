import { minorDigits } from "../kernel/money.ts";
import { isPoint, type Interval } from "./interval.ts";
import type { Unknown } from "./unknown.ts";
import type { AssumedFigure, Confidence, Parameter, Unit } from "./parameter.schema.ts";
import { parseRate, rateValue, type RateInterval } from "./rate.ts";

/**
 * Inner measures: amounts are minor units; scores are millionths, so that 9.743 + 0.05 is exact; months, days and
 * counts are integers; a share is an exact fraction.
 */
export const MILLIONTHS = 1_000_000;

/** A parameter made ready for the engine. */
export type Known = {
  /** `<rule id>.<parameter>`. */
  readonly path: string;
  /** `<kind>.<parameter>`: the code under which its meaning is worded. */
  readonly code: string;
  readonly unit: Unit;
  /** False when the figure is a range or unknown. */
  readonly certain: boolean;
  readonly range: Interval;
  /** The same as exact fractions, for shares; otherwise unused. */
  readonly rates: RateInterval;
  readonly source: string;
  /** The day it was read there; null where a case assumed the figure. */
  readonly readOn: string | null;
  readonly confidence: Confidence;
  /** How the figure is named where it is not certain; null when it is. */
  readonly unknown: Unknown | null;
};

/** Limits that follow from the unit alone. */
const limits = (unit: Unit): readonly [number, number | null] => (unit === "share" ? [0, 1] : [0, null]);

/** A figure in the unit's inner measure, or null when it does not fit (a third of a cent, half a month). */
export function toInner(value: number, unit: Unit, currency: string): number | null {
  if (unit === "share") return value;
  const factor = unit === "amount" ? 10 ** minorDigits(currency) : unit === "score" ? MILLIONTHS : 1;
  const scaled = Math.round(value * factor);
  return Number.isSafeInteger(scaled) && Math.abs(scaled - value * factor) < 1e-4 ? scaled : null;
}

type Figure = number | string;
type Prepared = { readonly range: Interval; readonly rates: RateInterval; readonly certain: boolean };

const NO_RATES: RateInterval = {
  min: { numerator: 0, denominator: 1 },
  max: { numerator: 0, denominator: 1 },
};

/** The range of a parameter, or a sentence saying what is wrong with it. */
function prepare(from: Figure, until: Figure | null, unit: Unit, currency: string): Prepared | string {
  if (unit === "share") {
    const min = parseRate(from);
    const max = until === null ? null : parseRate(until);
    if (!min || !max) return 'must be a share such as 0.55 or "1/12" with both ends known';
    const range = { min: rateValue(min), max: rateValue(max) };
    if (range.min > range.max) return "has its ends the wrong way round";
    // One rate for both ends where they are the same, so that it is taken once.
    return { range, rates: { min, max: isPoint(range) ? min : max }, certain: isPoint(range) };
  }
  if (typeof from === "string" || typeof until === "string") return "must be a number, not a fraction";
  const min = toInner(from, unit, currency);
  const max = until === null ? Infinity : toInner(until, unit, currency);
  if (min === null || max === null)
    return unit === "amount" ? `has more decimals than ${currency} uses` : "must be a whole number";
  if (min > max) return "has its ends the wrong way round";
  return { range: { min, max }, rates: NO_RATES, certain: min === max };
}

/** The figure that a case assumes, written as a parameter without provenance of its own. */
function assumed(figure: AssumedFigure): Pick<Parameter, "value" | "interval" | "unknown"> {
  if (figure === "unknown") return { unknown: true };
  return Array.isArray(figure) ? { interval: figure } : { value: figure };
}

/** Makes a parameter ready; a string is a sentence about what is wrong. */
export function know(
  at: { ruleId: string; kind: string; name: string; unit: Unit; currency: string },
  parameter: Parameter,
  instead?: AssumedFigure,
): Known | string {
  const { value, interval, unknown } = instead === undefined ? parameter : assumed(instead);
  const [from, until] =
    value !== undefined
      ? [value, value]
      : (interval ?? (unknown && instead === undefined ? parameter.between : undefined) ?? limits(at.unit));
  const prepared = prepare(from, until, at.unit, at.currency);
  if (typeof prepared === "string") return prepared;
  // Nothing counts, comes off or is paid more than whole: 55 is 55 % written wrongly. A line may lie above the award.
  if (at.unit === "share" && at.kind !== "graduation" && prepared.range.max > 1)
    return "must be a share of at most 1, such as 0.55 for 55 %";
  const name = { code: `${at.kind}.${at.name}`, path: `${at.ruleId}.${at.name}` };
  const certain = prepared.certain && !unknown;
  return {
    ...name,
    unit: at.unit,
    ...prepared,
    certain,
    unknown: certain ? null : name,
    source: instead === undefined ? parameter.source : "case",
    readOn: instead === undefined ? parameter.readOn : null,
    confidence: instead === undefined ? parameter.confidence : "assumed",
  };
}
