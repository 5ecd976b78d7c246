import { describe, expect, it } from "vitest";
import type { Kinship } from "#app/domain/taxonomy/kinship.ts";
import { kinshipOf } from "#app/domain/taxonomy/kinship.ts";
import { starterOccupations, starterSkills } from "#prisma/seed/taxonomy/index.ts";
import type { PostingFacts, SeekerFacts } from "./facts.ts";
import { fitTerms, type Term } from "./fit.ts";

const kinship: Kinship = kinshipOf({
  groups: new Map(starterOccupations.map(({ key, iscoGroup }) => [key, iscoGroup])),
  essential: new Map(starterOccupations.map(({ key, skills }) => [key, new Set(skills.essential)])),
  optional: new Map(starterOccupations.map(({ key, skills }) => [key, new Set(skills.optional)])),
  broader: new Map(),
  general: new Set(starterSkills.filter(({ kind }) => kind === "attitude").map(({ key }) => key)),
});

const seeker = (skills: string[]): SeekerFacts => ({
  ...{ personId: "p", country: "SA", point: null, reachKm: 30, hoursMin: null, hoursMax: null, shift: "any" },
  ...{ wantsRemote: false, wantsPartTime: false, wageMinMinor: null, educationLevel: null },
  ...{ experienceYears: 0, licences: [], needs: [] },
  occupations: new Map(),
  skills: new Set(skills),
});
const asking = (...skills: string[]): PostingFacts => ({
  ...{ id: "v", kind: "vacancy", country: "SA", occupationId: null, point: null, remote: false },
  ...{ hoursPerWeek: null, shift: null, partTime: false, wageMonthMinor: null, experienceYears: null },
  ...{ educationLevel: null, licences: [], accommodations: [], openings: 1 },
  skills,
});
const skillsTerm = (own: string[], ...asked: string[]): Term | undefined =>
  fitTerms(seeker(own), asking(...asked), kinship).find(({ code }) => code.startsWith("skills_"));
const value = (own: string[], ...asked: string[]): number => skillsTerm(own, ...asked)?.value ?? Number.NaN;

describe("the skills of a seeker", () => {
  it("meet what is asked for by themselves, and partly by what is near", () => {
    expect(skillsTerm(["sewing"], "sewing")).toEqual({
      code: "skills_all",
      value: -0,
      params: { count: 1, total: 1 },
    });
    const near = skillsTerm(["clothing-alteration"], "sewing");
    expect(near).toMatchObject({ code: "skills_near", params: { count: 1, total: 1 } });
    expect(value(["clothing-alteration"], "sewing")).toBeGreaterThan(value(["welding"], "sewing"));
    expect(value(["clothing-alteration"], "sewing")).toBeLessThan(value(["sewing"], "sewing") - 0.5);
  });
  it("stand in for one skill each", () => {
    const one = value(["pattern-cutting"], "sewing", "embroidery");
    expect(value(["pattern-cutting", "fashion-design"], "sewing", "embroidery")).toBeGreaterThan(one);
    // Asked for itself, a skill is spent: it doesn't stand in for another as well.
    expect(skillsTerm(["sewing"], "sewing", "embroidery")).toMatchObject({ code: "skills_some" });
    expect(value(["sewing"], "sewing", "embroidery")).toBeCloseTo(
      (-1.6 * kinship.weight("embroidery")) / (kinship.weight("sewing") + kinship.weight("embroidery")),
    );
  });
  it("never let a woodworker meet what a web developer needs", () => {
    const wood = starterOccupations.find(({ key }) => key === "furniture-maker");
    const web = starterOccupations.find(({ key }) => key === "web-developer");
    expect(skillsTerm([...(wood?.skills.essential ?? [])], ...(web?.skills.essential ?? []))).toMatchObject({
      code: "skills_none",
      value: -1.6,
    });
  });
  it("count for little where everybody is asked for them", () => {
    expect(value(["teamwork"], "teamwork", "welding")).toBeLessThan(
      value(["welding"], "teamwork", "welding"),
    );
    expect(value(["teamwork"], "teamwork", "welding")).toBeLessThan(-1.2);
  });
});
