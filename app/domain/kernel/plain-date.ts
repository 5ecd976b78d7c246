/** A calendar date without time or zone, "YYYY-MM-DD". */
export type PlainDate = string & { readonly __plainDate?: never };
/** A Gregorian month, "YYYY-MM". */
export type PlainMonth = string & { readonly __plainMonth?: never };

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const DAY_MS = 86_400_000;

const toUtc = (date: PlainDate): number => {
  const m = DATE.exec(date);
  if (!m) throw new RangeError(`Not a plain date: ${date}`);
  return Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3]));
};

/** Registers of millions of lives name the same few thousand days: writing one costs ten times as long as looking it up. */
const written = new Map<number, PlainDate>();
const MOST_WRITTEN = 50_000;

function fromUtc(ms: number): PlainDate {
  const known = written.get(ms);
  if (known !== undefined) return known;
  const date = new Date(ms).toISOString().slice(0, 10);
  if (written.size < MOST_WRITTEN) written.set(ms, date);
  return date;
}

/** True for a real calendar date between the years 1800 and 2200. */
export function isPlainDate(text: string): boolean {
  const m = DATE.exec(text);
  if (!m) return false;
  const year = Number(m[1]);
  if (year < 1800 || year > 2200) return false;
  return fromUtc(Date.UTC(year, Number(m[2]) - 1, Number(m[3]))) === text;
}

export function isPlainMonth(text: string): boolean {
  return MONTH.test(text) && isPlainDate(`${text}-01`);
}

export const addDays = (date: PlainDate, days: number): PlainDate => fromUtc(toUtc(date) + days * DAY_MS);

/** Whole days from `from` to `to` (negative when `to` is earlier). */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((toUtc(to) - toUtc(from)) / DAY_MS);

/** Same day N months later; the last day of the month where that day does not exist. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  // Months beyond a year are carried over into the next by Date.UTC.
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return fromUtc(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

export const monthOf = (date: PlainDate): PlainMonth => date.slice(0, 7);
export const firstDayOf = (month: PlainMonth): PlainDate => `${month}-01`;
export const shiftMonth = (month: PlainMonth, months: number): PlainMonth =>
  monthOf(addMonths(firstDayOf(month), months));
/** Whole months from `from` to `to`. */
export const monthsBetween = (from: PlainMonth, to: PlainMonth): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));

/** Making a formatter takes a hundred times as long as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar date of an instant in an IANA zone, such as "Asia/Riyadh". */
export function dateInZone(instant: Date, zone: string): PlainDate {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    formatters.set(zone, formatter);
  }
  return formatter.format(instant);
}

/**
 * The instant at which clocks in an IANA zone show a date and a time ("HH:MM"). A time that a change of the
 * clocks skips is the one after the gap; one that comes twice is the first.
 */
export function instantInZone(date: PlainDate, time: string, zone: string): Date {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const shown = (instant: number): number => {
    const parts = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).formatToParts(new Date(instant));
    const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
    return Date.parse(`${of("year")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}:00Z`);
  };
  const offset = shown(wanted - DAY_MS) - (wanted - DAY_MS);
  const early = wanted - offset;
  if (shown(early) === wanted) return new Date(early);
  return new Date(wanted - (shown(early) - early));
}
