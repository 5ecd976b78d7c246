import { z } from "zod";
import { plainDateSchema } from "../vacancies/vacancy.schema.ts";
import { EMPLOYMENT_TYPES, WAGE_PERIODS } from "../vacancies/vacancy.ts";
import { POSTPONE_REASONS } from "./application.ts";
import { INTERVIEW_MODES } from "./interview.ts";
import { TURN_DOWN_REASONS } from "./offer.ts";

/** Wage in minor units of the vacancy's currency. */
export const offerTermsSchema = z.object({
  wageMinor: z.number("number_invalid").int().positive("number_positive").max(Number.MAX_SAFE_INTEGER),
  wagePeriod: z.enum(WAGE_PERIODS),
  hoursPerWeek: z.number("number_invalid").int().min(1, "number_positive").max(72, "hours_above_cap"),
  employmentType: z.enum(EMPLOYMENT_TYPES),
  startsOn: plainDateSchema,
  answerBy: plainDateSchema,
  message: z.string().trim().max(1_000, "too_long").nullable(),
});
export type NewOffer = z.infer<typeof offerTermsSchema>;

/** Two texts: one for the person, one for the officer. */
export const declineSchema = z.object({
  forPerson: z.string().trim().min(5, "required").max(500, "too_long"),
  forOfficer: z.string().trim().max(500, "too_long").nullable(),
});
export type DeclineTexts = z.infer<typeof declineSchema>;

/** Why somebody turned an offer down: a reason, words, both or neither. */
export const turnDownWhySchema = z.object({
  reason: z.enum(TURN_DOWN_REASONS, "invalid").nullable(),
  words: z
    .string()
    .trim()
    .max(1_000, "too_long")
    .transform((words) => words || null)
    .nullable()
    .default(null),
});

export const postponeReasonSchema = z.enum(POSTPONE_REASONS, "reason_needed");

/** Times as instants in ISO 8601; one is enough, more make it likelier that one fits. */
export const interviewProposalSchema = z.object({
  mode: z.enum(INTERVIEW_MODES),
  minutes: z.number("number_invalid").int().min(5, "number_positive").max(480, "number_too_large"),
  details: z.string().trim().max(500, "too_long").nullable(),
  slots: z
    .array(z.iso.datetime({ offset: true }))
    .min(1, "times_needed")
    .max(8, "list_too_long"),
});
export type InterviewProposal = z.infer<typeof interviewProposalSchema>;
