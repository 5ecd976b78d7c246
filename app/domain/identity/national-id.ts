import { foldDigits } from "./digits.ts";

/** Shape of an identity number by country, as printed on the card. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  SA: /^[12]\d{9}$/,
  EG: /^[23]\d{13}$/,
  MA: /^[A-Z]{1,2}\d{4,7}$/,
  SY: /^\d{11}$/,
};

/** An identity number in its one spelling; null when it has not the country's shape. */
export function parseNationalId(typed: string, country: string): string | null {
  const text = foldDigits(typed.normalize("NFKC")).replace(/[\s-]/g, "").toUpperCase();
  return SHAPES[country]?.test(text) ? text : null;
}
