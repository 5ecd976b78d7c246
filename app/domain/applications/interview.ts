import { chooseTransition, type Machine } from "../kernel/transition-table.ts";

export const INTERVIEW_STATUSES = [
  "asked",
  "proposed",
  "booked",
  "held",
  "missed",
  "rebooked",
  "cancelled",
] as const;
export type InterviewStatus = (typeof INTERVIEW_STATUSES)[number];

export const INTERVIEW_MODES = ["in_person", "phone", "video"] as const;
export type InterviewMode = (typeof INTERVIEW_MODES)[number];

/** Those that something still follows from; an application has one at most. */
const LIVING: readonly InterviewStatus[] = ["asked", "proposed", "booked"];
export const isLiving = (status: InterviewStatus): boolean => LIVING.includes(status);

/**
 * One appointment for an interview. Another time is another row that names the one before, so the history
 * stays; an application with a missed interview stays where it was.
 */
export const interviewMachine: Machine<InterviewStatus> = {
  name: "interview",
  initial: ["proposed", "asked"],
  final: ["held", "missed", "rebooked", "cancelled"],
  transitions: [
    {
      name: "propose",
      from: ["asked"],
      to: "proposed",
      by: ["employer", "adviser"],
      guard: "times_ahead",
      effects: ["tell_seeker"],
    },
    {
      name: "book",
      from: ["proposed"],
      to: "booked",
      by: ["seeker"],
      guard: "time_offered",
      effects: ["disclose", "tell_employer"],
    },
    {
      name: "hold",
      from: ["booked"],
      to: "held",
      by: ["employer", "adviser"],
      guard: "time_passed",
    },
    {
      name: "miss",
      from: ["booked"],
      to: "missed",
      by: ["seeker", "employer", "adviser"],
      guard: "time_passed",
      effects: ["tell_other_side"],
    },
    {
      name: "rebook",
      from: ["asked", "proposed", "booked"],
      to: "rebooked",
      by: ["seeker", "employer", "adviser"],
      effects: ["open_interview", "tell_other_side"],
    },
    {
      // The application went another way: an offer, a decline, a withdrawal …
      name: "cancel",
      from: ["asked", "proposed", "booked"],
      to: "cancelled",
      by: ["seeker", "employer", "adviser", "worker"],
    },
  ],
  requires: {
    proposed: ["mode", "minutes"],
    booked: ["mode", "minutes", "starts_at", "booked_at"],
    held: ["mode", "minutes", "starts_at", "booked_at", "closed_at"],
    missed: ["mode", "minutes", "starts_at", "booked_at", "closed_at"],
    rebooked: ["closed_at"],
    cancelled: ["closed_at"],
  },
};

export type InterviewEdge = "propose" | "book" | "hold" | "miss" | "rebook" | "cancel";

export type InterviewFacts = {
  readonly status: InterviewStatus;
  /** It says how it is held and how long it takes. */
  readonly described: boolean;
  /** A time is agreed. */
  readonly timed: boolean;
  readonly closed: boolean;
};

export type InterviewCircumstances = {
  readonly timesAhead?: boolean;
  readonly timeOffered?: boolean;
  readonly timePassed?: boolean;
};

export const INTERVIEW_GUARDS: Readonly<Record<string, (around: InterviewCircumstances) => boolean>> = {
  times_ahead: (around) => around.timesAhead === true,
  time_offered: (around) => around.timeOffered === true,
  time_passed: (around) => around.timePassed === true,
};

/** The facts after an edge; null when the table or a guard does not allow it. */
export function takeInterviewEdge(
  facts: InterviewFacts,
  edge: InterviewEdge,
  around: InterviewCircumstances = {},
): InterviewFacts | null {
  const chosen = chooseTransition(
    interviewMachine,
    edge,
    facts.status,
    (guard) => INTERVIEW_GUARDS[guard]?.(around) ?? false,
  );
  if ("guard" in chosen) return null;
  const status = chosen.transition.to;
  return {
    status,
    described: facts.described || edge === "propose",
    timed: facts.timed || edge === "book",
    closed: !isLiving(status),
  };
}
