import { assertNever } from "#app/domain/kernel/result.ts";
import {
  findTransition,
  type Machine,
  type Transition,
  type TransitionActor,
} from "#app/domain/kernel/transition-table.ts";
import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  type PlainDate,
  type PlainMonth,
} from "#app/domain/kernel/plain-date.ts";
import { remembered } from "#app/domain/kernel/remembered.ts";

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
export type EndReason = (typeof END_REASONS)[number];

/** Why work that was agreed on did not begin. */
export const CANCEL_REASONS = [
  "found_other_job",
  "changed_mind",
  "health_or_care",
  "job_gone",
  "terms_changed",
  "other",
] as const;
/** Why a start was written down that was none. */
export const CORRECTION_REASONS = ["never_came", "other_person", "other_job", "written_by_mistake"] as const;
/** Why work rests for a time. */
export const SUSPEND_REASONS = [
  "unpaid_leave",
  "health_or_care",
  "season",
  "employer_paused",
  "other",
] as const;

/** An end within so many days gives the person's other applications back, and the opening (states.md). */
export const EARLY_END_DAYS = 14;

const transitions = [
  {
    name: "start",
    from: ["expected"],
    to: "started",
    by: ["seeker", "employer", "officer", "supervisor", "worker"],
    guard: "day_has_come",
    effects: ["create_checkpoints", "make_other_applications_obsolete", "take_opening"],
  },
  {
    name: "cancel",
    from: ["expected"],
    to: "cancelled",
    by: ["seeker", "employer", "officer", "supervisor"],
    reason: "required",
    effects: ["restore_obsolete_applications"],
  },
  {
    // The person herself only where her own answer had made the work known, which she takes back.
    name: "correct_away",
    from: ["started", "suspended", "ended"],
    to: "cancelled",
    by: ["seeker", "officer", "supervisor"],
    reason: "required",
    effects: ["restore_obsolete_applications", "give_opening_back", "keep_both_versions"],
  },
  {
    // Rests, and blocks nothing: the person may apply, be hired and start elsewhere meanwhile.
    name: "suspend",
    from: ["started"],
    to: "suspended",
    by: ["seeker", "employer", "officer", "supervisor"],
    guard: "day_has_come",
    reason: "required",
  },
  {
    name: "resume",
    from: ["suspended"],
    to: "started",
    by: ["seeker", "employer", "officer", "supervisor", "worker"],
    guard: "day_has_come",
  },
  {
    name: "end",
    from: ["started", "suspended"],
    to: "ended",
    by: ["seeker", "employer", "officer", "supervisor", "worker"],
    guard: "day_has_come",
    reason: "required",
    effects: ["restore_obsolete_applications_within_14_days", "give_opening_back_within_14_days"],
  },
  ...(["started", "suspended", "ended"] as const).map((state) => ({
    name: "correct_dates" as const,
    from: [state] as const,
    to: state,
    by: ["officer", "supervisor", "worker"] as const,
    guard: "day_has_come",
    reason: "required" as const,
    effects: ["keep_both_versions", "move_checkpoints", "reopen_checkpoints_that_no_longer_hold"],
  })),
  {
    name: "take_back_end",
    from: ["ended"],
    to: "started",
    by: ["officer", "supervisor", "worker"],
    guard: "day_has_come",
    reason: "required",
    effects: [
      "keep_both_versions",
      "move_checkpoints",
      "make_other_applications_obsolete_again",
      "take_opening_again",
    ],
  },
] as const satisfies readonly Transition<PlacementState>[];

export type PlacementEdge = (typeof transitions)[number]["name"];

/** A person's time at a job, from the hire to its end (states.md). A person may have many, also at once. */
export const placementMachine: Machine<PlacementState> = {
  name: "placement",
  initial: ["expected"],
  final: ["cancelled"],
  transitions,
};

/** What a row must show, state by state; the same is a constraint of the table. */
export type PlacementFacts = {
  readonly status: PlacementState;
  readonly startedOn: PlainDate | null;
  readonly endedOn: PlainDate | null;
};

export type PlacementMove = {
  readonly edge: PlacementEdge;
  readonly by: TransitionActor;
  /** Today in the country's zone. */
  readonly today: PlainDate;
  /** The day from which it holds: of the start, the pause, the end. Not needed where nothing begins or ends. */
  readonly on?: PlainDate;
  /** For `correct_dates`; `on` is then the corrected start. */
  readonly endedOn?: PlainDate;
  readonly reason?: string | null;
  /** For `resume`: the first day of the pause. */
  readonly pausedOn?: PlainDate | null;
};

/**
 * The facts after an edge, or the code of the failure. Pure: the table, its guard, and dates that can be true
 * (no future, no end before the start, no going on before the pause).
 */
export function movePlacement(
  facts: PlacementFacts,
  move: PlacementMove,
): PlacementFacts | { readonly failure: string } {
  const transition = findTransition(placementMachine, move.edge, facts.status);
  if (!transition) return { failure: "wrong_state" };
  if (!transition.by.includes(move.by)) return { failure: "not_this_role" };
  if (transition.reason === "required" && !move.reason) return { failure: "reason_needed" };
  const next = { ...datesAfter(facts, move), status: transition.to };
  // What a record shows has happened, whatever the clock says; people's words are about days that have come.
  const said = move.by === "worker" ? [] : [move.on, next.startedOn, next.endedOn];
  for (const day of said)
    if (day && day > move.today)
      return { failure: move.edge === "end" ? "end_in_future" : "start_in_future" };
  if (
    move.on &&
    facts.startedOn &&
    move.on < facts.startedOn &&
    ["suspend", "resume", "end"].includes(move.edge)
  )
    return { failure: "end_before_start" };
  if (move.edge === "resume" && move.on && move.pausedOn && move.on < move.pausedOn)
    return { failure: "resume_before_pause" };
  if (next.startedOn && next.endedOn && next.endedOn < next.startedOn) return { failure: "end_before_start" };
  return next;
}

function datesAfter(
  { startedOn, endedOn }: PlacementFacts,
  move: PlacementMove,
): Omit<PlacementFacts, "status"> {
  const on = move.on ?? null;
  switch (move.edge) {
    case "start":
      return { startedOn: on ?? move.today, endedOn: null };
    case "end":
      return { startedOn, endedOn: on ?? move.today };
    case "correct_dates":
      return { startedOn: on ?? startedOn, endedOn: endedOn && (move.endedOn ?? endedOn) };
    case "take_back_end":
      return { startedOn: on ?? startedOn, endedOn: null };
    case "cancel":
    case "correct_away":
      return { startedOn: null, endedOn: null };
    case "suspend":
    case "resume":
      return { startedOn, endedOn };
    default:
      return assertNever(move.edge);
  }
}

/** Whether work of these dates ended so early that the person's applications and the opening come back. */
export const isEarlyEnd = ({ startedOn, endedOn }: Pick<PlacementFacts, "startedOn" | "endedOn">): boolean =>
  startedOn !== null && endedOn !== null && daysBetween(startedOn, endedOn) <= EARLY_END_DAYS;

/** Whether a placement takes one of the vacancy's openings. */
export const takesOpening = (facts: PlacementFacts): boolean =>
  facts.status === "started" ||
  facts.status === "suspended" ||
  (facts.status === "ended" && !isEarlyEnd(facts));

/** Tiers of evidence, strongest first: a stronger one supersedes a weaker one. */
export const TIERS = ["wage_record", "payslip", "employer", "self"] as const;
export type Tier = (typeof TIERS)[number];

/** True when `candidate` proves more than `current`. */
export const isStronger = (candidate: Tier, current: Tier | null): boolean =>
  current === null || TIERS.indexOf(candidate) < TIERS.indexOf(current);

export const CHECKPOINT_DAYS = [30, 90, 180, 365] as const;
export type CheckpointDay = (typeof CHECKPOINT_DAYS)[number];

/** When each checkpoint of work that started on `startedOn` falls due. */
export const checkpointDates: (startedOn: PlainDate) => readonly {
  readonly day: CheckpointDay;
  readonly dueOn: PlainDate;
}[] = remembered((startedOn) => CHECKPOINT_DAYS.map((day) => ({ day, dueOn: addDays(startedOn, day) })));

const monthAfter = remembered((first) => addMonths(first, 1));
const dayAfter = remembered((day) => addDays(day, 1));

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
  const next = monthAfter(first);
  const from = startedOn !== null && startedOn > first ? startedOn : first;
  const until = endedOn !== null && endedOn < next ? dayAfter(endedOn) : next;
  return from < until ? { from, until } : null;
}
