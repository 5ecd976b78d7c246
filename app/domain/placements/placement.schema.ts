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
