import type { Machine } from "#app/domain/kernel/transition-table.ts";
import {
  addDays,
  addMonths,
  firstDayOf,
  type PlainDate,
  type PlainMonth,
} from "#app/domain/kernel/plain-date.ts";

export const PLACEMENT_STATES = ["expected", "started", "suspended", "ended", "cancelled"] as const;
export type PlacementState = (typeof PLACEMENT_STATES)[number];

/** Why work ended; a person is never blamed by a code. */
export const END_REASONS = [
  "contract_over",
  "left_for_other_job",
  "left_other",
  "laid_off",
  "employer_closed",
  "health_or_care",
  "unknown",
] as const;

/** A person's time at a job, from the hire to its end (states.md). */
export const placementMachine: Machine<PlacementState> = {
  name: "placement",
  initial: ["expected"],
  final: ["ended", "cancelled"],
  transitions: [
    {
      name: "start",
      from: ["expected"],
      to: "started",
      by: ["seeker", "employer", "officer", "worker"],
      effects: ["create_checkpoints", "make_other_applications_obsolete"],
    },
    {
      name: "cancel",
      from: ["expected"],
      to: "cancelled",
      by: ["seeker", "employer", "officer"],
      reason: "required",
      effects: ["restore_obsolete_applications"],
    },
    {
      name: "correct_away",
      from: ["started"],
      to: "cancelled",
      by: ["officer"],
      reason: "required",
      effects: ["restore_obsolete_applications", "keep_both_versions"],
    },
    { name: "suspend", from: ["started"], to: "suspended", by: ["employer", "officer"], reason: "required" },
    { name: "resume", from: ["suspended"], to: "started", by: ["employer", "officer", "worker"] },
    {
      name: "end",
      from: ["started", "suspended"],
      to: "ended",
      by: ["seeker", "employer", "officer", "worker"],
      reason: "required",
      effects: ["restore_obsolete_applications_within_14_days"],
    },
    {
      name: "correct_dates",
      from: ["started", "suspended", "ended"],
      to: "started",
      by: ["officer", "worker"],
      effects: ["keep_both_versions", "move_checkpoints"],
    },
  ],
};

/** Tiers of evidence, strongest first: a stronger one supersedes a weaker one. */
export const TIERS = ["wage_record", "payslip", "employer", "self"] as const;
export type Tier = (typeof TIERS)[number];

/** True when `candidate` proves more than `current`. */
export const isStronger = (candidate: Tier, current: Tier | null): boolean =>
  current === null || TIERS.indexOf(candidate) < TIERS.indexOf(current);

export const CHECKPOINT_DAYS = [30, 90, 180, 365] as const;
export type CheckpointDay = (typeof CHECKPOINT_DAYS)[number];

/** When each checkpoint of work that started on `startedOn` falls due. */
export const checkpointDates = (startedOn: PlainDate): readonly { day: CheckpointDay; dueOn: PlainDate }[] =>
  CHECKPOINT_DAYS.map((day) => ({ day, dueOn: addDays(startedOn, day) }));

/**
 * The days that a month's wage proves: from the later of the month's first day and the record's start to the
 * earlier of the month's end and the day after the record's end. Half-open; null when nothing is left.
 */
export function provenDays(
  month: PlainMonth,
  startedOn: PlainDate | null,
  endedOn: PlainDate | null,
): { from: PlainDate; until: PlainDate } | null {
  const first = firstDayOf(month);
  const next = addMonths(first, 1);
  const from = startedOn !== null && startedOn > first ? startedOn : first;
  const until = endedOn !== null && addDays(endedOn, 1) < next ? addDays(endedOn, 1) : next;
  return from < until ? { from, until } : null;
}
