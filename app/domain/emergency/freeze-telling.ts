import type { PlainDate } from "../kernel/plain-date.ts";
import { extendedBy, runsAgainOn, type FrozenSpan } from "./frozen-span.ts";
import type { RunningDeadline } from "./running-deadline.ts";

/** What people are told of a switch: deadlines stand still until a day, until an earlier one than said, or run again. */
export const TOLD_OF_FREEZES = ["frozen", "shorter", "over"] as const;
export type ToldOfFreeze = (typeof TOLD_OF_FREEZES)[number];

export type Telling = { readonly what: ToldOfFreeze; readonly until: PlainDate };

/**
 * What is to be told of a switch today; null where people know how it stands. Whoever was told nothing while it lasted
 * is told nothing of its end.
 */
export function tellingDue(
  of: { readonly until: PlainDate; readonly toldUntil: PlainDate | null; readonly toldOver: boolean },
  today: PlainDate,
): Telling | null {
  const { until, toldUntil, toldOver } = of;
  if (until <= today) return toldUntil !== null && !toldOver ? { what: "over", until } : null;
  if (toldUntil === null || until > toldUntil) return { what: "frozen", until };
  return until < toldUntil ? { what: "shorter", until } : null;
}

/**
 * Whether a deadline is one of those that a telling is about: it is not over, frozen days made it longer, and no other
 * switch says otherwise of the day on which it runs again. `spans` are all the frozen days of whom it concerns.
 */
export function isToldOf(
  { from, due }: Pick<RunningDeadline, "from" | "due">,
  spans: readonly FrozenSpan[],
  { what, until }: Telling,
  today: PlainDate,
): boolean {
  const last = extendedBy(spans, from, due);
  if (last === due || last < today) return false;
  const again = runsAgainOn(spans, today);
  return what === "over" ? again === null : again === until;
}
