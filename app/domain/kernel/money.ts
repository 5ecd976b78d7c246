/** Integer minor units (halalas, piastres, centimes …) with an ISO 4217 currency. */
export type Money = { readonly minor: number; readonly currency: string };

/** A rate as a fraction of integers, so that 55 % is exact. */
export type Rate = { readonly numerator: number; readonly denominator: number };

export type Rounding = "half-up" | "half-even" | "down" | "up";

const MINOR_DIGITS: Readonly<Record<string, number>> = { JOD: 3, KWD: 3, BHD: 3, TND: 3, OMR: 3, LYD: 3 };

/** Digits after the point that a currency uses (ISO 4217). */
export const minorDigits = (currency: string): number => MINOR_DIGITS[currency] ?? 2;

/** Money from integer minor units; throws on a number that is not a safe integer. */
export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Not a safe integer of minor units: ${minor}`);
  return { minor, currency };
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new RangeError(`Currencies differ: ${a.currency}, ${b.currency}`);
}

export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.minor + b.minor, a.currency);
}

export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.minor - b.minor, a.currency);
}

/** `minor × rate`, exact in integers, rounded once by the named rule. */
export function multiplyMinor(minor: number, rate: Rate, rounding: Rounding = "half-up"): number {
  const product = BigInt(minor) * BigInt(rate.numerator);
  const divisor = BigInt(rate.denominator);
  const negative = product < 0n !== divisor < 0n;
  const p = product < 0n ? -product : product;
  const d = divisor < 0n ? -divisor : divisor;
  let quotient = p / d;
  const twice = (p % d) * 2n;
  if (rounding === "up" && twice > 0n) quotient += 1n;
  if (rounding === "half-up" && twice >= d) quotient += 1n;
  if (rounding === "half-even" && (twice > d || (twice === d && quotient % 2n === 1n))) quotient += 1n;
  const result = Number(negative ? -quotient : quotient);
  return money(result, "").minor;
}

/** Reads a decimal such as "4,600.50" in major units; null when it is no amount. */
export function parseMajor(text: string, currency: string): Money | null {
  // A comma separates groups of three only: "4600,5" is somebody's decimal comma, not 46,005.
  if (!/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(text.trim())) return null;
  const clean = text.trim().replace(/,/g, "");
  const digits = minorDigits(currency);
  const [whole = "0", part = ""] = clean.replace("-", "").split(".");
  if (part.length > digits && /[1-9]/.test(part.slice(digits))) return null;
  const minor = Number(whole) * 10 ** digits + Number(part.slice(0, digits).padEnd(digits, "0") || 0);
  return Number.isSafeInteger(minor) ? money(clean.startsWith("-") ? 0 - minor : minor, currency) : null;
}
