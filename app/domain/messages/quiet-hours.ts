/** Hours of the day in which nobody is disturbed: [from, until), over midnight when `from` is the later one. */
export type QuietHours = { readonly from: number; readonly until: number };

const HOUR_MS = 3_600_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

function hourIn(instant: Date, zone: string): number {
  const known = formatters.get(zone);
  const formatter =
    known ?? new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" });
  if (!known) formatters.set(zone, formatter);
  return Number(formatter.format(instant));
}

const isQuiet = (hour: number, { from, until }: QuietHours): boolean =>
  from < until ? hour >= from && hour < until : hour >= from || hour < until;

/** The next full hour; whole hours are enough: zones here are offset by whole hours. */
const nextHour = (instant: Date): Date => new Date((Math.floor(instant.getTime() / HOUR_MS) + 1) * HOUR_MS);

/** The first instant, at or after `instant`, outside quiet hours by the zone's clock. */
export function afterQuietHours(instant: Date, zone: string, quiet: QuietHours): Date {
  let next = instant;
  while (isQuiet(hourIn(next, zone), quiet)) next = nextHour(next);
  return next;
}

/** The first instant of the zone's day that holds `instant`. */
export function startOfDay(instant: Date, zone: string): Date {
  let start = new Date(Math.floor(instant.getTime() / HOUR_MS) * HOUR_MS);
  // Where the clock is put forward at midnight the day begins at one: then the hour before is yesterday's 23.
  while (hourIn(start, zone) !== 0 && hourIn(new Date(start.getTime() - HOUR_MS), zone) < 23)
    start = new Date(start.getTime() - HOUR_MS);
  return start;
}

/** When the next day's first message may leave. */
export function nextMorning(instant: Date, zone: string, quiet: QuietHours): Date {
  const today = startOfDay(instant, zone).getTime();
  let next = nextHour(instant);
  while (startOfDay(next, zone).getTime() === today) next = nextHour(next);
  return afterQuietHours(next, zone, quiet);
}
