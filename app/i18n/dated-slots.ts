import type { TFunction } from "i18next";
import { formatDate, formatTime, inZone, type FormattedDate } from "./dates.ts";
import type { Locale } from "./locale.ts";

export type DatedSlots = readonly {
  readonly date: FormattedDate;
  readonly slots: readonly { readonly value: string; readonly time: string }[];
}[];

/** Times by day, worded in the country's zone; the value is the instant. */
export function datedSlots(
  t: TFunction,
  locale: Locale,
  zone: string,
  instants: readonly Date[],
): DatedSlots {
  const days = new Map<string, { value: string; time: string }[]>();
  for (const instant of instants) {
    const { date, time } = inZone(instant, zone);
    const slot = { value: instant.toISOString(), time: formatTime(t, time) };
    const day = days.get(date);
    if (day) day.push(slot);
    else days.set(date, [slot]);
  }
  return [...days].map(([date, slots]) => ({ date: formatDate(locale, date), slots }));
}

/** What is shown of an interview; the time in the country's zone. */
export function interviewView(
  t: TFunction,
  locale: Locale,
  zone: string,
  interview: {
    readonly id: string;
    readonly status: string;
    readonly mode: string | null;
    readonly minutes: number | null;
    readonly details: string | null;
    readonly startsAt: Date | null;
  },
  now: Date,
) {
  const { id, status, mode, minutes, details, startsAt } = interview;
  const local = startsAt && inZone(startsAt, zone);
  return {
    ...{ id, status, mode, minutes, details },
    at: local && { date: formatDate(locale, local.date), time: formatTime(t, local.time) },
    isOver: startsAt !== null && startsAt <= now,
  };
}
