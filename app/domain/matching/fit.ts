import { ADJACENT } from "#app/domain/taxonomy/nearness.ts";
import { EDUCATION_LEVELS } from "#app/domain/vacancies/vacancy.ts";
import type { Kinship } from "#app/domain/taxonomy/kinship.ts";
import type { PostingFacts, SeekerFacts } from "./facts.ts";

/** A summand of log p or of Δ, with what it says in words (i18n `matching.<code>`). */
export type Term = {
  readonly code: string;
  readonly value: number;
  readonly params?: Readonly<Record<string, string | number>>;
};

// Weights are working assumptions until outcomes calibrate them (matching.md, stage 3): p is "fit".
const OCCUPATION_UNRELATED = -2.2;
const OCCUPATION_UNKNOWN = -1.1;
const SKILLS_NONE_MET = -1.6;
const SKILLS_UNKNOWN = -0.5;
/** A near skill brings at most half of what the very skill brings. */
const NEAR_SKILL = 0.5;
const PER_MISSING_YEAR = -0.25;
const MISSING_YEARS_CAP = 4;
const PER_EDUCATION_STEP = -0.35;

/** log p as a sum of terms, each at most 0: how well the seeker fits the posting. */
export function fitTerms(seeker: SeekerFacts, posting: PostingFacts, kinship: Kinship): readonly Term[] {
  return [
    occupationTerm(seeker, posting, kinship),
    skillsTerm(seeker, posting, kinship),
    ...(posting.kind === "intake" ? [] : [experienceTerm(seeker, posting), educationTerm(seeker, posting)]),
  ];
}

function occupationTerm(seeker: SeekerFacts, posting: PostingFacts, kinship: Kinship): Term {
  const { occupationId } = posting;
  if (occupationId === null || seeker.occupations.size === 0)
    return { code: "occupation_unknown", value: OCCUPATION_UNKNOWN };
  let nearest = 0;
  for (const own of seeker.occupations.keys())
    nearest = Math.max(nearest, kinship.occupation(own, occupationId));
  const code =
    nearest === 1 ? "occupation_same" : nearest >= ADJACENT ? "occupation_near" : "occupation_other";
  return { code, value: OCCUPATION_UNRELATED * (1 - nearest) };
}

/**
 * One-to-one by concept: the share of the information asked for that the seeker brings. A skill of hers that
 * meets nothing by itself may stand in for one near it (see taxonomy/kinship.ts).
 */
function skillsTerm(seeker: SeekerFacts, posting: PostingFacts, kinship: Kinship): Term {
  if (posting.skills.length === 0) return { code: "skills_unknown", value: SKILLS_UNKNOWN };
  let asked = 0;
  let met = 0;
  const missing: string[] = [];
  for (const skill of posting.skills) {
    const weight = kinship.weight(skill);
    asked += weight;
    if (seeker.skills.has(skill)) met += weight;
    else missing.push(skill);
  }
  const count = posting.skills.length - missing.length;
  // For training, what is not known yet is the point: the seeker need not bring it.
  if (posting.kind === "intake")
    return { code: "teaches_new", value: 0, params: { count: posting.skills.length - count } };
  const standIns = count === posting.skills.length ? [] : assignNear(missing, seeker, posting, kinship);
  for (const { asked: skill, nearness } of standIns) met += NEAR_SKILL * nearness * kinship.weight(skill);
  const share = asked === 0 ? 0 : met / asked;
  const total = posting.skills.length;
  const value = SKILLS_NONE_MET * (1 - share);
  if (count === 0 && standIns.length > 0)
    return { code: "skills_near", value, params: { count: standIns.length, total } };
  const code = count === 0 ? "skills_none" : count === total ? "skills_all" : "skills_some";
  return { code, value, params: { count, total } };
}

type StandIn = { readonly asked: string; readonly own: string; readonly nearness: number };

/** Missing skills with the seeker's free ones near them, nearest pairs first; each of either side once. */
function assignNear(
  missing: readonly string[],
  seeker: SeekerFacts,
  posting: PostingFacts,
  kinship: Kinship,
): readonly StandIn[] {
  const pairs: StandIn[] = [];
  for (const asked of missing)
    for (const { id, nearness } of kinship.adjacentSkills(asked))
      if (seeker.skills.has(id) && !posting.skills.includes(id)) pairs.push({ asked, own: id, nearness });
  pairs.sort((a, b) => b.nearness - a.nearness || (a.asked + a.own < b.asked + b.own ? -1 : 1));
  const taken = new Set<string>();
  return pairs.filter(({ asked, own }) => {
    if (taken.has(asked) || taken.has(own)) return false;
    taken.add(asked).add(own);
    return true;
  });
}

function experienceTerm(seeker: SeekerFacts, posting: PostingFacts): Term {
  const asked = posting.experienceYears ?? 0;
  const missing = Math.max(0, asked - seeker.experienceYears);
  if (missing === 0) return { code: "experience_enough", value: 0, params: { years: asked } };
  return {
    code: "experience_missing",
    value: PER_MISSING_YEAR * Math.min(missing, MISSING_YEARS_CAP),
    params: { years: missing },
  };
}

const stepOf = (level: string | null): number => EDUCATION_LEVELS.findIndex((known) => known === level);

function educationTerm(seeker: SeekerFacts, posting: PostingFacts): Term {
  const asked = stepOf(posting.educationLevel);
  const own = stepOf(seeker.educationLevel);
  if (asked < 0 || own < 0) return { code: "education_open", value: 0 };
  const missing = Math.max(0, asked - own);
  return missing === 0
    ? { code: "education_enough", value: 0 }
    : { code: "education_missing", value: PER_EDUCATION_STEP * missing };
}
