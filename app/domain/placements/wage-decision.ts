import { monthOf, shiftMonth, type PlainDate, type PlainMonth } from "#app/domain/kernel/plain-date.ts";
import { remembered } from "#app/domain/kernel/remembered.ts";
import type { PlacementState } from "./placement.ts";
import { isAbsurd } from "./plausible-wage.ts";

/** A wage record as the rules look at it. */
export type RecordFacts = {
  readonly registrationNumber: string;
  /** First day of the month. */
  readonly month: PlainDate;
  readonly wageMinor: number;
  readonly currency: string;
  /** Null where nobody is known by the identity. */
  readonly personId: string | null;
  /** The identity was somebody's once; the person was erased. */
  readonly personGone: boolean;
  /** Null where nobody is known by the registration number. */
  readonly organisationId: string | null;
  /** The file had other figures for the same month as well. */
  readonly twoFigures: boolean;
};

/** What a placement says about which records are its own: only what people agreed or said, never other records. */
export type PlacementAnchor = {
  readonly id: string;
  readonly organisationId: string | null;
  readonly status: PlacementState;
  readonly expectedStart: PlainDate;
  readonly wageMinor: number | null;
  /** The end that a person gave; null while there is none, or the register alone says so. */
  readonly endedByPerson: PlainDate | null;
};

/** What was asked about the person and this employer's number, and what became of it. */
export type QuestionFacts = {
  readonly status: "asked" | "yes" | "no" | "unanswered" | "withdrawn";
  readonly settlement: "hers" | "not_hers" | "ended" | "goes_on" | null;
  readonly placementId: string | null;
};

/** An officer's word about this person, employer and month. */
export type CorrectionFacts = {
  readonly verdict: "attach" | "not_hers" | "ignore" | "accept";
  readonly placementId: string | null;
  readonly wageMinor: number;
};

export const ISSUE_KINDS = [
  "identity_unknown",
  "person_gone",
  "absurd_amount",
  "in_future",
  "two_figures",
  "start_unproven",
  "suspected_end",
  "answered_no",
  "unanswered",
] as const;
export type IssueKind = (typeof ISSUE_KINDS)[number];

/** What becomes of a record, why, and what is to be asked or looked at. */
export type WageDecision = {
  readonly status: "matched" | "asked" | "held" | "ignored";
  readonly reason: string;
  readonly placementId: string | null;
  readonly issue: IssueKind | null;
};

const decided = (
  status: WageDecision["status"],
  reason: string,
  more: Partial<WageDecision> = {},
): WageDecision => ({ status, reason, placementId: null, issue: null, ...more });

const held = (issue: IssueKind): WageDecision => decided("held", issue, { issue });

/**
 * Decides one record by itself. Nothing here depends on other records, so the order in which files come, and how
 * they were split, changes nothing. `thisMonth` is the current month in the country's zone.
 */
export function decideRecord(
  record: RecordFacts,
  facts: {
    readonly placements: readonly PlacementAnchor[];
    readonly question: QuestionFacts | null;
    readonly correction: CorrectionFacts | null;
  },
  thisMonth: PlainMonth,
): WageDecision {
  const { placements, question, correction } = facts;
  if (correction?.verdict === "ignore") return decided("ignored", "set_aside");
  if (correction?.verdict === "not_hers") return decided("ignored", "not_hers");
  if (correction?.verdict === "attach")
    return decided("matched", "attached", { placementId: correction.placementId });
  if (record.personId === null) return held(record.personGone ? "person_gone" : "identity_unknown");
  if (monthOf(record.month) > thisMonth) return held("in_future");

  const placement = placementOf(record, placements, question);
  // Another amount than the one that was accepted is looked at anew.
  const accepted = correction?.verdict === "accept" && correction.wageMinor === record.wageMinor;
  if (!accepted && isAbsurd(record.wageMinor, record.currency, placement?.wageMinor ?? null))
    return held("absurd_amount");
  if (placement)
    return decided("matched", record.wageMinor === 0 ? "no_wage" : reasonFor(placement, question), {
      placementId: placement.id,
      issue: record.twoFigures && !accepted ? "two_figures" : null,
    });
  if (question?.settlement === "not_hers") return decided("ignored", "not_hers");
  if (question?.status === "no") return decided("asked", "said_no");
  return decided("asked", whyUnknown(record, placements));
}

const reasonFor = (placement: PlacementAnchor, question: QuestionFacts | null): string =>
  question?.placementId !== placement.id
    ? "proves_month"
    : question.settlement === "hers"
      ? "attached"
      : "said_yes";

const monthBefore = remembered((month) => shiftMonth(month, -1));

/** Work may begin before the day agreed on, but not in an earlier month than the one before it. */
export function earliestMonth({ expectedStart }: { readonly expectedStart: PlainDate }): PlainMonth {
  return monthBefore(monthOf(expectedStart));
}

const isOpenIn = (placement: PlacementAnchor, month: PlainMonth): boolean =>
  placement.status !== "cancelled" &&
  earliestMonth(placement) <= month &&
  (placement.endedByPerson === null || monthOf(placement.endedByPerson) >= month);

/**
 * The placement that a record speaks of: the latest of the same employer that was open in its month, or else the
 * one that somebody said the job is.
 */
function placementOf(
  record: RecordFacts,
  placements: readonly PlacementAnchor[],
  question: QuestionFacts | null,
): PlacementAnchor | null {
  const month = monthOf(record.month);
  const open = placements
    .filter(({ organisationId }) => organisationId !== null && organisationId === record.organisationId)
    .filter((placement) => isOpenIn(placement, month))
    .reduce<PlacementAnchor | null>(
      (best, placement) =>
        best === null ||
        placement.expectedStart > best.expectedStart ||
        (placement.expectedStart === best.expectedStart && placement.id < best.id)
          ? placement
          : best,
      null,
    );
  if (open) return open;
  const named = question?.settlement === "not_hers" ? null : (question?.placementId ?? null);
  return placements.find(({ id, status }) => id === named && status !== "cancelled") ?? null;
}

function whyUnknown(record: RecordFacts, placements: readonly PlacementAnchor[]): string {
  if (record.organisationId === null) return "employer_unknown";
  const here = placements.filter(
    ({ organisationId, status }) => organisationId === record.organisationId && status !== "cancelled",
  );
  if (here.length === 0) return "job_unknown";
  const month = monthOf(record.month);
  return here.some((placement) => earliestMonth(placement) <= month) ? "after_end" : "before_start";
}
