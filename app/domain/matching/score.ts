import type { Term } from "./fit.ts";

/** How sharply worth turns into interest. */
export const SIGMA = 0.8;
/** How much congestion moves the final order (matching.md, stage 4). */
const LAMBDA = 0.5;

export const sum = (terms: readonly Term[]): number => terms.reduce((total, term) => total + term.value, 0);

/** Γ = p · σ · log(1 + e^(Δ/σ)); log p and Δ are the sums of their terms. Always above 0. */
export function gamma(logFit: number, worth: number): number {
  const x = worth / SIGMA;
  // log(1 + e^x) without overflow for large x.
  const softplus = x > 30 ? x : Math.log1p(Math.exp(x));
  return Math.exp(logFit) * SIGMA * softplus;
}

/** Final order: log Γ + λ · log v, where v in (0, 1] is low for postings that many already want. */
export const finalScore = (value: number, pressure: number): number =>
  Math.log(value) + LAMBDA * Math.log(pressure);

/** Stones on a card, from 1 to 5: words first, never a percentage. */
export function fitStones(logFit: number): 1 | 2 | 3 | 4 | 5 {
  if (logFit > -0.35) return 5;
  if (logFit > -0.9) return 4;
  if (logFit > -1.7) return 3;
  return logFit > -2.8 ? 2 : 1;
}
