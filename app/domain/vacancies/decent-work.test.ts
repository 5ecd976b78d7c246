import { describe, expect, it } from "vitest";
import { decentWorkProblems, fullMonthWage, NO_WORK_RULES } from "./decent-work.ts";

const vacancy = {
  country: "SA",
  organisationId: "o",
  establishmentId: "e",
  employerName: "أسواق",
  title: "محاسبة صندوق",
  titleLang: "ar",
  description: "استقبال الزبائن.",
  placeId: "p",
  occupationId: null,
  employmentType: "full_time",
  hoursPerWeek: 40,
  shift: "day",
  remote: false,
  wageMinMinor: 400_000,
  wageMaxMinor: 460_000,
  currency: "SAR",
  wagePeriod: "month",
  wageBasis: "gross",
  openings: 3,
  openingsFilled: 0,
  experienceYears: null,
  educationLevel: null,
  accommodations: [],
  childcare: false,
  transport: false,
  socialInsurance: true,
  closesOn: null,
} as const;
const today = "2026-11-22";
const check = (
  change: Partial<Parameters<typeof decentWorkProblems>[0]>,
  { verified = true, noFee = true, rules = NO_WORK_RULES } = {},
) => decentWorkProblems({ ...vacancy, ...change }, { verified }, { noFee }, rules, today);

describe("the decent-work guard", () => {
  it("lets decent work through", () => {
    expect(check({})).toEqual({});
  });

  it("names each thing that is missing", () => {
    expect(check({ wageMinMinor: null, hoursPerWeek: null, placeId: null, employmentType: null })).toEqual({
      wageMin: "required",
      hoursPerWeek: "required",
      placeId: "required",
      employmentType: "required",
    });
    expect(check({ socialInsurance: null })).toEqual({ socialInsurance: "social_insurance_needed" });
  });

  it("asks for a verified employer who declares that no fee is taken", () => {
    expect(check({}, { verified: false, noFee: false })).toEqual({
      organisation: "employer_not_verified",
      noFee: "no_fee_needed",
    });
  });

  it("holds the pack's wage floor against a full month, part-time scaled up", () => {
    const rules = { wageFloorMinor: 400_000, hoursCap: 48 };
    expect(check({ wageMinMinor: 390_000, hoursPerWeek: 48 }, { rules })).toEqual({
      wageMin: "wage_below_floor",
    });
    expect(check({ wageMinMinor: 200_000, hoursPerWeek: 24 }, { rules })).toEqual({});
    expect(check({ hoursPerWeek: 60 }, { rules })).toMatchObject({ hoursPerWeek: "hours_above_cap" });
  });

  it("compares hourly wages by the full month they come to", () => {
    expect(fullMonthWage({ wageMinMinor: 2_000, wagePeriod: "hour", hoursPerWeek: 20 })).toBe(416_000);
  });
});
