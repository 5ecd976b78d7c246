import { firstDayOf, type PlainDate, type PlainMonth } from "../kernel/plain-date.ts";

export type Membership = {
  readonly householdId: string;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
};

/**
 * The household that a month of one person counts in: where she belonged on its first day. Before the first row it is
 * that of the first row, because a registry says since when it knows, not since when it is so. After she left and
 * joined none, null.
 */
export function householdInMonth(memberships: readonly Membership[], month: PlainMonth): string | null {
  const day = firstDayOf(month);
  const ordered = [...memberships].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const first = ordered[0];
  if (first && day < first.from) return first.householdId;
  const there = ordered.filter(({ from, until }) => from <= day && (until === null || day < until));
  return there.at(-1)?.householdId ?? null;
}
