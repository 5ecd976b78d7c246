import type { PlainDate } from "#app/domain/kernel/plain-date.ts";

export const RELATIONS = ["head", "spouse", "child", "parent", "sibling", "other"] as const;
export type Relation = (typeof RELATIONS)[number];

export type HouseholdMember = {
  readonly personId: string;
  readonly relation: Relation;
  readonly birthDate: PlainDate | null;
};

/** A household as it is on a day. */
export type Household = {
  readonly id: string;
  readonly country: string;
  readonly placeId: string | null;
  readonly members: readonly HouseholdMember[];
};

const ADULT_AGE = 18;

/** Full years of age on a day; null when the birth date is not known. */
export function ageOn(birthDate: PlainDate | null, day: PlainDate): number | null {
  if (!birthDate) return null;
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Counts that rules ask for. A member of unknown age counts by the relation. */
export function composition(
  household: Household,
  day: PlainDate,
): { readonly adults: number; readonly children: number; readonly dependants: number } {
  let adults = 0;
  let children = 0;
  for (const member of household.members) {
    const age = ageOn(member.birthDate, day);
    if (age === null ? member.relation === "child" : age < ADULT_AGE) children++;
    else adults++;
  }
  return { adults, children, dependants: Math.max(0, household.members.length - 1) };
}
