import type { Locale } from "#app/i18n/locale.ts";
import type { Translate } from "#app/i18n/i18n.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import type { ScheduleStanding } from "#app/domain/operations/list-schedules.server.ts";
import type { readSchedule } from "#app/domain/operations/read-schedule.server.ts";
import { formatDate, formatTime, inZone, type FormattedDate } from "#app/i18n/dates.ts";
import { formatNumber } from "#app/i18n/numbers.ts";

type HistoryRow = Extract<Awaited<ReturnType<typeof readSchedule>>, { ok: true }>["value"]["runs"][number];

/** For whom the instants are worded: her language, and the zone of her country. */
export type Reader = { readonly locale: Locale; readonly t: Translate; readonly country: string };

export type Moment = { readonly date: FormattedDate; readonly time: string };

/** An instant as date and time of day. */
export function momentOf({ locale, t, country }: Reader, instant: Date): Moment {
  const { date, time } = inZone(instant, zoneOf(country));
  return { date: formatDate(locale, date, { short: true }), time: formatTime(t, time) };
}

const SPANS = [
  { unit: "days", seconds: 86_400 },
  { unit: "hours", seconds: 3_600 },
  { unit: "minutes", seconds: 60 },
] as const;

/** How long something takes or waits, in its largest unit: "3 hours". */
export function spanOf({ t }: Pick<Reader, "t">, seconds: number): string {
  const fit = SPANS.find((span) => seconds >= span.seconds) ?? { unit: "seconds", seconds: 1 };
  return t(`admin:span.${fit.unit}`, { count: Math.floor(seconds / fit.seconds) });
}

const tookOf = (reader: Reader, ms: number): string =>
  ms < 1_000 ? reader.t("admin:span.under") : spanOf(reader, ms / 1_000);

/** The name of a job in words, with its country where it runs once for each. */
export function jobTitle(
  { t, locale }: Reader,
  { name, country }: { name: string; country: string | null },
): string {
  const [job = name] = name.split(":");
  const words = t([`admin:system.schedule.${job}`, "admin:system.schedule.other"], { name: job });
  if (!country) return words;
  const region = new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country;
  return t("admin:system.inCountry", { job: words, country: region });
}

const countsOf = ({ t }: Reader, result: HistoryRow["result"]): string =>
  Object.entries(result ?? {})
    .filter(([, count]) => count > 0)
    .map(([name, n]) =>
      t([`admin:system.count.${name}`, "admin:system.count.other"], { n: formatNumber(n), name }),
    )
    .join(" · ");

/** One run, worded. */
export function runView(reader: Reader, run: HistoryRow) {
  const { id, worker, cause, outcome, missed, errorName, errorCode, errorPlace } = run;
  return {
    ...{ id, worker, cause, outcome, missed },
    started: momentOf(reader, run.startedAt),
    took: run.durationMs === null ? null : tookOf(reader, run.durationMs),
    counts: countsOf(reader, run.result),
    error: errorName && [errorName, errorCode, errorPlace].filter(Boolean).join(" · "),
  };
}
export type RunView = ReturnType<typeof runView>;

const HOUR = 60;
const DAY = 24 * HOUR;

function cadenceWords({ t }: Reader, { everyMinutes, dailyAt }: ScheduleStanding): string {
  if (dailyAt !== null) return t("admin:system.nightly", { time: formatTime(t, dailyAt) });
  const minutes = everyMinutes ?? 0;
  if (minutes % DAY === 0) return t("admin:system.everyDays", { count: minutes / DAY });
  if (minutes % HOUR === 0) return t("admin:system.everyHours", { count: minutes / HOUR });
  return t("admin:system.everyMinutes", { count: minutes });
}

export type JobState = "running" | "late" | "failing" | "asked" | "waiting" | "never";

function stateOf({ latest, lateSince, failures, asked }: ScheduleStanding): JobState {
  if (lateSince) return "late";
  if (latest?.outcome === "running") return "running";
  if (failures > 0) return "failing";
  if (asked) return "asked";
  return latest ? "waiting" : "never";
}

/** What needs a look comes first. */
const ORDER: readonly JobState[] = ["late", "failing", "running", "asked", "waiting", "never"];
export const byNeed = (a: JobView, b: JobView): number => ORDER.indexOf(a.state) - ORDER.indexOf(b.state);

/** A job with where it stands, worded. */
export function jobView(reader: Reader, job: ScheduleStanding) {
  const { name, lane, failures, missed, asked, latest, lateSince, lastRunAt } = job;
  return {
    ...{ name, lane, failures, missed, asked },
    title: jobTitle(reader, job),
    cadence: cadenceWords(reader, job),
    state: stateOf(job),
    late: lateSince && momentOf(reader, lateSince),
    last: lastRunAt && momentOf(reader, lastRunAt),
    latest: latest && runView(reader, latest),
    took: latest?.outcome === "done" && latest.durationMs !== null ? tookOf(reader, latest.durationMs) : null,
    counts: countsOf(reader, job.lastResult),
  };
}
export type JobView = ReturnType<typeof jobView>;
