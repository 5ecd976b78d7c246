/** A seeker as matching sees her: no name, no gender, no benefit. Amounts in minor units a month. */
export type SeekerFacts = {
  readonly personId: string;
  readonly country: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly reachKm: number;
  readonly hoursMin: number | null;
  readonly hoursMax: number | null;
  /** "any" or one of the shifts. */
  readonly shift: string;
  readonly wantsRemote: boolean;
  readonly wantsPartTime: boolean;
  readonly wageMinMinor: number | null;
  readonly educationLevel: string | null;
  readonly experienceYears: number;
  readonly licences: readonly string[];
  /** Accommodations that the workplace must offer. */
  readonly needs: readonly string[];
  /** Occupations by concept id, with years. */
  readonly occupations: ReadonlyMap<string, number>;
  /** Skills by concept id: stated ones and those that her occupations always need. */
  readonly skills: ReadonlySet<string>;
};

/** A posting as matching sees it. */
export type PostingFacts = {
  readonly id: string;
  readonly kind: "vacancy" | "intake";
  readonly country: string;
  readonly occupationId: string | null;
  readonly skills: readonly string[];
  readonly lat: number | null;
  readonly lon: number | null;
  readonly remote: boolean;
  readonly hoursPerWeek: number | null;
  readonly shift: string | null;
  readonly partTime: boolean;
  readonly wageMonthMinor: number | null;
  readonly experienceYears: number | null;
  readonly educationLevel: string | null;
  readonly licences: readonly string[];
  readonly accommodations: readonly string[];
  readonly openings: number;
};

/** What the taxonomy knows that matching asks for. */
export type Kinship = {
  /** 1 = the same occupation, 0 = unrelated. */
  occupation(a: string, b: string): number;
  /** Bits of information of a skill: one that every job asks for says little. */
  weight(skillId: string): number;
};

const EARTH_KM = 6_371;
const RADIANS = Math.PI / 180;

/** Great-circle distance (haversine), or null when a place is not known. */
export function distanceKm(
  a: { readonly lat: number | null; readonly lon: number | null },
  b: { readonly lat: number | null; readonly lon: number | null },
): number | null {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return null;
  const dLat = (b.lat - a.lat) * RADIANS;
  const dLon = (b.lon - a.lon) * RADIANS;
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
