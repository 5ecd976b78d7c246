import { multiplyMinor, type Rate, type Rounding } from "../kernel/money.ts";
import { point, type Interval } from "./interval.ts";

/** A range of exact fractions. */
export type RateInterval = { readonly min: Rate; readonly max: Rate };

const FRACTION = /^(\d{1,9})\/([1-9]\d{0,8})$/;
const DECIMAL = /^(\d{1,6})(?:\.(\d{1,9}))?$/;

/** Reads 0.55 or "1/12" exactly; null when it is neither. */
export function parseRate(value: number | string): Rate | null {
  const text = String(value);
  const fraction = FRACTION.exec(text);
  if (fraction) return { numerator: Number(fraction[1]), denominator: Number(fraction[2]) };
  const decimal = DECIMAL.exec(text);
  if (!decimal) return null;
  const [, whole = "0", part = ""] = decimal;
  return { numerator: Number(whole + part), denominator: 10 ** part.length };
}

export const ratePoint = (rate: Rate): RateInterval => ({ min: rate, max: rate });
export const rateValue = (rate: Rate): number => rate.numerator / rate.denominator;
const inverse = (rate: Rate): Rate => ({ numerator: rate.denominator, denominator: rate.numerator });

/** `minor × rate`, rounded once; the same answer as the kernel's, without big integers where they are not needed. */
function multiply(minor: number, rate: Rate, rounding: Rounding): number {
  if (minor === 0 || rate.numerator === 0) return 0;
  if (minor === Infinity) return Infinity;
  const product = minor * rate.numerator;
  if (product < 0 || !Number.isSafeInteger(product)) return multiplyMinor(minor, rate, rounding);
  const rest = product % rate.denominator;
  const whole = (product - rest) / rate.denominator;
  if (rest === 0 || rounding === "down") return whole;
  if (rounding === "up") return whole + 1;
  const twice = rest * 2;
  if (twice === rate.denominator) return rounding === "half-up" || whole % 2 === 1 ? whole + 1 : whole;
  return twice > rate.denominator ? whole + 1 : whole;
}

/** Share of an amount; both are never negative, so the ends meet the ends. */
export function scale(amount: Interval, rate: RateInterval, rounding: Rounding): Interval {
  const min = multiply(amount.min, rate.min, rounding);
  if (amount.min === amount.max && rate.min === rate.max) return point(min);
  return { min, max: multiply(amount.max, rate.max, rounding) };
}

/** Amount of which `rate` is the share; Infinity when the share may be nothing. */
export const unscale = (amount: Interval, rate: RateInterval, rounding: Rounding): Interval => ({
  min: rate.max.numerator === 0 ? Infinity : multiply(amount.min, inverse(rate.max), rounding),
  max: rate.min.numerator === 0 ? Infinity : multiply(amount.max, inverse(rate.min), rounding),
});
