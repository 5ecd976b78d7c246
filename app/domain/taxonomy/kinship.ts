import type { ConceptLinks } from "./concept-links.ts";
import { bitsOf, describeOccupations, describeSkills } from "./concept-marks.ts";
import { nearnessAmong, type Near } from "./nearness.ts";
import { skillFocus } from "./skill-focus.ts";

/**
 * How near concepts of the taxonomy are: 1 = the same, 0 = unrelated, 0.5 = as likely relatives as strangers.
 * Symmetric and deterministic; an unknown concept is near nothing but itself.
 */
export type Kinship = {
  occupation(a: string, b: string): number;
  skill(a: string, b: string): number;
  /** At most `limit` occupations that may stand in for this one, nearest first. */
  adjacentOccupations(id: string, limit: number): readonly Near[];
  /** Skills that may stand in for this one, nearest first. */
  adjacentSkills(id: string): readonly Near[];
  /** Bits of information of a skill: one that every occupation asks for says little. */
  weight(skillId: string): number;
};

/**
 * Nearness from the taxonomy's graph alone: skills and groups that occupations share, occupations and groups that skills
 * share, each by the information it carries (see nearness.ts for the formula).
 */
export function kinshipOf(links: ConceptLinks): Kinship {
  const focus = skillFocus(links);
  const occupationMarks = describeOccupations(links, focus);
  const occupations = nearnessAmong(occupationMarks);
  const skills = nearnessAmong(describeSkills(links), focus);
  const total = links.groups.size;
  const needed = new Map<string, number>();
  for (const id of links.groups.keys())
    for (const skill of new Set([...(links.essential.get(id) ?? []), ...(links.optional.get(id) ?? [])]))
      needed.set(skill, (needed.get(skill) ?? 0) + 1);
  return {
    occupation(a, b) {
      if (a === b) return 1;
      // A run asks for the same few occupations of a seeker again and again: one row answers for all postings.
      const other = occupationMarks.numberOf.get(b);
      return other === undefined ? 0 : (occupations.row(a)?.[other] ?? 0);
    },
    skill: (a, b) => skills.between(a, b),
    adjacentOccupations: (id, limit) => occupations.adjacent(id).slice(0, limit),
    adjacentSkills: (id) => skills.adjacent(id),
    weight: (skill) => bitsOf(needed.get(skill) ?? 0, total) * focus(skill),
  };
}
