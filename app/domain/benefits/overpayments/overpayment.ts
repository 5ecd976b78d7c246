import { addDays, type PlainDate } from "../../kernel/plain-date.ts";
import type { TransitionActor } from "../../kernel/transition-table.ts";
import {
  overpaymentMachine,
  type OverpaymentCause,
  type OverpaymentEdge,
  type OverpaymentState,
} from "./overpayment-machine.ts";

/** Days in which the office tells the household or waives, decides, and agrees on instalments: each from its turn on. */
const OFFICE_DAYS = 20;
/** Days in which nothing is decided unless the household has spoken. */
const CONTEST_DAYS = 30;

export type OverpaymentFacts = {
  readonly status: OverpaymentState;
  /** Since when it stands where it is. */
  readonly since: PlainDate;
  readonly notifiedBy: string | null;
  readonly notifiedOn: PlainDate | null;
  readonly amountMinor: number;
  /** What counts as paid back, less what was refunded. */
  readonly repaidMinor: number;
  readonly agreedBy: string | null;
  /** The account of the office that wrote the household's words down. */
  readonly contestWrittenBy: string | null;
};

export type OverpaymentMove = {
  readonly edge: OverpaymentEdge;
  readonly by: TransitionActor;
  /** The account of whoever acts; null for the worker. */
  readonly account: string | null;
  readonly today: PlainDate;
  readonly cause?: OverpaymentCause;
  /** The new whole, or the instalment, or the amount a month, as the edge has it. */
  readonly amountMinor?: number;
  /** What a month may take at most; null where the pack names no cap that is known. */
  readonly capMinor?: number | null;
};

/** The last day on which nothing is decided over the household's silence; null before it was told. */
export const contestUntil = ({ notifiedOn }: Pick<OverpaymentFacts, "notifiedOn">): PlainDate | null =>
  notifiedOn === null ? null : addDays(notifiedOn, CONTEST_DAYS);

/** What is still to be paid back; nothing before it is upheld or after it is waived is asked for. */
export const leftOf = ({
  amountMinor,
  repaidMinor,
}: Pick<OverpaymentFacts, "amountMinor" | "repaidMinor">): number => Math.max(0, amountMinor - repaidMinor);

/** What the household paid back and, as is known now, did not owe. */
export const dueBack = ({
  amountMinor,
  repaidMinor,
}: Pick<OverpaymentFacts, "amountMinor" | "repaidMinor">): number => Math.max(0, repaidMinor - amountMinor);

/** It is over, and more was paid back than is owed: an officer has to pay the rest to the household. */
export const isDueBack = (facts: Pick<OverpaymentFacts, "status" | "amountMinor" | "repaidMinor">): boolean =>
  facts.status === "settled" && dueBack(facts) > 0;

/** By when the office should have acted; worked out, never kept. Null when it is not its turn. */
export function dueOn({
  status,
  since,
  notifiedOn,
}: Pick<OverpaymentFacts, "status" | "since" | "notifiedOn">): PlainDate | null {
  switch (status) {
    case "found":
    case "contested":
    case "upheld":
      return addDays(since, OFFICE_DAYS);
    case "notified":
      return addDays(contestUntil({ notifiedOn }) ?? since, OFFICE_DAYS);
    case "waived":
    case "in_instalments":
    case "settled":
      return null;
  }
}

/** Neither told the household nor wrote its words down: nobody decides on what she put into its mouth. */
const isSecond = (
  { notifiedBy, contestWrittenBy }: OverpaymentFacts,
  { account }: OverpaymentMove,
): boolean => account !== null && account !== notifiedBy && account !== contestWrittenBy;

const GUARDS: Readonly<Record<string, (facts: OverpaymentFacts, move: OverpaymentMove) => boolean>> = {
  figure_differs: (facts, { amountMinor = 0 }) => amountMinor > 0 && amountMinor !== facts.amountMinor,
  office_did_not_err: (_, { cause }) => cause !== undefined && cause !== "office_erred",
  second_person: isSecond,
  second_person_after_the_time: (facts, move) =>
    isSecond(facts, move) && move.today > (contestUntil(facts) ?? move.today),
  within_cap: (facts, { amountMinor = 0, capMinor = null }) =>
    amountMinor > 0 && amountMinor <= leftOf(facts) && (capMinor === null || amountMinor <= capMinor),
  not_more_than_left: (facts, { amountMinor = 0 }) => amountMinor > 0 && amountMinor <= leftOf(facts),
  was_written_down: ({ contestWrittenBy }) => contestWrittenBy !== null,
  not_more_than_due_back: (facts, { amountMinor = 0 }) => amountMinor > 0 && amountMinor <= dueBack(facts),
  left_and_was_in_instalments: (facts) => facts.agreedBy !== null && leftOf(facts) > 0,
  nothing_left: (facts) => leftOf(facts) === 0,
  figure_lower: (facts, { amountMinor = facts.amountMinor }) =>
    amountMinor >= 0 &&
    amountMinor < facts.amountMinor &&
    (facts.status === "settled" || amountMinor > facts.repaidMinor),
  figure_covered: (facts, { amountMinor = facts.amountMinor }) =>
    amountMinor >= 0 && amountMinor < facts.amountMinor && amountMinor <= facts.repaidMinor,
};

/** The code of what stands against a guard, as the page says it. */
function failureOf(guard: string, facts: OverpaymentFacts, move: OverpaymentMove): string {
  if (guard === "office_did_not_err") return move.cause === undefined ? "cause_needed" : "office_erred_waive";
  if (guard === "second_person_after_the_time")
    return isSecond(facts, move) ? "household_may_still_contest" : "other_than_teller_needed";
  if (guard === "second_person")
    return move.account !== null && move.account === facts.contestWrittenBy
      ? "other_than_writer_needed"
      : "other_than_teller_needed";
  if (guard === "within_cap" || guard === "not_more_than_left") {
    const { amountMinor = 0, capMinor = null } = move;
    if (amountMinor <= 0) return "amount_not_positive";
    if (amountMinor > leftOf(facts)) return "more_than_left";
    return capMinor !== null ? "more_than_cap" : "wrong_state";
  }
  if (guard === "not_more_than_due_back") {
    const { amountMinor = 0 } = move;
    if (dueBack(facts) === 0) return "nothing_due_back";
    return amountMinor <= 0 ? "amount_not_positive" : "more_than_due_back";
  }
  if (guard === "was_written_down") return "was_not_written_down";
  return "wrong_state";
}

/** The state after an edge, or the code of the failure. Pure: what the table and its guards allow, no more. */
export function moveOverpayment(
  facts: OverpaymentFacts,
  move: OverpaymentMove,
): { readonly status: OverpaymentState } | { readonly failure: string } {
  const edges = overpaymentMachine.transitions.filter(
    ({ name, from }) => name === move.edge && from.includes(facts.status),
  );
  const open = edges.filter(({ by }) => by.includes(move.by));
  const edge = open.find(({ guard }) => !guard || GUARDS[guard]?.(facts, move));
  if (edge) return { status: edge.to };
  if (edges.length === 0) return { failure: "wrong_state" };
  return { failure: open[0]?.guard ? failureOf(open[0].guard, facts, move) : "not_this_role" };
}
