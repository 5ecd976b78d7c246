import type { Machine } from "#app/domain/kernel/transition-table.ts";
import {
  addMonths,
  firstDayOf,
  monthOf,
  shiftMonth,
  type PlainDate,
  type PlainMonth,
} from "#app/domain/kernel/plain-date.ts";

export const GRADUATION_STATES = [
  "open",
  "proposed",
  "notified",
  "heard",
  "decided_yes",
  "decided_not_yet",
  "appealed",
  "graduated",
  "sustained",
  "relapsed",
] as const;
export type GraduationState = (typeof GRADUATION_STATES)[number];

/** From evidence to a household that no longer needs the benefit, with an open way back (policy.md). */
export const graduationMachine: Machine<GraduationState> = {
  name: "graduation",
  initial: ["open"],
  final: ["decided_not_yet", "sustained", "relapsed"],
  transitions: [
    {
      name: "propose",
      from: ["open"],
      to: "proposed",
      by: ["officer", "supervisor"],
      guard: "wage_records_prove_it",
      reason: "required",
    },
    {
      name: "close",
      from: ["open", "proposed"],
      to: "decided_not_yet",
      by: ["supervisor"],
      guard: "second_person",
      reason: "required",
    },
    { name: "notify", from: ["proposed"], to: "notified", by: ["worker"], effects: ["message_household"] },
    {
      // The household did not answer in time: an officer calls, nothing else follows.
      name: "miss_hearing",
      from: ["notified"],
      to: "notified",
      by: ["worker"],
      guard: "hearing_overdue",
      effects: ["officers_lane"],
    },
    {
      name: "hear",
      from: ["notified"],
      to: "heard",
      by: ["seeker", "officer", "supervisor"],
      reason: "optional",
    },
    {
      name: "decide_yes",
      from: ["heard"],
      to: "decided_yes",
      by: ["officer", "supervisor"],
      guard: "second_person_and_health_cover",
      reason: "required",
      effects: ["message_household", "open_appeal_window"],
    },
    {
      name: "decide_not_yet",
      from: ["heard", "appealed"],
      to: "decided_not_yet",
      by: ["officer", "supervisor"],
      guard: "second_person_and_after_an_appeal_a_third",
      reason: "required",
      effects: ["message_household"],
    },
    {
      name: "appeal",
      from: ["decided_yes"],
      to: "appealed",
      by: ["seeker"],
      guard: "within_appeal_window",
      reason: "required",
      effects: ["suspend_effect"],
    },
    {
      name: "uphold",
      from: ["appealed"],
      to: "decided_yes",
      by: ["supervisor"],
      guard: "neither_who_proposed_nor_who_decided",
      reason: "required",
      effects: ["message_household"],
    },
    {
      // The decision was a person's, with its date; the worker only carries it out once nobody appealed.
      name: "carry_out",
      from: ["decided_yes"],
      to: "graduated",
      by: ["worker"],
      guard: "effective_and_appeal_window_over",
      effects: ["end_spell_as_decided", "open_monitoring"],
    },
    { name: "sustain", from: ["graduated"], to: "sustained", by: ["worker"], guard: "monitored_12_months" },
    {
      name: "relapse",
      from: ["graduated", "sustained"],
      to: "relapsed",
      by: ["seeker", "officer", "supervisor"],
      guard: "within_reinstatement_window",
      effects: ["open_provisional_spell", "message_household"],
    },
    // After the window: the way to apply anew, said kindly, and kept among the steps.
    ...(["graduated", "sustained"] as const).map((state) => ({
      name: "refer_anew",
      from: [state],
      to: state,
      by: ["seeker", "officer", "supervisor"] as const,
      guard: "reinstatement_window_over",
      effects: ["message_household"],
    })),
  ],
};

/** Days in which the household may answer before an officer calls. */
export const HEARING_DAYS = 14;
/** Days in which a decision can be appealed before it takes effect. */
export const APPEAL_DAYS = 30;
export const MONITORING_MONTHS = 12;

/** When a decision takes effect: the first day of the month after `day`, when nothing stands against it any more. */
export const effectiveAfter = (day: PlainDate): PlainDate => addMonths(firstDayOf(monthOf(day)), 1);

export type MonthlyEarnings = { readonly month: PlainMonth; readonly earningsMinor: number };

export type GraduationSignal = {
  readonly monthsInARow: number;
  readonly monthsNeeded: number;
  readonly lineMinor: number;
  readonly firstMonth: PlainMonth;
  readonly lastMonth: PlainMonth;
};

/**
 * Whether verified earnings stay at or above the line for as many consecutive months as the pack asks, ending
 * with the latest month known. `line` is the higher bound of an uncertain line and `monthsNeeded` the
 * higher bound of an uncertain count: what is not sure never opens a case (policy.md, "lower bound").
 */
export function graduationSignal(
  earnings: readonly MonthlyEarnings[],
  rule: { readonly monthsNeeded: number; readonly lineMinor: number },
): GraduationSignal | null {
  const byMonth = new Map(earnings.map((e) => [e.month, e.earningsMinor]));
  const lastMonth = [...byMonth.keys()].sort().at(-1);
  if (!lastMonth) return null;
  let monthsInARow = 0;
  let month = lastMonth;
  while ((byMonth.get(month) ?? -1) >= rule.lineMinor) {
    monthsInARow++;
    month = shiftMonth(month, -1);
  }
  if (monthsInARow < rule.monthsNeeded) return null;
  return {
    monthsInARow,
    monthsNeeded: rule.monthsNeeded,
    lineMinor: rule.lineMinor,
    firstMonth: shiftMonth(month, 1),
    lastMonth,
  };
}
