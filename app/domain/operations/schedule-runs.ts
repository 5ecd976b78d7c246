import { z } from "zod";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import type { Cadence } from "./schedule.ts";

/** A job as a worker's table says it. */
export type ScheduleEntry = {
  /** With the country behind a colon where the job follows a country's day: "match-everyone:SA". */
  readonly name: string;
  readonly country: string | null;
  /** Jobs of a lane run after each other, lanes beside each other. */
  readonly lane: string;
  readonly cadence: { readonly everyMinutes: number } | { readonly dailyAt: string };
  readonly lateAfterMinutes: number;
};

/** What a run counted; shown to administrators. */
export type Counts = Readonly<Record<string, number>>;

/** What kind of error, its code, and where in our code: never its text, which may hold a person's data. */
export type RunError = {
  readonly name: string;
  readonly code: string | null;
  readonly place: string | null;
};

/** The cadence of a kept row. */
export const cadenceOf = (row: {
  readonly everyMinutes: number | null;
  readonly dailyAt: string | null;
  readonly country: string | null;
}): Cadence =>
  row.dailyAt !== null && row.country !== null
    ? { kind: "daily", at: row.dailyAt, zone: zoneOf(row.country) }
    : { kind: "every", minutes: row.everyMinutes ?? 60 };

const OWN_FILE = /\b((?:app|workers|prisma)\/[\w./-]+\.tsx?):(\d+)/;

/** What may be kept of an error. */
export function describeError(error: unknown): RunError {
  const found = error instanceof Error ? error : new Error(String(error));
  const { code } = found as { code?: unknown };
  const place = OWN_FILE.exec(found.stack?.split("\n    at ").slice(1).join("\n") ?? "");
  return {
    name: /^\w{1,60}$/.test(found.name) ? found.name : "Error",
    code: typeof code === "string" && /^[A-Za-z0-9_]{1,40}$/.test(code) ? code : null,
    place: place ? `${place[1]}:${place[2]}` : null,
  };
}

/** The input of "run now": a job's name. */
export const requestRunSchema = z.object({
  name: z.string().regex(/^[a-z0-9.-]{1,80}(:[A-Z]{2})?$/, "invalid"),
});
