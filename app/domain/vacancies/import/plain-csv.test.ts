import { describe, expect, it } from "vitest";
import { plainCsv } from "./plain-csv.ts";
import type { Cells, ParsedRow } from "./posting.ts";

const least: Cells = { id: "7", title: "خياطة", employer: "مشغل الأمل", region: "حلب", city: "حلب" };
const parse = (changes: Cells = {}): ParsedRow => {
  const result = plainCsv.parse({ ...least, ...changes }, "SYP");
  if (!result.ok) throw new Error(`${result.error.column}: ${result.error.reason}`);
  return result.value;
};

describe("a row of the plain CSV", () => {
  it("needs no more than id, title, employer, region and city", () => {
    expect(parse().posting).toMatchObject({
      sourceId: "7",
      title: "خياطة",
      wage: null,
      openings: 1,
      remote: false,
      accommodations: [],
      childcare: false,
      transport: false,
      requirements: [],
    });
  });

  it("may tell all the rest", () => {
    const { posting } = parse({
      description: "خياطة ستائر\nفي المشغل",
      requirements: "خياطة آلية|قص القماش|الإنجليزية",
      wage_min: "1,500.50",
      wage_max: "٢٠٠٠",
      currency: "usd",
      wage_period: "week",
      wage_basis: "net",
      hours_per_week: "40",
      employment_type: "Part time",
      shift: "evening",
      openings: "4",
      experience_years: "2",
      education: "secondary",
      gender: "any",
      posted_on: "2026-03-01",
      closes_on: "15/04/2026",
      remote: "نعم",
      accommodations: "step_free | Sign language|step_free",
      childcare: "yes",
      transport: "نعم",
      url: "https://example.org/jobs/7",
    });
    expect(posting).toMatchObject({
      description: "خياطة ستائر\nفي المشغل",
      wage: { minMinor: 150_050, maxMinor: 200_000, currency: "USD", period: "week", basis: "net" },
      hoursPerWeek: 40,
      employmentType: "part_time",
      openings: 4,
      postedOn: "2026-03-01",
      closesOn: "2026-04-15",
      remote: true,
      accommodations: ["step_free", "sign_language"],
      childcare: true,
      transport: true,
    });
    expect(posting.requirements.map((r) => r.kind)).toEqual(["skill", "skill", "language"]);
  });

  it.each([
    [{ id: "" }, "id", "missing"],
    [{ title: " " }, "title", "missing"],
    [{ posted_on: "soon" }, "posted_on", "not_a_date"],
    [{ wage_min: "a lot" }, "wage_min", "not_an_amount"],
    [{ wage_min: "9", wage_max: "8" }, "wage_max", "not_an_amount"],
    [{ hours_per_week: "169" }, "hours_per_week", "not_a_number"],
    [{ employment_type: "sometimes" }, "employment_type", "unknown_value"],
    [{ accommodations: "step_free|a lift perhaps" }, "accommodations", "unknown_value"],
    [{ childcare: "sometimes" }, "childcare", "unknown_value"],
    [{ url: "javascript:alert(1)" }, "url", "unknown_value"],
  ])("is rejected for %j", (changes, column, reason) => {
    expect(plainCsv.parse({ ...least, ...changes } as Cells, "SYP")).toMatchObject({
      ok: false,
      error: { column, reason },
    });
  });
});
