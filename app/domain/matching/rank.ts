import type { Kinship } from "#app/domain/taxonomy/kinship.ts";
import type { PostingFacts, SeekerFacts } from "./facts.ts";
import { fitTerms, type Term } from "./fit.ts";
import { closedGate } from "./gates.ts";
import { finalScore, gamma, sum } from "./score.ts";
import { worthTerms, type IncomeChange, type WorthScale } from "./worth.ts";

/** A posting scored for a seeker; the two lists of terms add up to `logFit` and `worth`, which give `gamma`. */
export type Match = {
  readonly posting: PostingFacts;
  readonly fit: readonly Term[];
  readonly worthOf: readonly Term[];
  readonly logFit: number;
  readonly worth: number;
  readonly gamma: number;
};

export type Scoring = {
  readonly kinship: Kinship;
  readonly scale: WorthScale;
  /** Income change at a posting; null where it cannot be told. */
  income(posting: PostingFacts): IncomeChange | null;
  endsInJob(postingId: string): boolean;
};

/** Scores every posting whose gates are open, best Γ first; ties by id. */
export function scorePostings(
  seeker: SeekerFacts,
  postings: readonly PostingFacts[],
  scoring: Scoring,
): readonly Match[] {
  const matches: Match[] = [];
  for (const posting of postings) {
    if (posting.country !== seeker.country || closedGate(seeker, posting)) continue;
    const fit = fitTerms(seeker, posting, scoring.kinship);
    const worthOf = worthTerms(
      seeker,
      posting,
      scoring.income(posting),
      scoring.scale,
      scoring.endsInJob(posting.id),
    );
    const logFit = sum(fit);
    const worth = sum(worthOf);
    matches.push({ posting, fit, worthOf, logFit, worth, gamma: gamma(logFit, worth) });
  }
  return matches.sort((a, b) => b.gamma - a.gamma || (a.posting.id < b.posting.id ? -1 : 1));
}

/** The first `limit` by final order under congestion; the person's own best is always among them. */
export function rankUnderPressure(
  matches: readonly Match[],
  pressureOf: (postingId: string) => number,
  limit: number,
): readonly Match[] {
  const best = matches[0];
  if (!best) return [];
  const scored = matches.map((match) => ({
    match,
    final: finalScore(match.gamma, pressureOf(match.posting.id)),
  }));
  scored.sort((a, b) => b.final - a.final || (a.match.posting.id < b.match.posting.id ? -1 : 1));
  const first = scored.slice(0, limit).map(({ match }) => match);
  if (first.includes(best)) return first;
  return [...first.slice(0, limit - 1), best];
}
