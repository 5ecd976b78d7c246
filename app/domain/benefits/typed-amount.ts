import { foldDigits } from "../identity/digits.ts";
import { minorDigits, parseMajor } from "../kernel/money.ts";

/** What people write beside an amount. Other words are refused: «3 آلاف» must not be read as 3. */
const CURRENCY_WORDS =
  /(ريال(ا|ًا|ات)?|ر\.\s?س\.?|جنيه(ا|ًا|ات)?|ج\.\s?م\.?|درهم(ا|ًا)?|دراهم|ليرة|ليرات|دينار(ا|ًا)?|SAR|SR|EGP|LE|MAD|DHS?|SYP|USD|GBP|[$£€﷼])/giu;
/** Spaces of all kinds, marks of direction, apostrophes and U+066C stand between groups of three. */
const BETWEEN_GROUPS = /[\s\u00a0\u202f\u2009\u200e\u200f\u061c٬'’_]/gu;

/**
 * An amount as a person types it, in minor units: Latin, Arabic-Indic or Persian digits, with or without separators
 * and the currency's name. Null for an empty field, NaN for what is no amount or has more decimals than the currency.
 */
export function readTypedAmount(typed: string, currency: string): number | null {
  if (typed.trim() === "") return null;
  const plain = foldDigits(typed.normalize("NFKC"))
    .replace(CURRENCY_WORDS, "")
    .replace(BETWEEN_GROUPS, "")
    .replace(/[−–]/gu, "-")
    .replace(/٫/gu, ".")
    .replace(/،/gu, ",");
  // A point before exactly three digits stands between groups, unless the currency has three decimals.
  const grouped =
    minorDigits(currency) < 3 && /^-?[1-9]\d{0,2}(\.\d{3})+$/.test(plain) ? plain.replace(/\./g, "") : plain;
  return parseMajor(grouped, currency)?.minor ?? NaN;
}

/** A whole number as typed; null for an empty field, NaN for anything else. */
export function readTypedCount(typed: string): number | null {
  const plain = foldDigits(typed).replace(BETWEEN_GROUPS, "");
  if (plain === "") return null;
  return /^-?\d{1,9}$/.test(plain) ? Number(plain) : NaN;
}
