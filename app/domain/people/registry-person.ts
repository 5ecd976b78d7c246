import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { Relation } from "./household.ts";

export const EXEMPTION_GROUNDS = [
  "disability_prevents_work",
  "care_of_children",
  "care_of_relative",
  "chronic_illness",
  "full_time_study",
  "age",
] as const;
export type ExemptionGround = (typeof EXEMPTION_GROUNDS)[number];

/** What a person needs at work: functional, never a diagnosis. The same words as a vacancy's accommodations. */
export type Needs = readonly string[];

export type RegistryBenefit = {
  readonly scheme: string;
  readonly packId: string;
  readonly decidedMinor: number;
  readonly from: PlainDate;
};

export type RegistryExemption = {
  readonly ground: ExemptionGround;
  readonly from: PlainDate;
  readonly reviewOn: PlainDate;
  readonly optedIn: boolean;
};

export type RegistryProfile = {
  readonly reachKm: number;
  readonly hoursMin: number | null;
  readonly hoursMax: number | null;
  readonly shift: string;
  readonly wantsRemote: boolean;
  readonly wantsPartTime: boolean;
  readonly wageMinMinor: number | null;
  readonly educationLevel: string | null;
  readonly experienceYears: number | null;
  readonly languages: readonly string[];
  readonly licences: readonly string[];
  readonly needs: Needs;
  readonly occupations: readonly string[];
  readonly skills: readonly string[];
};

/** A person as a registry describes one: one row of its file. Amounts in minor units of the country. */
export type RegistryPerson = {
  readonly row: number;
  readonly householdRef: string;
  readonly nationalId: string;
  readonly fullName: string;
  readonly relation: Relation;
  readonly birthDate: PlainDate | null;
  readonly gender: "female" | "male" | null;
  readonly phone: string | null;
  readonly region: string;
  readonly city: string;
  /** The household's benefit, where this person receives it. */
  readonly benefit: RegistryBenefit | null;
  readonly exemption: RegistryExemption | null;
  /** Null for children and others who do not look for work. */
  readonly profile: RegistryProfile | null;
};
