import { chooseTransition, type Machine } from "../kernel/transition-table.ts";
import type { PlainDate } from "../kernel/plain-date.ts";
import type { EmploymentType, WagePeriod } from "../vacancies/vacancy.ts";

export type OfferStatus = "made" | "accepted" | "turned_down" | "expired" | "withdrawn";

/** Offers are made in writing; their terms never change: a better one is a new offer. */
export const offerMachine: Machine<OfferStatus> = {
  name: "offer",
  initial: ["made"],
  final: ["accepted", "turned_down", "expired", "withdrawn"],
  transitions: [
    {
      // Only an offer that an officer referred and checked can become a recorded refusal later.
      name: "mark_suitable",
      from: ["made"],
      to: "made",
      by: ["officer", "supervisor"],
      guard: "referred_by_an_officer",
    },
    {
      name: "accept",
      from: ["made"],
      to: "accepted",
      by: ["seeker"],
      guard: "answer_in_time",
      effects: ["disclose", "tell_employer"],
    },
    {
      name: "turn_down",
      from: ["made"],
      to: "turned_down",
      by: ["seeker"],
      reason: "optional",
      effects: ["tell_employer"],
    },
    {
      name: "expire",
      from: ["made"],
      to: "expired",
      by: ["worker"],
      guard: "answer_overdue",
      effects: ["tell_seeker", "tell_employer"],
    },
    {
      // By the worker when the person is hired on other terms meanwhile.
      name: "withdraw",
      from: ["made"],
      to: "withdrawn",
      by: ["employer", "adviser", "worker"],
      reason: "required",
      effects: ["tell_seeker"],
    },
  ],
  requires: {
    accepted: ["answered_at"],
    turned_down: ["answered_at"],
    expired: ["answered_at"],
    withdrawn: ["answered_at"],
  },
};

export type OfferEdge = "mark_suitable" | "accept" | "turn_down" | "expire" | "withdraw";

export type OfferFacts = {
  readonly status: OfferStatus;
  /** An answer, or the end without one, has its instant. */
  readonly answered: boolean;
  readonly suitable: boolean;
};

export type OfferCircumstances = {
  readonly answerOverdue?: boolean;
  readonly referredByOfficer?: boolean;
};

export const OFFER_GUARDS: Readonly<Record<string, (around: OfferCircumstances) => boolean>> = {
  answer_in_time: (around) => around.answerOverdue === false,
  answer_overdue: (around) => around.answerOverdue === true,
  referred_by_an_officer: (around) => around.referredByOfficer === true,
};

const OFFER_FAILURES: Readonly<Record<string, string>> = {
  answer_in_time: "offer_expired",
  referred_by_an_officer: "offer_not_referred",
};

/** The facts after an edge, or the code of the failure. */
export function takeOfferEdge(
  facts: OfferFacts,
  edge: OfferEdge,
  around: OfferCircumstances = {},
): OfferFacts | { readonly failure: string } {
  const chosen = chooseTransition(
    offerMachine,
    edge,
    facts.status,
    (guard) => OFFER_GUARDS[guard]?.(around) ?? false,
  );
  if ("guard" in chosen) return { failure: OFFER_FAILURES[chosen.guard ?? ""] ?? "offer_gone" };
  const status = chosen.transition.to;
  return {
    status,
    answered: status !== "made",
    suitable: facts.suitable || edge === "mark_suitable",
  };
}

/** Terms as they were written down. Money in minor units of `currency`. */
export type OfferTerms = {
  readonly wageMinor: number;
  readonly currency: string;
  readonly wagePeriod: WagePeriod;
  readonly hoursPerWeek: number;
  readonly employmentType: EmploymentType;
  readonly startsOn: PlainDate;
  /** Last day on which the person can answer. */
  readonly answerBy: PlainDate;
  readonly message: string | null;
};

export type Offer = OfferTerms & {
  readonly id: string;
  readonly applicationId: string;
  readonly status: OfferStatus;
  readonly madeAt: Date;
  readonly answeredAt: Date | null;
  /** When an officer checked that it suits the person; null for one that nobody marked. */
  readonly suitabilityCheckedAt: Date | null;
};

/** True when the last day to answer has passed where the person lives. */
export const isOverdue = (offer: Pick<Offer, "answerBy">, today: PlainDate): boolean =>
  offer.answerBy < today;

/** Days a person has to think an offer over, at least; nobody is pressed to answer on the spot. */
export const LEAST_ANSWER_DAYS = 2;

/** Reasons for turning down an offer; "other" needs no words: nobody is made to explain. */
export const TURN_DOWN_REASONS = [
  "other_work",
  "wage",
  "hours",
  "distance",
  "care",
  "health",
  "other",
] as const;
export type TurnDownReason = (typeof TURN_DOWN_REASONS)[number];

/** Days in which she can say why she turned an offer down, or say it otherwise. Nothing follows when she does not. */
export const REASON_DAYS = 14;

const WEEKS_PER_MONTH = 52 / 12;
const DAYS_PER_WEEK = 5;

/** What the wage comes to in a month, in minor units: 52 weeks a year, five days a week. */
export function monthlyWage(terms: Pick<OfferTerms, "wageMinor" | "wagePeriod" | "hoursPerWeek">): number {
  switch (terms.wagePeriod) {
    case "month":
      return terms.wageMinor;
    case "week":
      return Math.round(terms.wageMinor * WEEKS_PER_MONTH);
    case "day":
      return Math.round(terms.wageMinor * DAYS_PER_WEEK * WEEKS_PER_MONTH);
    case "hour":
      return Math.round(terms.wageMinor * terms.hoursPerWeek * WEEKS_PER_MONTH);
  }
}
