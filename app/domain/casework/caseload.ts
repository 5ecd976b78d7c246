import { addDays, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { GraduationState } from "./graduation.ts";

/** What needs action, in the order in which the lanes stand. */
export const LANES = ["decide", "appeal", "hearing", "propose", "benefit", "wage", "checkpoint"] as const;
export type Lane = (typeof LANES)[number];

export const isLane = (text: string | null): text is Lane => LANES.some((lane) => lane === text);

/** A person has so many days to say whether a job is hers before an officer calls. */
const WAGE_ANSWER_DAYS = 14;

/** Filters of the caseload, as the address keeps them. */
export const STAGES = ["none", "expected", "working", "ended"] as const;
export type Stage = (typeof STAGES)[number];
export const PROOFS = ["weak", "none"] as const;
export type Proof = (typeof PROOFS)[number];

export type Viewer = { readonly accountId: string; readonly isSupervisor: boolean };

export type CaseFacts = {
  readonly status: GraduationState;
  readonly hearingDueOn: PlainDate | null;
  readonly proposedBy: string | null;
  readonly decidedBy: string | null;
  /** The officer who looks after the person now. */
  readonly officerAccountId: string | null;
};

/**
 * The lane in which a viewer finds a graduation case, or null when it asks nothing of her. A decision waits for any
 * officer of the country but who proposed; an appeal for a supervisor who had no part; the rest for the own caseload.
 */
export function laneOfCase(facts: CaseFacts, viewer: Viewer, today: PlainDate): Lane | null {
  const own = viewer.isSupervisor || facts.officerAccountId === viewer.accountId;
  switch (facts.status) {
    case "open":
      return own ? "propose" : null;
    case "notified":
      return own && facts.hearingDueOn !== null && facts.hearingDueOn <= today ? "hearing" : null;
    case "heard":
      return facts.proposedBy === viewer.accountId ? null : "decide";
    case "appealed":
      return viewer.isSupervisor &&
        facts.proposedBy !== viewer.accountId &&
        facts.decidedBy !== viewer.accountId
        ? "appeal"
        : null;
    default:
      return null;
  }
}

/** Questions asked on this day or before, and still not answered, need a call. */
export const wageAnswersDueBefore = (today: PlainDate): PlainDate => addDays(today, -WAGE_ANSWER_DAYS);
