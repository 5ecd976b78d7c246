import { z } from "zod";
import { parseMajor } from "#app/domain/kernel/money.ts";
import type { TypedDraft } from "#app/domain/vacancies/code-draft.server.ts";
import { plainDateSchema } from "#app/domain/vacancies/vacancy.schema.ts";
import {
  ACCOMMODATIONS,
  EDUCATION_LEVELS,
  EMPLOYMENT_TYPES,
  SHIFTS,
  WAGE_BASES,
  WAGE_PERIODS,
  type Vacancy,
  type WorkRequirement,
} from "#app/domain/vacancies/vacancy.ts";
import { formatAmount, toLatinDigits } from "#app/i18n/numbers.ts";
import { many, text } from "#app/web/forms.server.ts";

const blankAsNull = <T extends z.ZodType>(schema: T) =>
  z.preprocess((sent) => (typeof sent === "string" && sent.trim() === "" ? null : sent), schema.nullable());

/** A whole number as typed, in any digits; empty is null. */
export const whole = (least: number, most: number) =>
  blankAsNull(
    z
      .string("number_invalid")
      .transform((typed) => Number(toLatinDigits(typed).replace(/[,٬\s]/g, "")))
      .pipe(
        z
          .number("number_invalid")
          .int("number_invalid")
          .min(least, "number_positive")
          .max(most, "number_too_large"),
      ),
  );

/** An amount in major units as typed -> minor units; empty is null. */
export const amount = (currency: string) =>
  blankAsNull(
    z.string("number_invalid").transform((typed, context) => {
      const money = parseMajor(toLatinDigits(typed).replace(/[٬\s]/g, ""), currency);
      if (money && money.minor > 0) return money.minor;
      context.addIssue({ code: "custom", message: "amount_invalid" });
      return z.NEVER;
    }),
  );

const ticked = z.preprocess((sent) => sent === "yes", z.boolean());

/** The employer's form of a vacancy, for a country's currency. */
export const vacancyFormSchema = (currency: string) =>
  z.object({
    do: z.enum(["save", "publish"]),
    title: text(120),
    description: z.string().trim().max(4_000, "too_long").default(""),
    establishmentId: blankAsNull(z.uuid("invalid")),
    placeId: blankAsNull(z.uuid("invalid")),
    remote: ticked,
    employmentType: blankAsNull(z.enum(EMPLOYMENT_TYPES)),
    hoursPerWeek: whole(1, 72),
    shift: blankAsNull(z.enum(SHIFTS)),
    wageMin: amount(currency),
    wageMax: amount(currency),
    wagePeriod: z.enum(WAGE_PERIODS),
    wageBasis: z.enum(WAGE_BASES),
    openings: whole(1, 1_000),
    experienceYears: whole(0, 40),
    educationLevel: blankAsNull(z.enum(EDUCATION_LEVELS)),
    accommodations: many(z.enum(ACCOMMODATIONS)),
    childcare: ticked,
    transport: ticked,
    socialInsurance: ticked,
    closesOn: blankAsNull(plainDateSchema),
    skills: z.string().max(3_000, "too_long").default(""),
    noFee: ticked,
  });

export type VacancyForm = z.infer<ReturnType<typeof vacancyFormSchema>>;

/** What was typed, as the domain takes it. */
export function typedDraft(form: VacancyForm): TypedDraft {
  const { do: _do, noFee: _noFee, wageMin, wageMax, skills, openings, ...same } = form;
  return {
    ...same,
    titleLang: /[\u0621-\u064A]/u.test(form.title) ? "ar" : "en",
    wageMinMinor: wageMin,
    wageMaxMinor: wageMax,
    openings: openings ?? 1,
    skillLabels: skills
      .split(/[\n،,]/)
      .map((line) => line.trim())
      .filter(Boolean)
      .slice(0, 30),
  };
}

/** Names of the form's fields for what the domain calls otherwise. */
export function formFields(
  fields: Readonly<Record<string, string>> | undefined,
): Record<string, string> | undefined {
  if (!fields) return undefined;
  const names: Readonly<Record<string, string>> = { wageMinMinor: "wageMin", wageMaxMinor: "wageMax" };
  return Object.fromEntries(
    Object.entries(fields).map(([field, code]) => [names[field] ?? field.split(".")[0] ?? field, code]),
  );
}

/** A vacancy as the values of its form. */
export function formValues(
  vacancy: Vacancy,
  requirements: readonly WorkRequirement[],
): Record<string, string | readonly string[]> {
  const money = (minor: number | null): string =>
    minor === null ? "" : formatAmount({ minor, currency: vacancy.currency ?? "" });
  const text = (value: string | number | null): string => (value === null ? "" : String(value));
  const tick = (value: boolean | null): string => (value ? "yes" : "");
  return {
    title: vacancy.title,
    description: vacancy.description,
    establishmentId: text(vacancy.establishmentId),
    placeId: text(vacancy.placeId),
    remote: tick(vacancy.remote),
    employmentType: text(vacancy.employmentType),
    hoursPerWeek: text(vacancy.hoursPerWeek),
    shift: text(vacancy.shift),
    wageMin: money(vacancy.wageMinMinor),
    wageMax: money(vacancy.wageMaxMinor),
    wagePeriod: text(vacancy.wagePeriod),
    wageBasis: text(vacancy.wageBasis),
    openings: text(vacancy.openings),
    experienceYears: text(vacancy.experienceYears),
    educationLevel: text(vacancy.educationLevel),
    accommodations: vacancy.accommodations,
    childcare: tick(vacancy.childcare),
    transport: tick(vacancy.transport),
    socialInsurance: tick(vacancy.socialInsurance),
    closesOn: text(vacancy.closesOn),
    skills: requirements
      .filter((one) => one.kind === "skill")
      .map((one) => one.label)
      .join("\n"),
  };
}
