import { z } from "zod";
import { ACCOMMODATIONS, EDUCATION_LEVELS } from "#app/domain/vacancies/vacancy.ts";

/** When a person can work; "any" leaves it open. */
export const PROFILE_SHIFTS = ["any", "day", "evening", "night"] as const;
/** Occupations that the form offers room for. */
export const MOST_OCCUPATIONS = 3;
const MOST_SKILLS = 40;
const LONGEST_LABEL = 120;

const hours = z.number().int("number_invalid").min(1, "number_positive").max(84, "number_too_large");

/** A person's own words about her work. Titles and labels as typed; wage a month in minor units. */
export const ownProfileSchema = z.object({
  occupations: z
    .array(
      z.object({
        title: z.string().trim().min(1, "required").max(LONGEST_LABEL, "too_long"),
        years: z.number().int("number_invalid").min(0, "number_positive").max(60, "number_too_large"),
      }),
    )
    .max(MOST_OCCUPATIONS, "list_too_long"),
  skills: z.array(z.string().trim().min(1).max(LONGEST_LABEL, "too_long")).max(MOST_SKILLS, "list_too_long"),
  placeId: z.uuid().nullable(),
  reachKm: z.number().int("number_invalid").min(1, "number_positive").max(500, "number_too_large"),
  hoursMin: hours.nullable(),
  hoursMax: hours.nullable(),
  shift: z.enum(PROFILE_SHIFTS),
  wantsRemote: z.boolean(),
  wantsPartTime: z.boolean(),
  wageMinMinor: z.number().int().min(0).nullable(),
  educationLevel: z.enum(EDUCATION_LEVELS).nullable(),
  experienceYears: z
    .number()
    .int("number_invalid")
    .min(0, "number_positive")
    .max(60, "number_too_large")
    .nullable(),
  /** Functional needs at work, never a diagnosis. */
  needs: z.array(z.enum(ACCOMMODATIONS)),
});
export type OwnProfileInput = z.infer<typeof ownProfileSchema>;
