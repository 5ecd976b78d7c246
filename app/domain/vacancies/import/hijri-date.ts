import { addDays, isPlainDate, type PlainDate } from "../../kernel/plain-date.ts";
import { westernDigits } from "./cells.ts";

const UMM_AL_QURA = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  timeZone: "UTC",
});

/** Years that the calendar's tables cover; outside them it is only arithmetic. */
const FIRST_YEAR = 1300;
const LAST_YEAR = 1599;

type Hijri = { readonly year: number; readonly month: number; readonly day: number };

function hijriOf(date: PlainDate): Hijri {
  const found: Record<string, number> = {};
  for (const part of UMM_AL_QURA.formatToParts(new Date(`${date}T00:00:00Z`))) {
    found[part.type] = Number(part.value);
  }
  return { year: found["year"] ?? 0, month: found["month"] ?? 0, day: found["day"] ?? 0 };
}

const monthStarts = new Map<number, PlainDate | null>();

/** The Gregorian date on which a Hijri month begins, found by asking the calendar about a guess. */
function monthStart(year: number, month: number): PlainDate | null {
  const key = year * 12 + month;
  const known = monthStarts.get(key);
  if (known !== undefined) return known;
  // 1 Muharram 1300 was 12 November 1882; a Hijri month has 29.530589 days on average.
  let guess = addDays("1882-11-12", Math.round(((year - FIRST_YEAR) * 12 + month - 1) * 29.530589));
  let start: PlainDate | null = null;
  for (let step = 0; step < 4 && start === null; step++) {
    const there = hijriOf(guess);
    const months = (year - there.year) * 12 + month - there.month;
    if (months === 0) start = addDays(guess, 1 - there.day);
    else guess = addDays(guess, 15 - there.day + Math.round(months * 29.530589));
  }
  monthStarts.set(key, start);
  return start;
}

/** Gregorian date of a Hijri one in the Umm al-Qura calendar; null when that day does not exist. */
export function fromHijri(year: number, month: number, day: number): PlainDate | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 30) return null;
  const start = monthStart(year, month);
  if (start === null) return null;
  const date = addDays(start, day - 1);
  const back = hijriOf(date);
  return back.year === year && back.month === month && back.day === day ? date : null;
}

/**
 * Reads a date as postings write it: "dd/mm/yyyy" or "yyyy/mm/dd" with /, - or . between, any digits.
 * Years up to 1599 are Hijri, later ones Gregorian. Null when it is no date.
 */
export function readDate(text: string): PlainDate | null {
  const numbers = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:[T ].*)?$/.exec(westernDigits(text));
  if (!numbers) return null;
  const [, first = "", month = "", last = ""] = numbers;
  const [year, day] = first.length === 4 ? [first, last] : [last, first];
  if (year.length !== 4 || day.length > 2) return null;
  if (Number(year) <= LAST_YEAR) return fromHijri(Number(year), Number(month), Number(day));
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isPlainDate(date) ? date : null;
}
