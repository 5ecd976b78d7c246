import { z } from "zod";
import { isPlainDate } from "#app/domain/kernel/plain-date.ts";
import { END_REASONS } from "./placement.ts";

const plainDate = z.string().trim().refine(isPlainDate, { message: "date" });

export const confirmStartSchema = z.object({ placementId: z.uuid(), startedOn: plainDate });

export const endPlacementSchema = z.object({
  placementId: z.uuid(),
  endedOn: plainDate,
  reason: z.enum(END_REASONS),
});

export const answerWageQuestionSchema = z.object({ questionId: z.uuid(), answer: z.enum(["yes", "no"]) });

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
