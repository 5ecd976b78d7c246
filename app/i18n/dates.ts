import type { TFunction } from "i18next";

import type { Locale } from "./locale.ts";

/** A date worded for one language; made on the server so that every device shows the same. */
export type FormattedDate = {
  /** "2026-12-06", for the `datetime` attribute. */
  readonly iso: string;
  /** «6 ديسمبر 2026 م», "6 December 2026". */
  readonly gregorian: string;
  /** «26 جمادى الآخرة 1448 هـ», "26 Jumada II 1448 AH" (Umm al-Qura); null where it is not shown. */
  readonly hijri: string | null;
};

export type DateStyle = {
  /** Puts the day of the week first. */
  readonly weekday?: boolean;
  /** Tight rows: Gregorian day and month only. */
  readonly short?: boolean;
  /** False where the country does not print Hijri dates. */
  readonly hijri?: boolean;
};

const GREGORIAN: Record<Locale, string> = { ar: "ar-u-ca-gregory-nu-latn", en: "en-GB-u-ca-gregory-nu-latn" };
const HIJRI: Record<Locale, string> = {
  ar: "ar-SA-u-ca-islamic-umalqura-nu-latn",
  en: "en-GB-u-ca-islamic-umalqura-nu-latn",
};

const formatters = new Map<string, Intl.DateTimeFormat>();

function parts(language: string, options: Intl.DateTimeFormatOptions, date: Date): Record<string, string> {
  const key = `${language} ${JSON.stringify(options)}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(language, options);
  formatters.set(key, formatter);
  return Object.fromEntries(formatter.formatToParts(date).map(({ type, value }) => [type, value]));
}

/** Noon UTC of a plain date: no zone can push it into a neighbouring day. */
function atNoon(plainDate: string): Date {
  const date = new Date(`${plainDate.slice(0, 10)}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not a plain date: ${plainDate}`);
  return date;
}

const LONG = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;

/** Words a plain date ("2026-12-06"): Gregorian first, then Hijri by the Umm al-Qura calendar. */
export function formatDate(locale: Locale, plainDate: string, style: DateStyle = {}): FormattedDate {
  const date = atNoon(plainDate);
  const g = parts(GREGORIAN[locale], { ...LONG, weekday: "long" }, date);
  const h = parts(HIJRI[locale], LONG, date);
  const year = locale === "ar" ? `${g.year} م` : g.year;
  const dayMonth = `${g.day} ${g.month}`;
  const named = style.weekday ? `${g.weekday} ${dayMonth}` : dayMonth;
  const withHijri = style.hijri !== false && !style.short;
  return {
    iso: plainDate.slice(0, 10),
    gregorian: style.short ? named : `${named} ${year}`,
    hijri: withHijri
      ? `${h.day} ${h.month} ${h.year ?? h.relatedYear} ${locale === "ar" ? "هـ" : "AH"}`
      : null,
  };
}

/** One line of text, for letters and messages: «6 ديسمبر 2026 م (26 جمادى الآخرة 1448 هـ)». */
export function formatDateText(locale: Locale, plainDate: string, style: DateStyle = {}): string {
  const { gregorian, hijri } = formatDate(locale, plainDate, style);
  return hijri ? `${gregorian} (${hijri})` : gregorian;
}

/** A month: «ديسمبر 2026», "December 2026". Takes "2026-12" or a plain date. */
export function formatMonth(locale: Locale, month: string): string {
  const { month: name, year } = parts(GREGORIAN[locale], LONG, atNoon(`${month.slice(0, 7)}-01`));
  return `${name} ${year}`;
}

/** A clock time "15:30" in words: «3:30 مساءً», "3:30 pm". Full hours drop the minutes. */
export function formatTime(t: TFunction, time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const clock = minute === 0 ? String(twelve) : `${twelve}:${String(minute).padStart(2, "0")}`;
  return t(hour < 12 ? "common:time.morning" : "common:time.evening", { clock });
}

/** The plain date and the clock time ("HH:MM") of an instant in a zone such as "Asia/Riyadh". */
export function inZone(instant: Date, timeZone: string): { date: string; time: string } {
  const p = parts(
    "en-GB-u-ca-gregory-nu-latn",
    {
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone,
    },
    instant,
  );
  return { date: `${p.year}-${p.month}-${p.day}`, time: `${p.hour}:${p.minute}` };
}

const DAY = 86_400_000;

/** How long ago a plain date is, counted in days, weeks and months: «اليوم», «قبل يومين». */
export function formatAgo(t: TFunction, plainDate: string, today: string): string {
  const days = Math.round((atNoon(today).getTime() - atNoon(plainDate).getTime()) / DAY);
  if (days <= 0) return t("common:ago.today");
  if (days === 1) return t("common:ago.yesterday");
  if (days < 7) return t("common:ago.days", { count: days });
  if (days < 30) return t("common:ago.weeks", { count: Math.floor(days / 7) });
  return t("common:ago.months", { count: Math.floor(days / 30) });
}
