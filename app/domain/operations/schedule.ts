import { addDays, type PlainDate } from "#app/domain/kernel/plain-date.ts";

/** When a recurring job is due: by the marketplace's clock, or at a local hour ("02:00") of a country's zone. */
export type Cadence =
  | { readonly kind: "every"; readonly minutes: number }
  | { readonly kind: "daily"; readonly at: string; readonly zone: string };

/** What was kept of a recurring job's runs. */
export type RunState = {
  /** When the last run that succeeded began. */
  readonly lastRunAt: Date | null;
  /** Runs that did not succeed since, and when the latest of them ended. */
  readonly failures: number;
  readonly failedAt: Date | null;
};

const MINUTE_MS = 60_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 15 * MINUTE_MS;
const SECOND_MS = 1_000;
/** By so much the clocks of two hosts may differ; only a time further ahead means that the clock was set back. */
const SKEW_MS = MINUTE_MS;

/** The pause after so many runs in a row that did not succeed: 2 s, twice as long each time, at most 15 minutes. */
export const pauseAfter = (failures: number): number =>
  failures <= 0 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 30));

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const made =
    formatters.get(zone) ??
    new Intl.DateTimeFormat("en-GB-u-ca-gregory-nu-latn", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    });
  formatters.set(zone, made);
  return made;
}

/** What a clock on a wall of the zone shows, in ms, as if it were UTC. */
function wallTime(instant: number, zone: string): number {
  const parts = formatterOf(zone).formatToParts(new Date(instant));
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
}

/** By how much the zone's clocks are ahead of UTC at an instant, in ms. */
const offsetAt = (instant: number, zone: string): number =>
  wallTime(instant, zone) - Math.floor(instant / SECOND_MS) * SECOND_MS;

const dayIn = (instant: number, zone: string): PlainDate =>
  new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 10);

/** The instant of a local time on a date. In the hour that a change of clocks leaves out: the same distance after it. */
function instantOf(date: PlainDate, at: string, zone: string): number {
  const local = Date.parse(`${date}T${at}:00Z`);
  const first = local - offsetAt(local, zone);
  return local - offsetAt(first, zone);
}

/** The latest instant up to `now` at which a daily job was due. */
function lastDaily({ at, zone }: Extract<Cadence, { kind: "daily" }>, now: Date): number {
  const today = dayIn(now.getTime(), zone);
  const due = instantOf(today, at, zone);
  return due <= now.getTime() ? due : instantOf(addDays(today, -1), at, zone);
}

/**
 * Since when the job waits; null when it is not due yet. One that never ran waits since it is known
 * (`registeredAt`); a last run well in the future means that the clock was set back: due now.
 */
export function dueSince(
  cadence: Cadence,
  state: Pick<RunState, "lastRunAt">,
  now: Date,
  registeredAt: Date = now,
): Date | null {
  const last = state.lastRunAt?.getTime();
  if (last === undefined) return registeredAt > now ? now : registeredAt;
  if (last > now.getTime() + SKEW_MS) return now;
  const due = cadence.kind === "every" ? last + cadence.minutes * MINUTE_MS : nextDaily(cadence, last);
  return due <= now.getTime() ? new Date(due) : null;
}

/** The first instant after `last` at which a daily job is due. */
function nextDaily(cadence: Extract<Cadence, { kind: "daily" }>, last: number): number {
  const { at, zone } = cadence;
  const day = dayIn(last, zone);
  const sameDay = instantOf(day, at, zone);
  return sameDay > last ? sameDay : instantOf(addDays(day, 1), at, zone);
}

/** True when the pause after a run that did not succeed is over; one "in the future" was before a clock set back. */
export function pauseIsOver({ failures, failedAt }: RunState, now: Date): boolean {
  if (failures === 0 || !failedAt) return true;
  const waited = now.getTime() - failedAt.getTime();
  return waited < -SKEW_MS || waited >= pauseAfter(failures);
}

/** Whether to run now, and why; `asked` runs at once, whatever the time. */
export function causeToRun(
  cadence: Cadence,
  state: RunState,
  asked: boolean,
  now: Date,
): "due" | "again" | "asked" | null {
  if (asked) return "asked";
  if (!pauseIsOver(state, now)) return null;
  if (state.failures > 0) return "again";
  return dueSince(cadence, state, now) ? "due" : null;
}

/** How many due times passed without a run before the one that is due now: a year's jump of an hourly job is 8,759. */
export function missedRuns(cadence: Cadence, lastRunAt: Date | null, now: Date): number {
  if (!lastRunAt || lastRunAt >= now) return 0;
  const last = lastRunAt.getTime();
  if (cadence.kind === "every")
    return Math.max(0, Math.floor((now.getTime() - last) / (cadence.minutes * MINUTE_MS)) - 1);
  const latest = lastDaily(cadence, now);
  const first = nextDaily(cadence, last);
  // A day is 23 to 25 hours where clocks change.
  return latest <= first ? 0 : Math.round((latest - first) / (24 * 60 * MINUTE_MS));
}

/** Since when the job is late: it waits for longer than it may, and does not run. Null when all is well. */
export function lateSince(due: Date | null, lateAfterMinutes: number, now: Date): Date | null {
  if (!due) return null;
  const late = due.getTime() + lateAfterMinutes * MINUTE_MS;
  return late < now.getTime() ? new Date(late) : null;
}
