import type { ConceptLinks } from "./concept-links.ts";

/** Personal qualities and transversal skills go with every trade and tell so much less. */
const GENERAL = 0.1;
/** Even what everybody asks for tells a little: no skill weighs nothing. */
const LEAST = 0.05;
/** Links that merely help count by half. */
const HELPFUL = 0.5;
/** Fields of work are ISCO-08 sub-major groups. */
const FIELD_DIGITS = 2;

/**
 * How much a skill belongs to one field of work, in (0, 1]: 1 − entropy of the fields of the occupations that need it /
 * entropy of a skill that all fields need alike (Shannon 1948). Communication, needed everywhere, is near 0; what one
 * field alone needs has 1. A skill without occupations has 1.
 */
export function skillFocus(links: ConceptLinks): (skill: string) => number {
  const fields = new Map<string, Map<string, number>>();
  const all = new Set<string>();
  const add = (by: ConceptLinks["essential"], strength: number): void => {
    for (const [occupation, skills] of by) {
      const field = links.groups.get(occupation)?.slice(0, FIELD_DIGITS) ?? "";
      all.add(field);
      for (const skill of skills) {
        let counts = fields.get(skill);
        if (!counts) fields.set(skill, (counts = new Map()));
        counts.set(field, (counts.get(field) ?? 0) + strength);
      }
    }
  };
  add(links.essential, 1);
  add(links.optional, HELPFUL);
  const most = Math.log2(Math.max(2, all.size));
  return (skill) => {
    const spread = entropy([...(fields.get(skill)?.values() ?? [])]) / most;
    return Math.max(LEAST, (1 - spread) * (links.general.has(skill) ? GENERAL : 1));
  };
}

/** Bits. Counts are summed in ascending order: the order of the links must not show in the last digit. */
function entropy(counts: readonly number[]): number {
  const ordered = [...counts].sort((a, b) => a - b);
  const total = ordered.reduce((sum, count) => sum + count, 0);
  return ordered.reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
}
