import type { Machine, Transition } from "../../kernel/transition-table.ts";

export const OVERPAYMENT_STATES = [
  "found",
  "notified",
  "contested",
  "upheld",
  "waived",
  "in_instalments",
  "settled",
] as const;
export type OverpaymentState = (typeof OVERPAYMENT_STATES)[number];

/** Why too much was paid. Where the office erred the household is asked for nothing: it is waived. */
export const OVERPAYMENT_CAUSES = ["told_late", "record_late", "office_erred"] as const;
export type OverpaymentCause = (typeof OVERPAYMENT_CAUSES)[number];

const OFFICE = ["officer", "supervisor"] as const;

const transitions = [
  { name: "revise", from: ["found"], to: "found", by: ["worker"], guard: "figure_differs" },
  {
    name: "notify",
    from: ["found"],
    to: "notified",
    by: OFFICE,
    guard: "office_did_not_err",
    reason: "required",
    effects: ["tell_household"],
  },
  {
    // At least the days that the household was promised, and after them until somebody has decided.
    name: "contest",
    from: ["notified"],
    to: "contested",
    by: ["seeker"],
    reason: "required",
  },
  {
    // Who cannot write alone says it to somebody of the office, who writes it down in her name.
    name: "write_down",
    from: ["notified"],
    to: "contested",
    by: OFFICE,
    reason: "required",
    effects: ["tell_household"],
  },
  {
    // "This was not me": what the office wrote down in somebody's name falls away, and with it what rested on it. The
    // household has all its time again.
    name: "disown",
    from: ["contested", "upheld"],
    to: "notified",
    by: ["seeker"],
    guard: "was_written_down",
    reason: "required",
  },
  {
    name: "uphold",
    from: ["contested"],
    to: "upheld",
    by: OFFICE,
    guard: "second_person",
    reason: "required",
    effects: ["tell_household"],
  },
  {
    // Silence is no agreement: somebody else looks at it all the same, once the household had its time.
    name: "uphold",
    from: ["notified"],
    to: "upheld",
    by: OFFICE,
    guard: "second_person_after_the_time",
    reason: "required",
    effects: ["tell_household"],
  },
  {
    name: "waive",
    from: ["found", "notified", "contested", "upheld", "in_instalments"],
    to: "waived",
    by: OFFICE,
    reason: "required",
    effects: ["tell_household_if_it_knew"],
  },
  {
    name: "agree",
    from: ["upheld", "in_instalments"],
    to: "in_instalments",
    by: OFFICE,
    guard: "within_cap",
    reason: "required",
    effects: ["tell_household"],
  },
  {
    name: "record",
    from: ["in_instalments"],
    to: "in_instalments",
    by: OFFICE,
    guard: "not_more_than_left",
    effects: ["keep_instalment"],
  },
  {
    name: "correct",
    from: ["settled"],
    to: "settled",
    by: OFFICE,
    guard: "nothing_left",
    reason: "required",
    effects: ["keep_instalment"],
  },
  {
    name: "correct",
    from: ["in_instalments", "settled"],
    to: "in_instalments",
    by: OFFICE,
    guard: "left_and_was_in_instalments",
    reason: "required",
    effects: ["keep_instalment"],
  },
  {
    // Paid back and, as is known now, not owed: it goes back to the household.
    name: "refund",
    from: ["settled"],
    to: "settled",
    by: OFFICE,
    guard: "not_more_than_due_back",
    effects: ["keep_instalment", "tell_household"],
  },
  {
    name: "settle",
    from: ["in_instalments"],
    to: "settled",
    by: OFFICE,
    guard: "nothing_left",
    effects: ["tell_household"],
  },
  ...(["notified", "contested", "upheld", "in_instalments", "settled"] as const).map((state) => ({
    name: "lower" as const,
    from: [state] as const,
    to: state,
    by: ["worker"] as const,
    guard: "figure_lower",
    effects: ["tell_household"],
  })),
  {
    // Records show that nothing is owed, or no more than was paid back.
    name: "clear",
    from: ["found", "notified", "contested", "upheld", "in_instalments"],
    to: "settled",
    by: ["worker"],
    guard: "figure_covered",
    effects: ["tell_household_if_it_knew"],
  },
] as const satisfies readonly Transition<OverpaymentState>[];

export type OverpaymentEdge = (typeof transitions)[number]["name"];

/**
 * What a household was paid too much for past months. The system finds it and lowers it; it tells nobody, raises
 * nothing that was told, and takes nothing back: an officer tells the household, it is heard, another person decides.
 */
export const overpaymentMachine: Machine<OverpaymentState> = {
  name: "overpayment",
  initial: ["found"],
  final: ["waived", "settled"],
  transitions,
  requires: {
    notified: ["cause", "notified_by", "notified_on"],
    contested: ["cause", "notified_by", "contested_by", "contested_at"],
    upheld: ["cause", "notified_by", "upheld_by", "upheld_at"],
    waived: ["waived_by", "waived_at"],
    in_instalments: ["upheld_by", "agreed_by", "monthly_minor", "first_month"],
    settled: ["settled_at"],
  },
};
