import { distanceKm } from "#app/domain/places/distance.ts";
import type { PostingFacts, SeekerFacts } from "./facts.ts";

export const GATES = ["licence", "hours", "shift", "accommodation", "reach", "wage_floor"] as const;
export type Gate = (typeof GATES)[number];

/**
 * The gate that keeps a posting from a seeker, or null. Only law, safety and the person's own limits gate;
 * what is not known never does: a thin profile must not shut a person out (matching.md, stage 1).
 */
export function closedGate(seeker: SeekerFacts, posting: PostingFacts): Gate | null {
  if (posting.licences.some((licence) => !seeker.licences.includes(licence))) return "licence";
  const { hoursPerWeek } = posting;
  if (hoursPerWeek !== null) {
    if (seeker.hoursMax !== null && hoursPerWeek > seeker.hoursMax) return "hours";
    if (seeker.hoursMin !== null && hoursPerWeek < seeker.hoursMin) return "hours";
  }
  if (seeker.shift !== "any" && posting.shift !== null && posting.shift !== seeker.shift) return "shift";
  if (seeker.needs.some((need) => !posting.accommodations.includes(need))) return "accommodation";
  if (!posting.remote && seeker.point && posting.point) {
    if (distanceKm(seeker.point, posting.point) > seeker.reachKm) return "reach";
  }
  if (
    posting.kind === "vacancy" &&
    seeker.wageMinMinor !== null &&
    posting.wageMonthMinor !== null &&
    posting.wageMonthMinor < seeker.wageMinMinor
  )
    return "wage_floor";
  return null;
}
