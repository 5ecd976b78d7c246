import type { Machine, Transition } from "../kernel/transition-table.ts";

export const APPLICATION_STATUSES = [
  "draft",
  "submitted",
  "in_review",
  "shortlisted",
  "interview",
  "offered",
  "accepted",
  "hired",
  "postponed",
  "declined",
  "withdrawn",
  "lapsed",
  "obsolete",
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

/** What both sides still work on; what becomes obsolete when the person starts elsewhere. */
export const PENDING = [
  "submitted",
  "in_review",
  "shortlisted",
  "interview",
  "offered",
  "accepted",
  "postponed",
] as const satisfies readonly ApplicationStatus[];

export const isPending = (status: ApplicationStatus): boolean =>
  PENDING.some((pending) => pending === status);

/** States that a postponed or obsolete application can come back to. */
const RETURNS = ["submitted", "in_review", "shortlisted", "interview"] as const;

/** Days of silence after which an unanswered application lapses, and those after which whose turn it is is told. */
export const LAPSE_DAYS = 21;
export const SILENCE_WARNINGS = [7, 14] as const;
export type SilenceWarning = (typeof SILENCE_WARNINGS)[number];

/** Why an application rests; "other" needs no words: nobody is made to explain. */
export const POSTPONE_REASONS = ["health", "care", "travel", "training", "not_yet_hiring", "other"] as const;
export type PostponeReason = (typeof POSTPONE_REASONS)[number];

const back = <Name extends string, From extends ApplicationStatus, To extends ApplicationStatus>(
  name: Name,
  from: From,
  to: readonly To[],
  rest: Omit<Transition<ApplicationStatus>, "name" | "from" | "to">,
) => to.map((state) => ({ ...rest, name, from: [from] as const, to: state }));

const stay = <Name extends string>(
  name: Name,
  states: readonly ApplicationStatus[],
  rest: Omit<Transition<ApplicationStatus>, "name" | "from" | "to">,
) => states.map((state) => ({ ...rest, name, from: [state] as const, to: state }));

const transitions = [
  {
    name: "submit",
    from: ["draft"],
    to: "submitted",
    by: ["seeker", "officer"],
    guard: "vacancy_open",
    effects: ["tell_employer", "confirm_receipt"],
  },
  { name: "open", from: ["submitted"], to: "in_review", by: ["employer", "adviser"] },
  {
    name: "shortlist",
    from: ["submitted", "in_review"],
    to: "shortlisted",
    by: ["employer", "adviser"],
    effects: ["tell_seeker"],
  },
  {
    name: "invite",
    from: ["submitted", "in_review", "shortlisted"],
    to: "interview",
    by: ["employer", "adviser"],
    guard: "times_ahead",
    effects: ["open_interview", "tell_seeker"],
  },
  {
    name: "accept_interview",
    from: ["interview"],
    to: "interview",
    by: ["seeker"],
    guard: "time_offered",
    effects: ["book_interview", "disclose", "tell_employer"],
  },
  {
    name: "ask_other_times",
    from: ["interview"],
    to: "interview",
    by: ["seeker"],
    effects: ["open_interview", "tell_employer"],
  },
  {
    name: "rebook_interview",
    from: ["interview"],
    to: "interview",
    by: ["employer", "adviser"],
    guard: "times_ahead",
    effects: ["open_interview", "tell_seeker"],
  },
  {
    name: "miss_interview",
    from: ["interview"],
    to: "interview",
    by: ["seeker", "employer", "adviser"],
    guard: "time_passed",
    effects: ["settle_interview", "tell_other_side"],
  },
  {
    name: "hold_interview",
    from: ["interview"],
    to: "interview",
    by: ["employer", "adviser"],
    guard: "time_passed",
    effects: ["settle_interview"],
  },
  {
    name: "make_offer",
    from: [
      "submitted",
      "in_review",
      "shortlisted",
      "interview",
      "postponed",
      "declined",
      "lapsed",
      "obsolete",
    ],
    to: "offered",
    by: ["employer", "adviser"],
    effects: ["freeze_terms", "close_interview", "tell_seeker"],
  },
  {
    name: "withdraw_offer",
    from: ["offered"],
    to: "shortlisted",
    by: ["employer", "adviser"],
    reason: "required",
    effects: ["tell_seeker"],
  },
  {
    name: "expire_offer",
    from: ["offered"],
    to: "shortlisted",
    by: ["worker"],
    guard: "answer_overdue",
    effects: ["tell_seeker", "tell_employer"],
  },
  {
    name: "accept_offer",
    from: ["offered"],
    to: "accepted",
    by: ["seeker"],
    guard: "answer_in_time",
    effects: ["disclose", "tell_employer"],
  },
  {
    name: "turn_down_offer",
    from: ["offered"],
    to: "withdrawn",
    by: ["seeker"],
    reason: "optional",
    effects: ["tell_employer"],
  },
  {
    name: "hire",
    from: [
      "submitted",
      "in_review",
      "shortlisted",
      "interview",
      "offered",
      "accepted",
      "postponed",
      "declined",
      "lapsed",
      "obsolete",
    ],
    to: "hired",
    by: ["employer", "adviser"],
    guard: "disclosed",
    effects: ["expect_placement", "close_interview", "tell_seeker"],
  },
  {
    name: "decline",
    from: ["submitted", "in_review", "shortlisted", "interview", "accepted", "postponed"],
    to: "declined",
    by: ["employer", "adviser"],
    guard: "texts_written",
    effects: ["close_interview", "tell_seeker"],
  },
  {
    name: "reconsider",
    from: ["declined", "lapsed"],
    to: "in_review",
    by: ["employer", "adviser"],
    guard: "vacancy_open",
    effects: ["tell_seeker"],
  },
  {
    name: "postpone",
    from: RETURNS,
    to: "postponed",
    by: ["seeker", "employer", "adviser"],
    reason: "required",
    effects: ["keep_status", "close_interview", "tell_other_side"],
  },
  ...back("resume", "postponed", RETURNS, {
    by: ["seeker", "employer", "adviser"],
    guard: "postponed_from",
    effects: ["tell_other_side"],
  }),
  {
    name: "withdraw",
    from: ["draft", "submitted", "in_review", "shortlisted", "interview", "accepted", "postponed"],
    to: "withdrawn",
    by: ["seeker"],
    effects: ["close_interview", "tell_employer"],
  },
  {
    name: "reopen",
    from: ["withdrawn", "lapsed", "obsolete"],
    to: "submitted",
    by: ["seeker"],
    guard: "vacancy_open",
    effects: ["tell_employer"],
  },
  ...stay("warn_of_silence", RETURNS, {
    by: ["worker"],
    guard: "warning_due",
    effects: ["tell_whose_turn_it_is"],
  }),
  {
    name: "lapse",
    from: RETURNS,
    to: "lapsed",
    by: ["worker"],
    guard: "silent_and_warned",
    effects: ["close_interview", "tell_seeker", "tell_employer"],
  },
  {
    name: "make_obsolete",
    from: PENDING,
    to: "obsolete",
    by: ["worker"],
    guard: "not_part_time",
    effects: ["keep_status", "close_interview", "tell_employer", "tell_seeker"],
  },
  ...back("restore", "obsolete", PENDING, {
    by: ["worker"],
    guard: "status_before",
    effects: ["tell_employer", "tell_seeker"],
  }),
  {
    name: "transfer",
    from: ["submitted", "in_review", "shortlisted", "interview", "declined", "lapsed"],
    to: "submitted",
    by: ["employer", "adviser"],
    guard: "other_vacancy_of_the_employer",
    reason: "required",
    effects: ["change_vacancy", "new_candidate_code", "close_interview", "tell_seeker"],
  },
] as const satisfies readonly Transition<ApplicationStatus>[];

export type ApplicationEdge = (typeof transitions)[number]["name"];

/**
 * Applications: states.md. A person applies to a vacancy once: whoever withdrew re-opens the same application,
 * so its history stays together.
 */
export const applicationMachine: Machine<ApplicationStatus> = {
  name: "application",
  initial: ["draft"],
  final: ["hired"],
  transitions,
  requires: {
    submitted: ["submitted_at"],
    in_review: ["submitted_at"],
    shortlisted: ["submitted_at"],
    interview: ["submitted_at"],
    offered: ["submitted_at"],
    accepted: ["submitted_at", "disclosed_at"],
    hired: ["submitted_at", "disclosed_at"],
    postponed: ["submitted_at", "postponed_from"],
    declined: ["submitted_at", "decline_for_person"],
    lapsed: ["submitted_at"],
    obsolete: ["submitted_at", "status_before"],
  },
};
