import { addDays, type PlainDate } from "./plain-date.ts";

/** Half-open range of dates: `from` is inside, `until` is not; `until: null` is open-ended. */
export type DateRange = { readonly from: PlainDate; readonly until: PlainDate | null };

/** A range, or null when it would be empty or turned round. */
export const dateRange = (from: PlainDate, until: PlainDate | null): DateRange | null =>
  until !== null && until <= from ? null : { from, until };

export const contains = (range: DateRange, date: PlainDate): boolean =>
  range.from <= date && (range.until === null || date < range.until);

export const overlaps = (a: DateRange, b: DateRange): boolean =>
  (b.until === null || a.from < b.until) && (a.until === null || b.from < a.until);

/** The part that both share, or null. */
export function intersect(a: DateRange, b: DateRange): DateRange | null {
  if (!overlaps(a, b)) return null;
  const from = a.from > b.from ? a.from : b.from;
  const until =
    a.until === null ? b.until : b.until === null ? a.until : a.until < b.until ? a.until : b.until;
  return { from, until };
}

/** Last date inside the range, or null when it is open-ended. */
export const lastDay = (range: DateRange): PlainDate | null =>
  range.until === null ? null : addDays(range.until, -1);
