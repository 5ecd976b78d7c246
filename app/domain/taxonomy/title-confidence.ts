/** The same words in other forms are not quite the name as it stands. */
const NEAREST_AT_MOST = 0.99;

/**
 * How often the first answer is right, by its score and its lead over the next answer of another group: logistic
 * regression on judged titles, Arabic and English; docs/measurements.md says how it holds from half to half.
 */
const BASE = -4.2;
const BY_SCORE = 4.9;
const BY_LEAD = 5.5;
const MOST_LEAD = 0.3;

/** The confidence of an answer, from 0 to 1, by its score and its lead. */
export function confidenceOf(score: number, lead: number): number {
  const sum = BASE + BY_SCORE * score + BY_LEAD * Math.max(-MOST_LEAD, Math.min(MOST_LEAD, lead));
  return Math.min(NEAREST_AT_MOST, 1 / (1 + Math.exp(-sum)));
}
