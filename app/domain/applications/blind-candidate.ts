import { distanceKm, type Point } from "../places/distance.ts";
import type { ApplicationStatus } from "./application.ts";

/** How far home is from the work, in bands too wide to point at an address. */
export type DistanceBand = "under_5" | "from_5_to_15" | "from_15_to_30" | "over_30" | "remote" | "unknown";

export type Words = { readonly ar: string; readonly en: string };

/** A reason in words, from `employer:reasons.<code>`; `is_gap` ones say what is missing. */
type CandidateReason = {
  readonly code:
    | "all_skills"
    | "some_skills"
    | "no_skills_known"
    | "near"
    | "shift_fits"
    | "hours_fit"
    | "experience_fits"
    | "experience_short";
  readonly isGap: boolean;
  readonly params: Readonly<Record<string, number>>;
};

/**
 * All that an employer sees of a candidate before consent: an allow-list (trust.md, "Who may see what"). Skills
 * and experience come as concepts in their canonical, gender-neutral form; the person's own words, name,
 * contact, gender, age, address, benefit, needs and exemptions are not here and must never be.
 */
export type BlindCandidate = {
  readonly applicationId: string;
  readonly code: string;
  readonly status: ApplicationStatus;
  /** Date of the application, "YYYY-MM-DD". */
  readonly submittedOn: string | null;
  readonly skills: readonly { readonly conceptId: string; readonly label: Words; readonly asked: boolean }[];
  /** Skills the vacancy asks for that the candidate is not known to have. */
  readonly missing: readonly Words[];
  readonly years: number | null;
  readonly occupations: readonly { readonly label: Words; readonly years: number }[];
  readonly distance: DistanceBand;
  readonly availability: {
    readonly shift: string;
    readonly hoursMin: number | null;
    readonly hoursMax: number | null;
  };
  readonly reasons: readonly CandidateReason[];
};

/** What is read of a candidate to show the above; it stays on the server. */
export type CandidateFacts = {
  readonly applicationId: string;
  readonly code: string;
  readonly status: ApplicationStatus;
  readonly submittedOn: string | null;
  readonly skills: readonly { readonly conceptId: string; readonly label: Words }[];
  readonly occupations: readonly { readonly label: Words; readonly years: number }[];
  /** Skills that the candidate's occupations always need, as concepts; matching counts them too. */
  readonly impliedSkills: readonly string[];
  readonly years: number | null;
  readonly shift: string | null;
  readonly hoursMin: number | null;
  readonly hoursMax: number | null;
  readonly home: Point | null;
};

/** What the vacancy asks for, as far as a candidate is compared with it. */
export type Asked = {
  readonly skills: readonly { readonly conceptId: string | null; readonly label: Words }[];
  readonly shift: string | null;
  readonly hoursPerWeek: number | null;
  readonly experienceYears: number | null;
  readonly remote: boolean;
  readonly place: Point | null;
};

export function distanceBand(home: Point | null, work: Point | null, remote: boolean): DistanceBand {
  if (remote) return "remote";
  if (!home || !work) return "unknown";
  const km = distanceKm(home, work);
  if (km < 5) return "under_5";
  if (km < 15) return "from_5_to_15";
  return km < 30 ? "from_15_to_30" : "over_30";
}

/** Shows a candidate blind, beside what the vacancy asks for. */
export function blindCandidate(facts: CandidateFacts, asked: Asked): BlindCandidate {
  const named = new Set(facts.skills.map((skill) => skill.conceptId));
  const known = new Set([...named, ...facts.impliedSkills]);
  const wanted = new Set(asked.skills.flatMap((skill) => skill.conceptId ?? []));
  const missing = asked.skills.filter((skill) => skill.conceptId && !known.has(skill.conceptId));
  const distance = distanceBand(facts.home, asked.place, asked.remote);
  const implied = asked.skills.flatMap(({ conceptId, label }) =>
    conceptId && known.has(conceptId) && !named.has(conceptId) ? [{ conceptId, label }] : [],
  );
  const skills = [...facts.skills, ...implied].map(({ conceptId, label }) => ({
    conceptId,
    label,
    asked: wanted.has(conceptId),
  }));
  return {
    applicationId: facts.applicationId,
    code: facts.code,
    status: facts.status,
    submittedOn: facts.submittedOn,
    skills: [...skills.filter((skill) => skill.asked), ...skills.filter((skill) => !skill.asked)],
    missing: missing.map((skill) => skill.label),
    years: facts.years,
    occupations: facts.occupations,
    distance,
    availability: { shift: facts.shift ?? "any", hoursMin: facts.hoursMin, hoursMax: facts.hoursMax },
    reasons: reasonsFor(facts, asked, wanted.size, wanted.size - missing.length, distance),
  };
}

function reasonsFor(
  facts: CandidateFacts,
  asked: Asked,
  wanted: number,
  has: number,
  distance: DistanceBand,
): CandidateReason[] {
  const reasons: CandidateReason[] = [];
  const say = (
    code: CandidateReason["code"],
    isGap = false,
    params: CandidateReason["params"] = {},
  ): void => {
    reasons.push({ code, isGap, params });
  };
  if (facts.skills.length === 0 && has === 0) say("no_skills_known", true);
  else if (wanted > 0 && has === wanted) say("all_skills", false, { count: wanted });
  else if (wanted > 0) say("some_skills", has === 0, { count: has, total: wanted });
  if (distance === "under_5") say("near");
  if (asked.shift && (facts.shift === asked.shift || facts.shift === "any")) say("shift_fits");
  if (asked.hoursPerWeek !== null && (facts.hoursMin !== null || facts.hoursMax !== null)) {
    const fits = (facts.hoursMin ?? 0) <= asked.hoursPerWeek && asked.hoursPerWeek <= (facts.hoursMax ?? 168);
    if (fits) say("hours_fit");
  }
  if (asked.experienceYears !== null && asked.experienceYears > 0 && facts.years !== null)
    say(
      facts.years >= asked.experienceYears ? "experience_fits" : "experience_short",
      facts.years < asked.experienceYears,
      {
        count: facts.years,
      },
    );
  return reasons;
}

/** Stones from 2 to 5: how much speaks for the candidate; words first, never a percentage or a rank number. */
export function candidateStones(candidate: Pick<BlindCandidate, "reasons" | "skills" | "missing">): number {
  const asked = candidate.skills.filter((skill) => skill.asked).length;
  const total = asked + candidate.missing.length;
  const bySkill = total === 0 ? 0.5 : asked / total;
  const byRest = Math.min(
    1,
    candidate.reasons.filter((r) => !r.isGap && !r.code.endsWith("skills")).length / 3,
  );
  return Math.max(2, Math.min(5, Math.round(1 + 4 * (0.7 * bySkill + 0.3 * byRest))));
}
