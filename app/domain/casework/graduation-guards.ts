import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { graduationMachine, type GraduationSignal, type GraduationState } from "./graduation.ts";

/** What the guards of the table look at; a row of a case has it. */
export type GraduationFacts = {
  readonly status: GraduationState;
  readonly evidence: Pick<GraduationSignal, "monthsInARow" | "monthsNeeded">;
  readonly proposedBy: string | null;
  readonly decidedBy: string | null;
  readonly healthCover: "confirmed" | "loss_heard" | "unknown";
  readonly hearingDueOn: PlainDate | null;
  readonly effectiveFrom: PlainDate | null;
  readonly appealUntil: PlainDate | null;
  readonly appealDecidedAt: Date | null;
  readonly monitoredUntil: PlainDate | null;
};

export type GraduationMove = {
  readonly edge: string;
  /** The role, or "worker". */
  readonly by: string;
  /** The account of whoever acts; null for the worker. */
  readonly account: string | null;
  readonly today: PlainDate;
  /** The pack says for certain that the way back is closed. */
  readonly wayBackOver?: boolean;
};

const GUARDS: Readonly<Record<string, (facts: GraduationFacts, move: GraduationMove) => boolean>> = {
  // An employer's word never opens or moves a case: the months are counted from wage records alone.
  wage_records_prove_it: ({ evidence }) => evidence.monthsInARow >= evidence.monthsNeeded,
  second_person: (facts, { account }) => account !== facts.proposedBy,
  hearing_overdue: ({ hearingDueOn }, { today }) => hearingDueOn !== null && hearingDueOn < today,
  second_person_and_health_cover: (facts, { account }) =>
    account !== facts.proposedBy && facts.healthCover !== "unknown",
  second_person_and_after_an_appeal_a_third: (facts, { account }) =>
    account !== facts.proposedBy && (facts.status !== "appealed" || account !== facts.decidedBy),
  within_appeal_window: ({ appealUntil, appealDecidedAt }, { today }) =>
    appealDecidedAt === null && appealUntil !== null && today <= appealUntil,
  neither_who_proposed_nor_who_decided: (facts, { account }) =>
    account !== facts.proposedBy && account !== facts.decidedBy,
  effective_and_appeal_window_over: ({ decidedBy, effectiveFrom, appealUntil }, { today }) =>
    decidedBy !== null &&
    effectiveFrom !== null &&
    appealUntil !== null &&
    effectiveFrom <= today &&
    appealUntil < today,
  monitored_12_months: ({ monitoredUntil }, { today }) => monitoredUntil !== null && monitoredUntil <= today,
  within_reinstatement_window: (_, { wayBackOver }) => wayBackOver !== true,
  reinstatement_window_over: (_, { wayBackOver }) => wayBackOver === true,
};

const GUARD_FAILURES: Readonly<Record<string, string>> = {
  within_appeal_window: "appeal_window_over",
  second_person_and_health_cover: "health_cover_open",
  within_reinstatement_window: "reinstatement_window_over",
};

/** The state after an edge, or the code of the failure. Pure: what the table and its guards allow, no more. */
export function moveGraduation(
  facts: GraduationFacts,
  move: GraduationMove,
): { readonly status: GraduationState } | { readonly failure: string } {
  const transition = graduationMachine.transitions.find(
    ({ name, from }) => name === move.edge && from.includes(facts.status),
  );
  if (!transition) return { failure: "graduation_moved_on" };
  if (!transition.by.some((by) => by === move.by)) return { failure: "graduation_not_this_role" };
  const { guard, to } = transition;
  if (guard && !GUARDS[guard]?.(facts, move))
    return { failure: GUARD_FAILURES[guard] ?? "graduation_moved_on" };
  return { status: to };
}
