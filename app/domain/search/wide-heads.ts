/** What somebody is called in an occupation, the group it is in, and the term of its first word (Arabic) or last (English). */
export type PersonName = { readonly conceptId: string; readonly majorGroup: string; readonly head: string };

/** Fewer occupations than this do not show where a word belongs. */
const ENOUGH_OCCUPATIONS = 4;
/** Most of a word's occupations are in one ISCO-08 major group; a wide one has no more than this share there. */
const AT_HOME = 0.6;

/**
 * Heads of names that say who works but not at what, as they stand in several ISCO-08 major groups: مربي raises
 * children and poultry, عامل works at anything. A posting has them from its own words only: from its occupation's names they
 * would make it an answer to another trade.
 */
export function wideHeads(names: Iterable<PersonName>): ReadonlySet<string> {
  const groups = new Map<string, Map<string, Set<string>>>();
  for (const { conceptId, majorGroup, head } of names) {
    const byGroup = groups.get(head) ?? new Map<string, Set<string>>();
    groups.set(head, byGroup.set(majorGroup, (byGroup.get(majorGroup) ?? new Set()).add(conceptId)));
  }
  const isWide = (byGroup: ReadonlyMap<string, ReadonlySet<string>>): boolean => {
    const sizes = [...byGroup.values()].map(({ size }) => size);
    const all = sizes.reduce((a, b) => a + b, 0);
    return all >= ENOUGH_OCCUPATIONS && Math.max(...sizes) / all <= AT_HOME;
  };
  return new Set([...groups].flatMap(([head, byGroup]) => (isWide(byGroup) ? [head] : [])));
}
