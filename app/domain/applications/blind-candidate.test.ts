import { describe, expect, it } from "vitest";
import { blindCandidate, candidateStones, distanceBand, type CandidateFacts } from "./blind-candidate.ts";

const words = (ar: string) => ({ ar, en: ar });
const asked = {
  skills: [
    { conceptId: "c1", label: words("خدمة الزبائن") },
    { conceptId: "c2", label: words("عدّ النقد") },
    { conceptId: null, label: words("شيء غير معروف") },
  ],
  shift: "day",
  hoursPerWeek: 40,
  experienceYears: 1,
  remote: false,
  place: { lat: 26.56, lon: 49.99 },
};
const facts: CandidateFacts = {
  applicationId: "a",
  code: "48213",
  status: "submitted",
  submittedOn: "2026-11-22",
  skills: [
    { conceptId: "c9", label: words("الخياطة") },
    { conceptId: "c1", label: words("خدمة الزبائن") },
  ],
  occupations: [{ label: words("البيع"), years: 2 }],
  impliedSkills: [],
  years: 2,
  shift: "any",
  hoursMin: 20,
  hoursMax: 45,
  home: { lat: 26.57, lon: 50.0 },
};

describe("a blind candidate", () => {
  it("shows an allow-list, whatever else is known", () => {
    const more = { ...facts, personId: "p", fullName: "نورة", gender: "female", needs: "كرسي" };
    expect(Object.keys(blindCandidate(more, asked)).sort()).toEqual(
      [
        "applicationId",
        "availability",
        "code",
        "distance",
        "missing",
        "occupations",
        "reasons",
        "skills",
        "status",
        "submittedOn",
        "years",
      ].sort(),
    );
    expect(JSON.stringify(blindCandidate(more, asked))).not.toMatch(/نورة|female|كرسي|26\.57/);
  });

  it("puts the skills that are asked for first, and names those not known", () => {
    const candidate = blindCandidate(facts, asked);
    expect(candidate.skills.map((skill) => skill.asked)).toEqual([true, false]);
    expect(candidate.missing).toEqual([words("عدّ النقد")]);
    expect(candidate.reasons).toContainEqual({
      code: "some_skills",
      isGap: false,
      params: { count: 1, total: 2 },
    });
    expect(candidate.reasons.map((reason) => reason.code)).toEqual([
      "some_skills",
      "near",
      "shift_fits",
      "hours_fit",
      "experience_fits",
    ]);
  });

  it("counts what the candidate's occupations always need, and shows of it only what is asked for", () => {
    const candidate = blindCandidate({ ...facts, impliedSkills: ["c2", "c77"] }, asked);
    expect(candidate.missing).toEqual([]);
    expect(candidate.skills.map((skill) => skill.conceptId)).toEqual(["c1", "c2", "c9"]);
    expect(candidate.reasons[0]).toMatchObject({ code: "all_skills" });
  });

  it("has more stones the more speaks for it", () => {
    const all = blindCandidate(
      {
        ...facts,
        skills: asked.skills.slice(0, 2).map((s) => ({ conceptId: s.conceptId ?? "", label: s.label })),
      },
      asked,
    );
    const none = blindCandidate({ ...facts, skills: [], shift: "night", home: null, years: 0 }, asked);
    expect(candidateStones(all)).toBe(5);
    expect(candidateStones(none)).toBe(2);
  });

  it("says how far home is in wide bands only", () => {
    expect(distanceBand(facts.home, asked.place, false)).toBe("under_5");
    expect(distanceBand(null, asked.place, false)).toBe("unknown");
    expect(distanceBand(null, asked.place, true)).toBe("remote");
  });
});
