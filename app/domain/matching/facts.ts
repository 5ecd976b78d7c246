import type { Point } from "#app/domain/places/distance.ts";

/** A seeker as matching sees her: no name, no gender, no benefit. Amounts in minor units a month. */
export type SeekerFacts = {
  readonly personId: string;
  readonly country: string;
  /** Null where the place is not known. */
  readonly point: Point | null;
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
  /** Null where the place is not known. */
  readonly point: Point | null;
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
