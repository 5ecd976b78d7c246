import type { CheckedConcept, CheckedTaxonomy } from "./checked-taxonomy.ts";
import { subMajorGroup } from "./isco-groups.ts";

/** A skill that more of the occupations need than this ties none of them together: customer service, teamwork. */
const COMMON_SHARE = 0.05;
/** However few the occupations are, a skill of so many is not yet common. */
const NEVER_COMMON = 3;

const into = (map: Map<string, Set<string>>, key: string, value: string): void => {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
};
const meet = (one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): boolean =>
  one !== undefined && other !== undefined && [...one].some((id) => other.has(id));

/**
 * Tells concepts that may share a name from those that must not. Near are: two that a relation ties; two
 * occupations of one ISCO sub-major group or with a telling essential skill in common; two skills of one
 * occupation; an occupation and a skill of its own or of its sub-major group.
 */
export function buildNameSharing({
  concepts,
  relations,
}: CheckedTaxonomy): (one: CheckedConcept, other: CheckedConcept) => boolean {
  const tied = new Map<string, Set<string>>();
  const needed = new Map<string, Set<string>>();
  const needing = new Map<string, Set<string>>();
  const essential = new Map<string, Set<string>>();
  for (const { fromId, toId, kind } of relations) {
    into(tied, fromId, toId);
    into(tied, toId, fromId);
    if (kind === "essential") into(essential, toId, fromId);
    if (kind === "essential" || kind === "optional") into(needing, toId, fromId);
  }
  const occupations = concepts.filter((concept) => concept.kind === "occupation");
  const common = Math.max(NEVER_COMMON, occupations.length * COMMON_SHARE);
  for (const [skill, owners] of essential)
    if (owners.size <= common) for (const owner of owners) into(needed, owner, skill);

  const major = new Map<string, string>();
  for (const { id, iscoGroup } of occupations) if (iscoGroup) major.set(id, subMajorGroup(iscoGroup));
  /** Sub-major groups in which a skill is needed. */
  const majorsOf = new Map<string, Set<string>>();
  for (const [skill, owners] of needing)
    for (const owner of owners) {
      const group = major.get(owner);
      if (group !== undefined) into(majorsOf, skill, group);
    }

  return (one, other) => {
    if (tied.get(one.id)?.has(other.id)) return true;
    if (one.kind === "occupation" && other.kind === "occupation") {
      const group = major.get(one.id);
      return (
        (group !== undefined && group === major.get(other.id)) ||
        meet(needed.get(one.id), needed.get(other.id))
      );
    }
    if (one.kind === "skill" && other.kind === "skill")
      return meet(needing.get(one.id), needing.get(other.id));
    const [occupation, skill] = one.kind === "occupation" ? [one, other] : [other, one];
    const group = major.get(occupation.id);
    return group !== undefined && (majorsOf.get(skill.id)?.has(group) ?? false);
  };
}
