import type { PlainDate } from "../kernel/plain-date.ts";
import type { Vacancy } from "./vacancy.ts";

/** Limits of a country's policy pack; null where the pack says nothing. */
export type WorkRules = {
  /** Least wage of a full month, in minor units. */
  readonly wageFloorMinor: number | null;
  readonly hoursCap: number | null;
};

export const NO_WORK_RULES: WorkRules = { wageFloorMinor: null, hoursCap: null };

/** Weeks in a month and a full week's hours, to compare wages of other periods with a monthly floor. */
const WEEKS_PER_MONTH = 52 / 12;
const DAYS_PER_WEEK = 5;
const FULL_WEEK_HOURS = 48;

/** What the wage comes to for a full month of a full week, in minor units; part-time wages are scaled up. */
export function fullMonthWage(
  vacancy: Pick<Vacancy, "wageMinMinor" | "wagePeriod" | "hoursPerWeek">,
  fullWeek = FULL_WEEK_HOURS,
): number | null {
  const { wageMinMinor, wagePeriod, hoursPerWeek } = vacancy;
  if (wageMinMinor === null || hoursPerWeek === null || hoursPerWeek <= 0) return null;
  const share = Math.max(1, fullWeek / hoursPerWeek);
  switch (wagePeriod) {
    case "hour":
      return Math.round(wageMinMinor * fullWeek * WEEKS_PER_MONTH);
    case "day":
      return Math.round(wageMinMinor * DAYS_PER_WEEK * WEEKS_PER_MONTH * share);
    case "week":
      return Math.round(wageMinMinor * WEEKS_PER_MONTH * share);
    case "month":
    case null:
      return Math.round(wageMinMinor * share);
  }
}

/**
 * The decent-work guard (product.md 41): what stands against publishing, as field name -> code, worded as
 * `errors:fields.<code>`. Empty when nothing does. `declared` are the employer's own declarations in the form.
 */
export function decentWorkProblems(
  vacancy: Omit<Vacancy, "id" | "status" | "origin" | "publishedAt" | "safetyHeldFrom" | "rev">,
  employer: { readonly verified: boolean },
  declared: { readonly noFee: boolean },
  rules: WorkRules,
  today: PlainDate,
): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  const found = (field: string, code: string): void => {
    problems[field] ??= code;
  };
  if (!employer.verified) found("organisation", "employer_not_verified");
  if (vacancy.title.trim() === "") found("title", "required");
  if (vacancy.description.trim() === "") found("description", "required");
  if (vacancy.establishmentId === null) found("establishmentId", "required");
  if (vacancy.placeId === null) found("placeId", "required");
  if (vacancy.employmentType === null) found("employmentType", "required");
  if (vacancy.hoursPerWeek === null) found("hoursPerWeek", "required");
  if (vacancy.wageMinMinor === null || vacancy.wageMinMinor <= 0) found("wageMin", "required");
  if (vacancy.socialInsurance !== true) found("socialInsurance", "social_insurance_needed");
  if (!declared.noFee) found("noFee", "no_fee_needed");
  if (vacancy.closesOn !== null && vacancy.closesOn < today) found("closesOn", "date_past");
  if (vacancy.openingsFilled >= vacancy.openings) found("openings", "openings_none_left");
  if (rules.hoursCap !== null && (vacancy.hoursPerWeek ?? 0) > rules.hoursCap)
    found("hoursPerWeek", "hours_above_cap");
  const wage = fullMonthWage(vacancy, rules.hoursCap ?? undefined);
  if (rules.wageFloorMinor !== null && wage !== null && wage < rules.wageFloorMinor)
    found("wageMin", "wage_below_floor");
  return problems;
}
