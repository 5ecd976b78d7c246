import { millionths } from "./score-number.ts";

/** The line of a scheme in millionths of a score; `max` is Infinity where its upper end is not known. */
export type ScoreLine = {
  /** At or below it a household comes in. */
  readonly threshold: { readonly min: number; readonly max: number };
  /** Above it a household that is in leaves. */
  readonly leavesAbove: { readonly min: number; readonly max: number };
};

/** Where a score lies: at or below the line, between the two, above both, or not certain. */
export type ScoreStanding = "below" | "between" | "above" | "unsure";

/** Hysteresis in three words; what an uncertain line leaves open is said, not guessed. */
export function standingOf(score: string, { threshold, leavesAbove }: ScoreLine): ScoreStanding {
  const value = millionths(score);
  if (value <= threshold.min) return "below";
  if (value > leavesAbove.max) return "above";
  if (value > threshold.max && value <= leavesAbove.min) return "between";
  return "unsure";
}
