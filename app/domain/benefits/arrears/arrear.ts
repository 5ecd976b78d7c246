import { addDays, type PlainDate } from "../../kernel/plain-date.ts";
import type { Machine, Transition, TransitionActor } from "../../kernel/transition-table.ts";

export const ARREAR_STATES = ["found", "cleared", "refusal_proposed", "refused", "awarded", "paid"] as const;
export type ArrearState = (typeof ARREAR_STATES)[number];

const OFFICE = ["officer", "supervisor"] as const;

const transitions = [
  { name: "revise", from: ["found"], to: "found", by: ["worker"], guard: "figure_differs" },
  { name: "clear", from: ["found"], to: "cleared", by: ["worker"], guard: "nothing_too_little" },
  {
    // What gives holds at once, as with every decision on a benefit.
    name: "award",
    from: ["found", "refusal_proposed", "refused"],
    to: "awarded",
    by: OFFICE,
    reason: "required",
    effects: ["tell_household"],
  },
  {
    name: "propose_refusal",
    from: ["found"],
    to: "refusal_proposed",
    by: OFFICE,
    reason: "required",
    effects: ["tell_household"],
  },
  {
    name: "answer",
    from: ["refusal_proposed"],
    to: "refusal_proposed",
    by: ["seeker"],
    guard: "not_answered",
    reason: "required",
  },
  {
    name: "refuse",
    from: ["refusal_proposed"],
    to: "refused",
    by: OFFICE,
    guard: "second_person_after_hearing",
    reason: "required",
    effects: ["tell_household"],
  },
  { name: "record", from: ["awarded"], to: "paid", by: OFFICE, effects: ["tell_household"] },
  { name: "correct", from: ["paid"], to: "awarded", by: OFFICE, reason: "required" },
] as const satisfies readonly Transition<ArrearState>[];

export type ArrearEdge = (typeof transitions)[number]["name"];

/**
 * A month that a household was certainly paid too little. The system finds it and shows it at once; one person may award
 * it, and not to pay it takes two and the household's word. It is never set off against what was too much.
 */
export const arrearMachine: Machine<ArrearState> = {
  name: "arrear",
  initial: ["found"],
  final: ["cleared"],
  transitions,
  requires: {
    refusal_proposed: ["proposed_by"],
    refused: ["proposed_by", "refused_by"],
    awarded: ["awarded_by"],
    paid: ["awarded_by", "paid_on", "recorded_by"],
  },
};

/** Days in which the office decides, decides on a refusal once the household was heard, and pays. */
const OFFICE_DAYS = 20;
/** Days in which nothing is refused unless the household has spoken. */
const HEARING_DAYS = 30;

export type ArrearFacts = {
  readonly status: ArrearState;
  readonly since: PlainDate;
  readonly amountMinor: number;
  readonly proposedBy: string | null;
  /** The person of the household who answered. */
  readonly answeredBy: string | null;
};

export type ArrearMove = {
  readonly edge: ArrearEdge;
  readonly by: TransitionActor;
  /** The account of whoever acts; null for the worker. */
  readonly account: string | null;
  readonly today: PlainDate;
  readonly amountMinor?: number;
};

/** The last day on which nothing is refused over the household's silence; null where nothing is proposed. */
export const answerUntil = ({ status, since }: Pick<ArrearFacts, "status" | "since">): PlainDate | null =>
  status === "refusal_proposed" ? addDays(since, HEARING_DAYS) : null;

/** By when the office should have acted; worked out, never kept. Null when it is not its turn. */
export function arrearDueOn({ status, since }: Pick<ArrearFacts, "status" | "since">): PlainDate | null {
  switch (status) {
    case "found":
    case "awarded":
      return addDays(since, OFFICE_DAYS);
    case "refusal_proposed":
      return addDays(since, HEARING_DAYS + OFFICE_DAYS);
    case "cleared":
    case "refused":
    case "paid":
      return null;
  }
}

const GUARDS: Readonly<Record<string, (facts: ArrearFacts, move: ArrearMove) => string | null>> = {
  figure_differs: (facts, { amountMinor = 0 }) =>
    amountMinor > 0 && amountMinor !== facts.amountMinor ? null : "wrong_state",
  nothing_too_little: (_, { amountMinor = 0 }) => (amountMinor === 0 ? null : "wrong_state"),
  not_answered: ({ answeredBy }) => (answeredBy === null ? null : "wrong_state"),
  second_person_after_hearing: (facts, { account, today }) => {
    if (account === null || account === facts.proposedBy) return "other_than_proposer_needed";
    const until = answerUntil(facts);
    return facts.answeredBy === null && until !== null && today <= until
      ? "household_may_still_answer"
      : null;
  },
};

/** The state after an edge, or the code of the failure. Pure: what the table and its guards allow, no more. */
export function moveArrear(
  facts: ArrearFacts,
  move: ArrearMove,
): { readonly status: ArrearState } | { readonly failure: string } {
  const edge = arrearMachine.transitions.find(
    ({ name, from }) => name === move.edge && from.includes(facts.status),
  );
  if (!edge) return { failure: "wrong_state" };
  if (!edge.by.includes(move.by)) return { failure: "not_this_role" };
  const refused = edge.guard ? (GUARDS[edge.guard]?.(facts, move) ?? null) : null;
  return refused === null ? { status: edge.to } : { failure: refused };
}

/** An arrear's part of what is too little for a month. */
export type ArrearPart = {
  readonly id: string;
  readonly month: string;
  readonly status: ArrearState;
  readonly amountMinor: number;
};

/**
 * What nobody has decided on yet of what is too little for each month: `underpaid` less what was decided on, one way or
 * the other, for the months where that differs from what stands as found (`id` null: nothing does). What people decided
 * stays as they decided it.
 */
export function openArrears(
  underpaid: ReadonlyMap<string, number>,
  parts: readonly ArrearPart[],
): readonly { readonly id: string | null; readonly month: string; readonly amountMinor: number }[] {
  const months = new Set([...underpaid.keys(), ...parts.map(({ month }) => month)]);
  return [...months].sort().flatMap((month) => {
    const own = parts.filter((part) => part.month === month);
    const found = own.find(({ status }) => status === "found");
    const decided = own
      .filter(({ status }) => status !== "found" && status !== "cleared")
      .reduce((sum, part) => sum + part.amountMinor, 0);
    const amountMinor = Math.max(0, (underpaid.get(month) ?? 0) - decided);
    return amountMinor === (found?.amountMinor ?? 0) ? [] : [{ id: found?.id ?? null, month, amountMinor }];
  });
}
