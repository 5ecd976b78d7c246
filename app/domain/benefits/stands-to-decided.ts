import type { Interval } from "./interval.ts";

/** How what the rules say of a month stands to what was decided; `maybe` where it lies inside the range. */
export type StandsToDecided = "same" | "maybe" | "decided_more" | "decided_less";

/** Compares a computed range with the decided amount, in minor units. Says nothing of what follows: a person does. */
export function standsToDecided({ min, max }: Interval, decidedMinor: number): StandsToDecided {
  if (decidedMinor > max) return "decided_more";
  if (decidedMinor < min) return "decided_less";
  return min === max ? "same" : "maybe";
}
