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

/** Days of silence after which an unanswered application lapses. */
export const LAPSE_DAYS = 21;

const back = <Name extends string, From extends ApplicationStatus, To extends ApplicationStatus>(
  name: Name,
  from: From,
  to: readonly To[],
  rest: Omit<Transition<ApplicationStatus>, "name" | "from" | "to">,
) => to.map((state) => ({ ...rest, name, from: [from] as const, to: state, guard: "status_before" }));

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
    effects: ["tell_seeker"],
  },
  {
    name: "accept_interview",
    from: ["interview"],
    to: "interview",
    by: ["seeker"],
    effects: ["disclose", "tell_employer"],
  },
  {
    name: "rebook_interview",
    from: ["interview"],
    to: "interview",
    by: ["seeker", "employer", "adviser"],
    reason: "optional",
    effects: ["tell_other_side"],
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
    effects: ["freeze_terms", "tell_seeker"],
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
    effects: ["expect_placement", "tell_seeker"],
  },
  {
    name: "decline",
    from: ["submitted", "in_review", "shortlisted", "interview", "accepted", "postponed"],
    to: "declined",
    by: ["employer", "adviser"],
    reason: "required",
    effects: ["tell_seeker", "tell_officer"],
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
    effects: ["keep_status", "tell_other_side"],
  },
  ...back("resume", "postponed", RETURNS, {
    by: ["seeker", "employer", "adviser"],
    effects: ["tell_other_side"],
  }),
  {
    name: "withdraw",
    from: ["draft", "submitted", "in_review", "shortlisted", "interview", "accepted", "postponed"],
    to: "withdrawn",
    by: ["seeker"],
    reason: "optional",
    effects: ["tell_employer"],
  },
  {
    name: "reopen",
    from: ["withdrawn", "lapsed", "obsolete"],
    to: "submitted",
    by: ["seeker"],
    guard: "vacancy_open",
    effects: ["tell_employer"],
  },
  {
    name: "lapse",
    from: RETURNS,
    to: "lapsed",
    by: ["worker"],
    guard: "silent",
    effects: ["tell_seeker", "tell_employer"],
  },
  {
    name: "make_obsolete",
    from: PENDING,
    to: "obsolete",
    by: ["worker"],
    guard: "not_part_time",
    effects: ["keep_status", "tell_employer", "tell_seeker"],
  },
  ...back("restore", "obsolete", PENDING, {
    by: ["worker"],
    effects: ["tell_employer", "tell_seeker"],
  }),
  {
    name: "transfer",
    from: ["submitted", "in_review", "shortlisted", "declined", "lapsed"],
    to: "submitted",
    by: ["employer", "adviser"],
    guard: "same_employer",
    reason: "required",
    effects: ["change_vacancy", "new_candidate_code", "tell_seeker"],
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
};

/** What the guards of the table look at. */
export type ApplicationFacts = {
  readonly status: ApplicationStatus;
  /** What it was before it was postponed or became obsolete. */
  readonly statusBefore: ApplicationStatus | null;
  /** The person has agreed to be named to this employer. */
  readonly disclosed: boolean;
};

/** What lies outside the application; only what an edge's guard needs must be given. */
export type Circumstances = {
  readonly vacancyOpen?: boolean;
  /** Days since either side did anything. */
  readonly silentDays?: number;
  readonly answerOverdue?: boolean;
  /** The other job, or this one, is part-time: they go together. */
  readonly partTime?: boolean;
  readonly sameEmployer?: boolean;
};

const GUARDS: Readonly<
  Record<string, (facts: ApplicationFacts, around: Circumstances, to: ApplicationStatus) => boolean>
> = {
  vacancy_open: (_, around) => around.vacancyOpen === true,
  disclosed: (facts) => facts.disclosed,
  answer_overdue: (_, around) => around.answerOverdue === true,
  silent: (_, around) => (around.silentDays ?? 0) >= LAPSE_DAYS,
  not_part_time: (_, around) => around.partTime === false,
  same_employer: (_, around) => around.sameEmployer === true,
  status_before: (facts, _, to) => facts.statusBefore === to,
};

/** Which failure a guard that does not hold is told as (`errors:failures.<code>`). */
const GUARD_FAILURES: Readonly<Record<string, string>> = {
  vacancy_open: "vacancy_closed",
  disclosed: "not_disclosed",
};

export type EdgeTaken = ApplicationFacts & { readonly edge: ApplicationEdge };

/** The facts after an edge, or the code of the failure. Pure: what the table and its guards allow, no more. */
export function takeEdge(
  facts: ApplicationFacts,
  edge: ApplicationEdge,
  around: Circumstances = {},
): EdgeTaken | { readonly failure: string } {
  const candidates: readonly Transition<ApplicationStatus>[] = applicationMachine.transitions.filter(
    (t) => t.name === edge && t.from.includes(facts.status),
  );
  if (candidates.length === 0) return { failure: "wrong_state" };
  const allowed = candidates.find((t) => !t.guard || GUARDS[t.guard]?.(facts, around, t.to));
  if (!allowed) return { failure: GUARD_FAILURES[candidates[0]?.guard ?? ""] ?? "wrong_state" };
  const effects = allowed.effects ?? [];
  return {
    edge,
    status: allowed.to,
    statusBefore: effects.includes("keep_status") ? facts.status : null,
    disclosed: facts.disclosed || effects.includes("disclose"),
  };
}
