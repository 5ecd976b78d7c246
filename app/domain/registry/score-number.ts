const SHAPE = /^-?\d{1,6}(\.\d{1,6})?$/;
const MILLION = 1_000_000;

/** Millionths of a score or of points: exact, so that 9.70 and 9.743 compare and subtract as they are written. */
export function millionths(score: string): number {
  const [whole = "0", decimals = ""] = score.replace("-", "").split(".");
  const value = Number(whole) * MILLION + Number(decimals.slice(0, 6).padEnd(6, "0"));
  return score.startsWith("-") ? -value : value;
}

/** The shortest way of writing millionths: 9750000 -> "9.75". */
export function fromMillionths(value: number): string {
  const sign = value < 0 ? "-" : "";
  const digits = String(Math.abs(value)).padStart(7, "0");
  const decimals = digits.slice(-6).replace(/0+$/, "");
  return `${sign}${digits.slice(0, -6)}${decimals === "" ? "" : `.${decimals}`}`;
}

/** A score or points in the one spelling that is kept, such as "9.743"; null for anything else or beyond a million. */
export const parseScore = (text: string): string | null =>
  SHAPE.test(text) ? fromMillionths(millionths(text)) : null;
