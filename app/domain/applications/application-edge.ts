import { chooseTransition } from "../kernel/transition-table.ts";
import {
  applicationMachine,
  LAPSE_DAYS,
  SILENCE_WARNINGS,
  type ApplicationEdge,
  type ApplicationStatus,
  type SilenceWarning,
} from "./application.ts";

/** What an application knows about itself that its machine decides on. */
export type ApplicationFacts = {
  readonly status: ApplicationStatus;
  /** What it was before it became obsolete. */
  readonly statusBefore: ApplicationStatus | null;
  /** What it was before it was postponed; kept when a postponed one becomes obsolete. */
  readonly postponedFrom: ApplicationStatus | null;
  /** The person has agreed to be named to this employer. */
  readonly disclosed: boolean;
  /** It was sent at least once. */
  readonly submitted: boolean;
  /** The person can read why it was declined, if it was. */
  readonly declineWritten: boolean;
};

/** What lies outside the application; only what an edge's guard needs must be given. */
export type Circumstances = {
  readonly vacancyOpen?: boolean;
  /** Days since either side did anything. */
  readonly silentDays?: number;
  /** The last warning that was given in this silence, and how many days ago; 0 when there was none. */
  readonly warnedAt?: SilenceWarning | 0;
  readonly warnedDaysAgo?: number;
  /** A time was agreed that has not come yet: nobody is silent. */
  readonly interviewAhead?: boolean;
  readonly answerOverdue?: boolean;
  /** The other job, or this one, is part-time: they go together. */
  readonly partTime?: boolean;
  /** The other vacancy is open, of the same employer, and the person has not applied there. */
  readonly freeAtSameEmployer?: boolean;
  readonly timesAhead?: boolean;
  readonly timeOffered?: boolean;
  readonly timePassed?: boolean;
  readonly textsWritten?: boolean;
};

/** The warning that is due after so many days of silence; null when none is, or it was given. */
export function warningDue(silentDays: number, warnedAt: SilenceWarning | 0): SilenceWarning | null {
  const reached = SILENCE_WARNINGS.findLast((days) => silentDays >= days);
  return reached !== undefined && reached > warnedAt ? reached : null;
}

const LAST_WARNING = SILENCE_WARNINGS[1];

/** Nobody lapses unwarned, even when the worker was away: the last warning leaves its days, too. */
const silentAndWarned = (around: Circumstances): boolean =>
  around.interviewAhead !== true &&
  (around.silentDays ?? 0) >= LAPSE_DAYS &&
  around.warnedAt === LAST_WARNING &&
  (around.warnedDaysAgo ?? 0) >= LAPSE_DAYS - LAST_WARNING;

type Guard = (facts: ApplicationFacts, around: Circumstances, to: ApplicationStatus) => boolean;

/** Every guard of the table, as a rule. */
export const APPLICATION_GUARDS: Readonly<Record<string, Guard>> = {
  vacancy_open: (_, around) => around.vacancyOpen === true,
  times_ahead: (_, around) => around.timesAhead === true,
  time_offered: (_, around) => around.timeOffered === true,
  time_passed: (_, around) => around.timePassed === true,
  disclosed: (facts) => facts.disclosed,
  answer_in_time: (_, around) => around.answerOverdue === false,
  answer_overdue: (_, around) => around.answerOverdue === true,
  texts_written: (_, around) => around.textsWritten === true,
  warning_due: (_, around) =>
    around.interviewAhead !== true && warningDue(around.silentDays ?? 0, around.warnedAt ?? 0) !== null,
  silent_and_warned: (_, around) => silentAndWarned(around),
  not_part_time: (_, around) => around.partTime === false,
  other_vacancy_of_the_employer: (_, around) => around.freeAtSameEmployer === true,
  postponed_from: (facts, _, to) => facts.postponedFrom === to,
  status_before: (facts, _, to) => facts.statusBefore === to,
};

/** Which failure a guard that does not hold is told as (`errors:failures.<code>`). */
const GUARD_FAILURES: Readonly<Record<string, string>> = {
  vacancy_open: "vacancy_closed",
  disclosed: "not_disclosed",
  answer_in_time: "offer_expired",
  times_ahead: "times_past",
  time_offered: "time_gone",
  time_passed: "interview_ahead",
  other_vacancy_of_the_employer: "not_transferable",
};

export type EdgeTaken = ApplicationFacts & {
  readonly edge: ApplicationEdge;
  readonly effects: readonly string[];
  readonly needsReason: boolean;
};

/** The facts after an edge, or the code of the failure. Pure: what the table and its guards allow, no more. */
export function takeEdge(
  facts: ApplicationFacts,
  edge: ApplicationEdge,
  around: Circumstances = {},
): EdgeTaken | { readonly failure: string } {
  const chosen = chooseTransition(
    applicationMachine,
    edge,
    facts.status,
    (guard, to) => APPLICATION_GUARDS[guard]?.(facts, around, to) ?? false,
  );
  if ("guard" in chosen) return { failure: GUARD_FAILURES[chosen.guard ?? ""] ?? "wrong_state" };
  const { to, reason, effects = [] } = chosen.transition;
  return {
    edge,
    effects,
    needsReason: reason === "required",
    status: to,
    statusBefore: to === "obsolete" ? facts.status : null,
    postponedFrom: postponedFromAfter(facts, to),
    disclosed: facts.disclosed || effects.includes("disclose"),
    submitted: facts.submitted || to === "submitted",
    declineWritten: facts.declineWritten || to === "declined",
  };
}

/** A postponed application that becomes obsolete and comes back still knows where it was before both. */
function postponedFromAfter(facts: ApplicationFacts, to: ApplicationStatus): ApplicationStatus | null {
  if (to === "postponed") return facts.status === "obsolete" ? facts.postponedFrom : facts.status;
  return to === "obsolete" && facts.status === "postponed" ? facts.postponedFrom : null;
}
