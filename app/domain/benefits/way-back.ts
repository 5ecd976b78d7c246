import { extendedBy, type FrozenSpan } from "../emergency/frozen-span.ts";
import { addDays, addMonths, type PlainDate } from "../kernel/plain-date.ts";
import type { Interval } from "./interval.ts";

/** The last day of the way back without a freeze; null where the pack does not know one. Of an uncertain one the latest. */
export const wayBackUntil = (window: Interval | null, endedOn: PlainDate): PlainDate | null =>
  window && Number.isFinite(window.max) ? addDays(addMonths(endedOn, window.max), -1) : null;

/**
 * Whether the way back is closed on a day, for certain: only a window whose end the pack knows can close it, and of an
 * uncertain one the longest counts. Days on which deadlines are frozen for the household make it longer.
 */
export function isWayBackOver(
  window: Interval | null,
  endedOn: PlainDate,
  today: PlainDate,
  frozen: readonly FrozenSpan[] = [],
): boolean {
  const lastDay = wayBackUntil(window, endedOn);
  return lastDay !== null && today > extendedBy(frozen, addDays(endedOn, -1), lastDay);
}
