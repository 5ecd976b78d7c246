import { z } from "zod";
import { isPlainDate } from "../kernel/plain-date.ts";
import {
  ACCOMMODATIONS,
  EDUCATION_LEVELS,
  EMPLOYMENT_TYPES,
  SHIFTS,
  WAGE_BASES,
  WAGE_PERIODS,
} from "./vacancy.ts";

/** Skills that one draft may ask for. */
export const MOST_SKILLS = 30;

export const plainDateSchema = z.string().refine(isPlainDate, "date_invalid");

const minor = z.number("number_invalid").int().positive("number_positive").max(Number.MAX_SAFE_INTEGER);

/** A draft may lack almost everything; publishing asks for the rest (decent-work.ts). Wages in minor units. */
export const vacancyDraftSchema = z
  .object({
    establishmentId: z.uuid().nullable(),
    title: z.string().trim().min(2, "required").max(120, "too_long"),
    titleLang: z.enum(["ar", "en"]),
    description: z.string().trim().max(4_000, "too_long"),
    placeId: z.uuid().nullable(),
    occupationId: z.uuid().nullable(),
    employmentType: z.enum(EMPLOYMENT_TYPES).nullable(),
    hoursPerWeek: z
      .number("number_invalid")
      .int()
      .min(1, "number_positive")
      .max(72, "hours_above_cap")
      .nullable(),
    shift: z.enum(SHIFTS).nullable(),
    remote: z.boolean(),
    wageMinMinor: minor.nullable(),
    wageMaxMinor: minor.nullable(),
    wagePeriod: z.enum(WAGE_PERIODS),
    wageBasis: z.enum(WAGE_BASES),
    openings: z.number("number_invalid").int().min(1, "number_positive").max(1_000, "number_too_large"),
    experienceYears: z
      .number("number_invalid")
      .int()
      .min(0, "number_positive")
      .max(40, "number_too_large")
      .nullable(),
    educationLevel: z.enum(EDUCATION_LEVELS).nullable(),
    accommodations: z.array(z.enum(ACCOMMODATIONS)),
    childcare: z.boolean(),
    transport: z.boolean(),
    socialInsurance: z.boolean(),
    closesOn: plainDateSchema.nullable(),
    skills: z
      .array(
        z.object({
          label: z.string().trim().min(1).max(120),
          lang: z.enum(["ar", "en"]),
          conceptId: z.uuid().nullable(),
          essential: z.boolean(),
        }),
      )
      .max(MOST_SKILLS, "list_too_long"),
  })
  .refine((v) => v.wageMaxMinor === null || v.wageMinMinor === null || v.wageMaxMinor >= v.wageMinMinor, {
    path: ["wageMaxMinor"],
    message: "wage_max_below_min",
  });

export type VacancyDraft = z.infer<typeof vacancyDraftSchema>;

export const SAFETY_REPORT_KINDS = [
  "unsafe_work",
  "fee_asked",
  "papers_kept",
  "harassment",
  "not_as_advertised",
  "other",
] as const;
export type SafetyReportKind = (typeof SAFETY_REPORT_KINDS)[number];

/** The words are for whoever looks into it; they are kept sealed. */
export const safetyReportSchema = z.object({
  kind: z.enum(SAFETY_REPORT_KINDS),
  words: z.string().trim().max(2_000, "too_long").nullable(),
});

export const findingSchema = z.string().trim().min(10, "reason_needed").max(1_000, "too_long");
