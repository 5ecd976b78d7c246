import { z } from "zod";
import { isPlainDate } from "#app/domain/kernel/plain-date.ts";
import { CANCEL_REASONS, CORRECTION_REASONS, END_REASONS, SUSPEND_REASONS } from "./placement.ts";

const plainDate = z.string().trim().refine(isPlainDate, { message: "date" });

/** A date that may be left out; an empty field is one that was. */
const optionalDate = z.preprocess((sent) => (sent === "" ? undefined : sent), plainDate.optional());
const words = z.string().trim().min(10, "too_short").max(2_000, "too_long");
/** What the office has seen or heard; a wage record speaks for itself and is never typed in. */
const shownBy = z.enum(["payslip", "employer", "self"], { message: "missing" });

export const confirmStartSchema = z.object({
  placementId: z.uuid(),
  startedOn: plainDate,
  shownBy: shownBy.default("self"),
});

export const cancelPlacementSchema = z.object({
  placementId: z.uuid(),
  reason: z.enum(CANCEL_REASONS, { message: "missing" }),
});

export const correctStartAwaySchema = z.object({
  placementId: z.uuid(),
  reason: z.enum(CORRECTION_REASONS, { message: "missing" }),
  note: words,
});

export const suspendPlacementSchema = z.object({
  placementId: z.uuid(),
  on: plainDate,
  reason: z.enum(SUSPEND_REASONS, { message: "missing" }),
});

export const resumePlacementSchema = z.object({ placementId: z.uuid(), on: plainDate });

export const correctDatesSchema = z.object({
  placementId: z.uuid(),
  startedOn: plainDate,
  /** The corrected end; left out where the work goes on. */
  endedOn: optionalDate,
  shownBy,
  note: words,
});

export const vouchForCheckpointSchema = z.object({ checkpointId: z.uuid() });
export const disputeCheckpointSchema = z.object({ checkpointId: z.uuid(), reason: words });
export const takeBackDisputeSchema = z.object({ checkpointId: z.uuid() });
export const settleCheckpointSchema = z.object({
  checkpointId: z.uuid(),
  /** What the office has seen of that day; "nothing" where nobody could show it. */
  shownBy: z.enum(["payslip", "employer", "self", "nothing"], { message: "missing" }),
  reason: words,
});

export const endPlacementSchema = z.object({
  placementId: z.uuid(),
  endedOn: plainDate,
  reason: z.enum(END_REASONS, { message: "missing" }),
  shownBy: shownBy.default("self"),
});

export const answerWageQuestionSchema = z.object({ questionId: z.uuid(), answer: z.enum(["yes", "no"]) });

/** An answer that somebody else wrote down: how the person gave it. */
export const answerForPersonSchema = answerWageQuestionSchema.extend({ note: words });

export const undoWageAnswerSchema = z.object({ questionId: z.uuid() });

const officersReason = z.string().trim().min(10, "reason_needed").max(1_000, "too_long");

/** What an officer makes of a question: whose job it is, or whether it goes on. */
export const settleWageQuestionSchema = z.object({
  questionId: z.uuid(),
  settlement: z.enum(["hers", "not_hers", "ended", "goes_on"]),
  /** The job it is, where it is one that Masar knows. */
  placementId: z.uuid().nullable().default(null),
  endedOn: plainDate.nullable().default(null),
  reason: officersReason,
});

/** What an officer makes of one record. */
export const correctWageRecordSchema = z
  .object({
    recordId: z.uuid(),
    verdict: z.enum(["attach", "not_hers", "ignore", "accept"]),
    placementId: z.uuid().nullable().default(null),
    reason: officersReason,
  })
  .refine(({ verdict, placementId }) => verdict !== "attach" || placementId !== null, {
    path: ["placementId"],
    message: "required",
  });
