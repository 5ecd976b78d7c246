import { addMonths, type PlainDate } from "../kernel/plain-date.ts";
import type { Interval } from "./interval.ts";

/**
 * Whether the way back is closed on a day, for certain: only a window whose end the pack knows can close it, and of an
 * uncertain one the longest counts.
 */
export function isWayBackOver(window: Interval | null, endedOn: PlainDate, today: PlainDate): boolean {
  if (!window || !Number.isFinite(window.max)) return false;
  return today >= addMonths(endedOn, window.max);
}
