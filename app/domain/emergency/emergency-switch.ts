import { addDays, type PlainDate } from "../kernel/plain-date.ts";
import { chooseTransition, type Machine, type Transition } from "../kernel/transition-table.ts";

export const SWITCH_STATES = ["in_force", "lift_asked", "lifted"] as const;
export type SwitchState = (typeof SWITCH_STATES)[number];

export const SWITCH_CAUSES = ["flood", "earthquake", "unrest", "epidemic", "outage", "other"] as const;
export type SwitchCause = (typeof SWITCH_CAUSES)[number];

const ADMINISTRATORS = ["administrator"] as const;

const transitions = [
  {
    name: "lengthen",
    from: ["in_force", "lift_asked"],
    to: "in_force",
    by: ADMINISTRATORS,
    guard: "later_and_not_over",
    reason: "required",
    effects: ["freeze_longer"],
  },
  {
    name: "ask_to_lift",
    from: ["in_force"],
    to: "lift_asked",
    by: ADMINISTRATORS,
    guard: "days_left_to_lift",
    reason: "required",
  },
  {
    name: "keep",
    from: ["lift_asked"],
    to: "in_force",
    by: ADMINISTRATORS,
    guard: "not_over",
    reason: "required",
  },
  {
    // Deadlines that run again are against people: two want it, and it is known some days before.
    name: "lift",
    from: ["lift_asked"],
    to: "lifted",
    by: ADMINISTRATORS,
    guard: "second_person_with_days_left",
    reason: "required",
    effects: ["run_again_after_notice"],
  },
] as const satisfies readonly Transition<SwitchState>[];

export type SwitchEdge = (typeof transitions)[number]["name"];

/**
 * Freezes the deadlines that run against people in some areas. It holds from the day it is started to the end that
 * was said then or later; that this has passed is worked out, never kept.
 */
export const emergencySwitchMachine: Machine<SwitchState> = {
  name: "emergency_switch",
  initial: ["in_force"],
  final: ["lifted"],
  transitions,
  requires: { lift_asked: ["lift_asked_by", "lift_asked_at"], lifted: ["lifted_by", "lifted_at"] },
};

/** Days between the second person's word and the first day that counts again. */
const LIFT_NOTICE_DAYS = 3;
/** An end further away than this is a slip; what lasts longer is lengthened. */
const MOST_DAYS_AHEAD = 180;

export type SwitchFacts = {
  readonly status: SwitchState;
  /** Exclusive. */
  readonly until: PlainDate;
  readonly liftAskedBy: string | null;
};

export type SwitchMove = {
  readonly edge: SwitchEdge;
  readonly account: string;
  readonly today: PlainDate;
  /** The new first day that counts again, to lengthen. */
  readonly until?: PlainDate;
};

/** Whether the end that was said lies behind. */
export const isOver = ({ until }: Pick<SwitchFacts, "until">, today: PlainDate): boolean => until <= today;

/** Whether an end can be said on a day: ahead, and not so far that it must be a slip. */
export const isPlausibleEnd = (until: PlainDate, today: PlainDate): boolean =>
  until > today && until <= addDays(today, MOST_DAYS_AHEAD);

/** The first day that counts again when it is lifted on `today`; that day still counts for nobody. */
export const liftedUntil = (today: PlainDate): PlainDate => addDays(today, 1 + LIFT_NOTICE_DAYS);

const GUARDS: Readonly<Record<string, (facts: SwitchFacts, move: SwitchMove) => boolean>> = {
  later_and_not_over: (facts, { until, today }) =>
    !isOver(facts, today) && until !== undefined && until > facts.until && isPlausibleEnd(until, today),
  not_over: (facts, { today }) => !isOver(facts, today),
  days_left_to_lift: (facts, { today }) => liftedUntil(today) < facts.until,
  second_person_with_days_left: (facts, { account, today }) =>
    account !== facts.liftAskedBy && liftedUntil(today) < facts.until,
};

function failureOf(guard: string | null, facts: SwitchFacts, move: SwitchMove): string {
  if (isOver(facts, move.today)) return "switch_over";
  if (guard === "later_and_not_over") return "end_not_later";
  if (guard === "second_person_with_days_left" && move.account === facts.liftAskedBy)
    return "second_person_needed";
  return guard === null ? "wrong_state" : "ends_anyway";
}

/** The state and the end after an edge, or the code of the failure. Pure. */
export function moveSwitch(
  facts: SwitchFacts,
  move: SwitchMove,
): { readonly status: SwitchState; readonly until: PlainDate } | { readonly failure: string } {
  const chosen = chooseTransition(
    emergencySwitchMachine,
    move.edge,
    facts.status,
    (guard) => GUARDS[guard]?.(facts, move) ?? false,
  );
  if ("guard" in chosen) return { failure: failureOf(chosen.guard, facts, move) };
  const lengthened = move.edge === "lengthen" ? (move.until ?? facts.until) : facts.until;
  return {
    status: chosen.transition.to,
    until: move.edge === "lift" ? liftedUntil(move.today) : lengthened,
  };
}
