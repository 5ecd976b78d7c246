import { addDays, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { extendedBy, type FrozenSpan } from "#app/domain/emergency/frozen-span.ts";
import type { Machine, Transition, TransitionActor } from "#app/domain/kernel/transition-table.ts";

export const CHANGE_STATES = [
  "asked",
  "evidence_asked",
  "decided_yes",
  "decided_no",
  "appealed",
  "applied",
  "withdrawn",
] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** States in which somebody has something to do before the request is over. */
export const OPEN_STATES = ["asked", "evidence_asked", "appealed"] as const satisfies readonly ChangeState[];

const OFFICE = ["officer", "supervisor"] as const;

const transitions = [
  {
    name: "ask_evidence",
    from: ["asked"],
    to: "evidence_asked",
    by: OFFICE,
    guard: "asked_at_most_twice",
    reason: "required",
    effects: ["tell_person"],
  },
  { name: "answer_evidence", from: ["evidence_asked"], to: "asked", by: ["seeker"], reason: "required" },
  {
    name: "decide_yes",
    from: ["asked", "evidence_asked"],
    to: "decided_yes",
    by: OFFICE,
    reason: "required",
    effects: ["tell_person"],
  },
  {
    name: "decide_no",
    from: ["asked"],
    to: "decided_no",
    by: OFFICE,
    reason: "required",
    effects: ["tell_person"],
  },
  {
    // Silence is no finding: an officer decides with what she has, once the person had her time.
    name: "decide_no",
    from: ["evidence_asked"],
    to: "decided_no",
    by: OFFICE,
    guard: "time_to_answer_over",
    reason: "required",
    effects: ["tell_person"],
  },
  {
    name: "appeal",
    from: ["decided_no"],
    to: "appealed",
    by: ["seeker"],
    guard: "within_appeal_window",
    reason: "required",
  },
  {
    name: "uphold",
    from: ["appealed"],
    to: "decided_no",
    by: OFFICE,
    guard: "second_person",
    reason: "required",
    effects: ["tell_person"],
  },
  {
    name: "overturn",
    from: ["appealed"],
    to: "decided_yes",
    by: OFFICE,
    guard: "second_person",
    reason: "required",
    effects: ["tell_person"],
  },
  {
    name: "apply",
    from: ["decided_yes"],
    to: "applied",
    by: OFFICE,
    guard: "decided_by_a_person",
    effects: ["write_dated_row", "registry_to_be_told"],
  },
  { name: "withdraw", from: ["asked", "evidence_asked", "appealed"], to: "withdrawn", by: ["seeker"] },
] as const satisfies readonly Transition<ChangeState>[];

export type ChangeEdge = (typeof transitions)[number]["name"];

/**
 * A person says that something a registry counts with is not so. A yes is carried out at once as a dated row beside
 * the registry's own; the registry's score is the registry's to work out again. No edge touches a benefit.
 */
export const changeRequestMachine: Machine<ChangeState> = {
  name: "change_request",
  initial: ["asked"],
  final: ["decided_no", "applied", "withdrawn"],
  transitions,
  requires: {
    decided_yes: ["decided_by", "decided_at"],
    decided_no: ["decided_by", "decided_at"],
    appealed: ["decided_by", "decided_at", "appealed_at"],
    applied: ["decided_by", "decided_at", "applied_id", "applied_at"],
  },
};

/** Days in which the office decides, from the day on which it is its turn. */
const DECISION_DAYS = 20;
/** Days in which the person may answer before an officer decides with what there is. */
const EVIDENCE_DAYS = 14;
/** Days in which a no can be appealed, once. */
const APPEAL_DAYS = 30;
/** Days in which the registry of record is told what was granted. */
const TELLING_DAYS = 5;
const MOST_EVIDENCE = 2;

export type ChangeFacts = {
  readonly status: ChangeState;
  /** Since when it stands where it is. */
  readonly since: PlainDate;
  /** How often evidence was asked for. */
  readonly evidenceAsked: number;
  readonly decidedBy: string | null;
  readonly hasAppealed: boolean;
  /** Days on which nothing runs against the person. */
  readonly frozen?: readonly FrozenSpan[];
};

export type ChangeMove = {
  readonly edge: ChangeEdge;
  readonly by: TransitionActor;
  /** The account of whoever acts. */
  readonly account: string | null;
  readonly today: PlainDate;
};

/** The last of so many days that the person has; the office's own days are never made longer. */
const longer = (
  { since, frozen = [] }: { readonly since: PlainDate; readonly frozen: readonly FrozenSpan[] | undefined },
  days: number,
): PlainDate => extendedBy(frozen, since, addDays(since, days));

const evidenceUntil = ({ since, frozen }: Pick<ChangeFacts, "since" | "frozen">): PlainDate =>
  longer({ since, frozen }, EVIDENCE_DAYS);

/** Until when the person may appeal a no; null where that is not open to her. */
export const appealUntil = ({ status, since, hasAppealed, frozen }: ChangeFacts): PlainDate | null =>
  status === "decided_no" && !hasAppealed ? longer({ since, frozen }, APPEAL_DAYS) : null;

/**
 * By when whoever's turn it is should have acted; worked out, never kept. Null when nobody waits. `isTold` says that
 * the registry of record knows of what was granted.
 */
export function dueOn(
  facts: Pick<ChangeFacts, "status" | "since" | "frozen">,
  { isTold }: { readonly isTold: boolean },
): PlainDate | null {
  switch (facts.status) {
    case "asked":
    case "appealed":
      return addDays(facts.since, DECISION_DAYS);
    case "evidence_asked":
      return evidenceUntil(facts);
    case "applied":
      return isTold ? null : addDays(facts.since, TELLING_DAYS);
    case "decided_yes":
      return facts.since;
    case "decided_no":
    case "withdrawn":
      return null;
  }
}

const GUARDS: Readonly<Record<string, (facts: ChangeFacts, move: ChangeMove) => boolean>> = {
  asked_at_most_twice: ({ evidenceAsked }) => evidenceAsked < MOST_EVIDENCE,
  time_to_answer_over: (facts, { today }) => today > evidenceUntil(facts),
  within_appeal_window: (facts, { today }) => {
    const until = appealUntil(facts);
    return until !== null && today <= until;
  },
  second_person: ({ decidedBy }, { account }) => account !== null && account !== decidedBy,
  decided_by_a_person: ({ decidedBy }) => decidedBy !== null,
};

const GUARD_FAILURES: Readonly<Record<string, string>> = {
  asked_at_most_twice: "evidence_asked_enough",
  time_to_answer_over: "person_may_still_answer",
  within_appeal_window: "appeal_window_over",
  second_person: "other_decider_needed",
};

/** The state after an edge, or the code of the failure. Pure: what the table and its guards allow, no more. */
export function moveChange(
  facts: ChangeFacts,
  move: ChangeMove,
): { readonly status: ChangeState } | { readonly failure: string } {
  const edge = changeRequestMachine.transitions.find(
    ({ name, from }) => name === move.edge && from.includes(facts.status),
  );
  if (!edge) return { failure: "wrong_state" };
  if (!edge.by.includes(move.by)) return { failure: "not_this_role" };
  if (edge.guard && !GUARDS[edge.guard]?.(facts, move))
    return { failure: GUARD_FAILURES[edge.guard] ?? "wrong_state" };
  return { status: edge.to };
}
