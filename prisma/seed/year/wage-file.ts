import { csvCell } from "#app/domain/imports/import-result.ts";
import {
  addMonths,
  addDays,
  daysBetween,
  firstDayOf,
  monthOf,
  type PlainDate,
  type PlainMonth,
} from "#app/domain/kernel/plain-date.ts";
import type { Random } from "../demo/random.ts";
import type { Job } from "./play.ts";

const HEADER = "national_id,registration_number,month,wage,started_on,ended_on";
type Row = readonly [string, string, PlainMonth, string, string, string];

/** The days of a month that a job covers: [from, until), or null. */
function daysOf(job: Job, month: PlainMonth): { from: PlainDate; until: PlainDate } | null {
  const first = firstDayOf(month);
  const next = addMonths(first, 1);
  const from = job.from > first ? job.from : first;
  const until = job.until !== null && job.until < next ? job.until : next;
  return from < until ? { from, until } : null;
}

/** What the register of wages says of a job in a month; null when there is nothing to say. */
function rowOf(job: Job, month: PlainMonth, luck: Random): Row | null {
  const days = daysOf(job, month);
  if (!days || job.seeker.nationalId === null) return null;
  const whole = daysBetween(firstDayOf(month), addMonths(firstDayOf(month), 1));
  const share = daysBetween(days.from, days.until) / whole;
  const wage = (Math.round(job.monthlyMinor * share) / 100).toFixed(2);
  // Registers note the first day with most new jobs, and the last day with nearly all that end.
  const started = monthOf(job.from) === month && luck.chance(0.85) ? job.from : "";
  const over = job.until !== null && monthOf(addDays(job.until, -1)) === month && luck.chance(0.9);
  const ended = over && job.until ? addDays(job.until, -1) : "";
  return [job.seeker.nationalId, job.registrationNumber, month, wage, started, ended];
}

/** Keeps what comes late, or is put right, for the next file. */
export type WageRegister = {
  /** The file about a month: with its slips, and with what was missing or wrong in the file before. */
  fileFor(month: PlainMonth, jobs: readonly Job[], luck: Random): string;
};

export function openWageRegister(): WageRegister {
  let carried: Row[] = [];
  return {
    fileFor(month, jobs, luck) {
      const rows: Row[] = carried;
      carried = [];
      for (const job of jobs) {
        const row = rowOf(job, month, luck);
        if (!row) continue;
        const slip = luck.weighted([
          ["none", 85],
          ["late", 7],
          ["lost", 2],
          ["wrong wage", 3],
          ["wrong person", 1],
          ["twice", 1],
          ["unreadable", 1],
        ] as const);
        const [nationalId, number, of, wage, started, ended] = row;
        if (slip === "late") carried.push(row);
        else if (slip === "wrong wage") {
          rows.push([nationalId, number, of, (Number(wage) / 10).toFixed(2), started, ended]);
          carried.push(row);
        } else if (slip === "wrong person")
          rows.push([`1${nationalId.slice(2)}7`, number, of, wage, started, ended]);
        else if (slip === "twice") rows.push(row, row);
        else if (slip === "unreadable") {
          rows.push([nationalId, number, `${of.slice(0, 4)}-13`, wage, started, ended]);
          carried.push(row);
        } else if (slip === "none") rows.push(row);
      }
      return `${[HEADER, ...rows.map((row) => row.map(csvCell).join(","))].join("\n")}\n`;
    },
  };
}
