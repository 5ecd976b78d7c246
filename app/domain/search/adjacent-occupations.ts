import type { AnalysedTerm } from "./analyser.ts";
import { isConceptTerm } from "./lexicon.ts";
import type { Attempt, Relaxation } from "./relaxation.ts";

/** Terms of the occupations near the one that a concept's term stands for; none for other terms. */
export type AdjacentTerms = (conceptTerm: string) => readonly string[];

/** True where a query names a concept: only then is there something adjacent to take in. */
export const namesConcept = (terms: readonly AnalysedTerm[]): boolean =>
  terms.some(({ anyOf }) => anyOf.some(isConceptTerm));

/**
 * The last ways to search, when words and distance gave nothing: each occupation that the query names, with those
 * adjacent to it, within the radius and then anywhere.
 */
export function* adjacentAttempts(
  terms: readonly AnalysedTerm[],
  radiusKm: number | null,
  adjacentTo: AdjacentTerms,
): Generator<Attempt> {
  for (const named of terms) {
    const near = named.anyOf.filter(isConceptTerm).flatMap((term) => adjacentTo(term));
    if (near.length === 0) continue;
    const widened = terms.map((term) =>
      term === named ? { ...named, anyOf: [...new Set([...named.anyOf, ...near])] } : term,
    );
    const adjacent: Relaxation = { kind: "adjacent", term: named.typed };
    yield { terms: widened, radiusKm, relaxed: [adjacent] };
    if (radiusKm === null) continue;
    const anywhere: Relaxation = { kind: "radius", fromKm: radiusKm, toKm: null };
    yield { terms: widened, radiusKm: null, relaxed: [adjacent, anywhere] };
  }
}
