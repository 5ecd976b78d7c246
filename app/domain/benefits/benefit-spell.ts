import { addDays, addMonths, firstDayOf, monthOf, type PlainDate } from "../kernel/plain-date.ts";
import type { Machine, Transition, TransitionActor } from "../kernel/transition-table.ts";

export const SPELL_STATUSES = ["active", "adjusted", "suspended", "ended", "provisional"] as const;
export type SpellStatus = (typeof SPELL_STATUSES)[number];

/** States in which the decided amount is paid. */
export const PAYING = ["active", "adjusted", "provisional"] as const satisfies readonly SpellStatus[];
export const isPaying = (status: SpellStatus): boolean => PAYING.some((paying) => paying === status);

/** Why a person decided; the words beside it are sealed. A graduation has its own case. */
export const DECISION_GROUNDS = [
  "proven_earnings",
  "household_changed",
  "household_asked",
  "moved_away",
  "error_corrected",
  "work_lost",
  "work_goes_on",
] as const;
export type DecisionGround = (typeof DECISION_GROUNDS)[number];

const OFFICE = ["officer", "supervisor"] as const;

const transitions = [
  {
    name: "adjust",
    from: ["active", "adjusted"],
    to: "adjusted",
    by: OFFICE,
    guard: "amount_changes",
    reason: "required",
    effects: ["keep_decision", "tell_household"],
  },
  {
    name: "restore",
    from: ["adjusted"],
    to: "active",
    by: OFFICE,
    guard: "amount_not_lower",
    reason: "required",
    effects: ["keep_decision", "tell_household"],
  },
  {
    name: "suspend",
    from: ["active", "adjusted"],
    to: "suspended",
    by: OFFICE,
    guard: "review_day_named",
    reason: "required",
    effects: ["keep_decision", "keep_status", "tell_household"],
  },
  ...(["active", "adjusted"] as const).map((state) => ({
    name: "resume" as const,
    from: ["suspended"] as const,
    to: state,
    by: OFFICE,
    guard: "status_before",
    reason: "required" as const,
    effects: ["keep_decision", "tell_household"],
  })),
  {
    name: "end",
    from: ["active", "adjusted", "suspended"],
    to: "ended",
    by: ["supervisor"],
    reason: "required",
    effects: ["keep_decision", "tell_household"],
  },
  {
    // A graduation that two people decided and nobody appealed; the worker carries it out on its day.
    name: "graduate",
    from: ["active", "adjusted", "suspended", "provisional"],
    to: "ended",
    by: ["worker"],
    guard: "decided_by_a_person",
    effects: ["keep_decision"],
  },
  {
    name: "confirm_reinstatement",
    from: ["provisional"],
    to: "active",
    by: OFFICE,
    guard: "amount_not_lower",
    reason: "required",
    effects: ["keep_decision", "tell_household"],
  },
  {
    name: "let_lapse",
    from: ["provisional"],
    to: "ended",
    by: OFFICE,
    guard: "not_who_opened_it",
    reason: "required",
    effects: ["keep_decision", "tell_household"],
  },
] as const satisfies readonly Transition<SpellStatus>[];

export type SpellEdge = (typeof transitions)[number]["name"];

/**
 * A household under a scheme. Every edge is a person's decision, kept as a dated row; what the rules compute stands
 * in another column and moves nothing. The worker only carries out, on its day, what a person decided.
 */
export const benefitSpellMachine: Machine<SpellStatus> = {
  name: "benefit_spell",
  initial: ["active", "provisional"],
  final: ["ended"],
  transitions,
};

export type SpellFacts = {
  readonly status: SpellStatus;
  readonly statusBefore: SpellStatus | null;
  readonly decidedMinor: number;
  /** When a person must look again; set while suspended or provisional. */
  readonly reviewOn: PlainDate | null;
  readonly openedBy: string | null;
};

export type SpellMove = {
  readonly edge: SpellEdge;
  readonly by: TransitionActor;
  /** The account of the person who decides; nothing moves without one. */
  readonly decidedBy: string | null;
  readonly today: PlainDate;
  /** The new amount a month; left out where it stays. */
  readonly toMinor?: number;
  readonly reviewOn?: PlainDate | null;
  readonly reason?: string | null;
};

const GUARDS: Readonly<Record<string, (facts: SpellFacts, move: SpellMove, to: SpellStatus) => boolean>> = {
  amount_changes: (facts, { toMinor }) => toMinor !== undefined && toMinor !== facts.decidedMinor,
  amount_not_lower: (facts, { toMinor }) => (toMinor ?? facts.decidedMinor) >= facts.decidedMinor,
  review_day_named: (_, { reviewOn, today }) => !!reviewOn && reviewOn > today,
  status_before: (facts, _, to) => facts.statusBefore === to,
  decided_by_a_person: (_, { decidedBy }) => decidedBy !== null,
  not_who_opened_it: (facts, { decidedBy }) => decidedBy !== facts.openedBy,
};

const GUARD_FAILURES: Readonly<Record<string, string>> = {
  amount_changes: "amount_unchanged",
  amount_not_lower: "amount_lower",
  review_day_named: "review_day_needed",
  not_who_opened_it: "second_person_needed",
};

/** The facts after a decision, or the code of the failure. Pure: what the table and its guards allow, no more. */
export function moveSpell(facts: SpellFacts, move: SpellMove): SpellFacts | { readonly failure: string } {
  const open = benefitSpellMachine.transitions.filter(
    ({ name, from }) => name === move.edge && from.includes(facts.status),
  );
  if (open.length === 0) return { failure: "wrong_state" };
  if (!open.some(({ by }) => by.includes(move.by))) return { failure: "not_this_role" };
  if (move.decidedBy === null) return { failure: "decider_needed" };
  const allowed = open.find(({ guard, to }) => !guard || GUARDS[guard]?.(facts, move, to));
  if (!allowed) return { failure: GUARD_FAILURES[open[0]?.guard ?? ""] ?? "wrong_state" };
  if (allowed.reason === "required" && !move.reason) return { failure: "reason_needed" };
  const keepsAmount = allowed.to === "suspended" || allowed.to === "ended";
  return {
    status: allowed.to,
    statusBefore: allowed.to === "suspended" ? facts.status : null,
    decidedMinor: keepsAmount ? facts.decidedMinor : (move.toMinor ?? facts.decidedMinor),
    reviewOn: allowed.to === "suspended" ? (move.reviewOn ?? null) : null,
    openedBy: facts.openedBy,
  };
}

/** Whether a decision takes something away from the household. */
export const takesAway = (
  before: Pick<SpellFacts, "status" | "decidedMinor">,
  after: Pick<SpellFacts, "status" | "decidedMinor">,
): boolean => after.decidedMinor < before.decidedMinor || !isPaying(after.status);

/** Days in which a household can object before something is taken away. */
export const OBJECTION_DAYS = 30;

/** The first day on which a decision that takes something away may hold: a month's first, after the time to object. */
export const firstDayOfLoss = (today: PlainDate): PlainDate =>
  addMonths(firstDayOf(monthOf(addDays(today, OBJECTION_DAYS))), 1);

/** A decision that holds from a day on. */
export type DatedDecision = {
  readonly effectiveFrom: PlainDate;
  readonly toStatus: SpellStatus;
  readonly fromMinor: number;
  readonly toMinor: number;
};

/**
 * The award on a day, before anything is taken off for work: what the rules start from. A decision that lowers or
 * raises what is paid beside work leaves it; one that makes the spell active again, or changes its amount while it is,
 * sets it from its day on. `decisions` are those carried out, oldest first.
 */
export function awardOn(
  spell: { readonly decidedMinor: number },
  decisions: readonly DatedDecision[],
  day: PlainDate,
): number {
  const latest = decisions
    .filter(({ effectiveFrom, toStatus }) => toStatus === "active" && effectiveFrom <= day)
    .at(-1);
  return latest?.toMinor ?? decisions[0]?.fromMinor ?? spell.decidedMinor;
}

/**
 * What was decided to be paid on a day. `decisions` are those carried out, oldest first; without one the amount now
 * always held. Nothing is paid while a spell is suspended or over.
 */
export function decidedOn(
  spell: { readonly status: SpellStatus; readonly decidedMinor: number },
  decisions: readonly DatedDecision[],
  day: PlainDate,
): number {
  const latest = decisions.filter(({ effectiveFrom }) => effectiveFrom <= day).at(-1);
  if (latest) return isPaying(latest.toStatus) ? latest.toMinor : 0;
  return decisions[0]?.fromMinor ?? spell.decidedMinor;
}
