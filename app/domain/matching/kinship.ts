import type { Kinship } from "./facts.ts";

/** The part of the taxonomy that nearness is measured on. */
export type TaxonomyLinks = {
  /** Occupation -> ISCO-08 unit group, where known. */
  readonly groups: ReadonlyMap<string, string>;
  /** Occupation -> skills that it needs. */
  readonly skills: ReadonlyMap<string, ReadonlySet<string>>;
  /** Skill -> number of occupations that need it. */
  readonly frequency: ReadonlyMap<string, number>;
};

// The deeper the ISCO-08 groups agree, the nearer two occupations; one digit alone says little.
const BY_COMMON_DIGITS = [0, 0, 0.15, 0.45, 0.75] as const;
/** Two occupations of different groups are near by what they need, up to this. */
const BY_SKILLS = 0.6;

function commonDigits(a: string | undefined, b: string | undefined): number {
  if (!a || !b) return 0;
  let same = 0;
  while (same < 4 && a[same] === b[same] && a[same] !== undefined) same++;
  return same;
}

/** Nearness from the taxonomy alone: ISCO-08 groups and shared needed skills, weighted by what they tell. */
export function kinshipOf(links: TaxonomyLinks): Kinship {
  const total = Math.max(1, links.skills.size);
  const weight = (skill: string): number => Math.log2(1 + total / (1 + (links.frequency.get(skill) ?? 0)));
  const known = new Map<string, number>();

  function sharedSkills(a: string, b: string): number {
    const first = links.skills.get(a);
    const second = links.skills.get(b);
    if (!first?.size || !second?.size) return 0;
    let shared = 0;
    let all = 0;
    for (const skill of first) {
      const w = weight(skill);
      all += w;
      if (second.has(skill)) shared += w;
    }
    for (const skill of second) if (!first.has(skill)) all += weight(skill);
    return shared / all;
  }
  return {
    weight,
    occupation(a, b) {
      if (a === b) return 1;
      const key = a < b ? `${a}${b}` : `${b}${a}`;
      let nearness = known.get(key);
      if (nearness === undefined) {
        const digits = commonDigits(links.groups.get(a), links.groups.get(b));
        nearness = Math.max(BY_COMMON_DIGITS[digits] ?? 0, BY_SKILLS * sharedSkills(a, b));
        known.set(key, nearness);
      }
      return nearness;
    },
  };
}
