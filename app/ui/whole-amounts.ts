import type { Interval } from "#app/domain/benefits/interval.ts";
import { minorDigits } from "#app/domain/kernel/money.ts";

/**
 * An estimate in whole units of the currency, in minor units, as cards, charts, tables and sentences all show it: one
 * amount to the nearest unit, and a range outwards, so that rounding never makes it narrower.
 */
export function wholeRange({ min, max }: Interval, currency: string): Interval {
  const unit = 10 ** minorDigits(currency);
  if (min === max) return { min: Math.round(min / unit) * unit, max: Math.round(min / unit) * unit };
  return { min: Math.floor(min / unit) * unit, max: Math.ceil(max / unit) * unit };
}

/** What a later amount brings against an earlier one, from the whole units that are shown: the page adds up. */
export function wholeChange(before: Interval, after: Interval, currency: string): Interval {
  const [earlier, later] = [wholeRange(before, currency), wholeRange(after, currency)];
  return { min: later.min - earlier.max, max: later.max - earlier.min };
}

export type ChangeSense = "more" | "less" | "same" | "moreAtLeast" | "lessAtLeast" | "unsure";

/** What is sure of a change in whole units; `minor` is by how much, 0 where nothing is sure. */
export function changeSense({ min, max }: Interval): { readonly sense: ChangeSense; readonly minor: number } {
  if (min === max) return { sense: min === 0 ? "same" : min > 0 ? "more" : "less", minor: Math.abs(min) };
  if (min > 0) return { sense: "moreAtLeast", minor: min };
  if (max < 0) return { sense: "lessAtLeast", minor: -max };
  return { sense: "unsure", minor: 0 };
}
