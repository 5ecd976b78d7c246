import type { CheckedConcept } from "./checked-taxonomy.ts";
import { DIALECTS, type ConceptKind, type Dialect } from "./taxonomy.ts";

/** How many Arabic names besides labels and forms there are: everyday ones, of each dialect, misspelt ones. */
export type DialectTotals = Readonly<Record<Dialect | "everyday" | "misspelt", number>>;

/** Counts the names of the concepts of a kind; a name of two dialects counts in both. */
export function dialectTotals(concepts: readonly CheckedConcept[], kind: ConceptKind): DialectTotals {
  const totals = { everyday: 0, sa: 0, eg: 0, ma: 0, lev: 0, misspelt: 0 };
  for (const concept of concepts) {
    if (concept.kind !== kind) continue;
    for (const name of concept.names) {
      if (name.lang !== "ar") continue;
      if (name.kind === "misspelt") totals.misspelt++;
      else if (name.kind === "dialect") for (const dialect of name.dialects) totals[dialect]++;
      else if (name.kind === "alias") totals.everyday++;
    }
  }
  return totals;
}

/** The dialects in which an occupation or a skill has a name. */
export const dialectsOf = ({ names }: CheckedConcept): readonly Dialect[] =>
  DIALECTS.filter((dialect) => names.some((name) => name.dialects.includes(dialect)));
