import type { PlainDate } from "../kernel/plain-date.ts";
import type { PostingStanding } from "../search/posting.ts";

export const EMPLOYMENT_TYPES = [
  "full_time",
  "part_time",
  "temporary",
  "seasonal",
  "shift_work",
  "training",
] as const;
export type EmploymentType = (typeof EMPLOYMENT_TYPES)[number];

export const SHIFTS = ["day", "evening", "night", "rotating"] as const;
export type Shift = (typeof SHIFTS)[number];

export const WAGE_PERIODS = ["month", "week", "day", "hour"] as const;
export type WagePeriod = (typeof WAGE_PERIODS)[number];

export const WAGE_BASES = ["gross", "net"] as const;
export type WageBasis = (typeof WAGE_BASES)[number];

/** From the least to the most schooling; a vacancy asks for one at least. */
export const EDUCATION_LEVELS = [
  "none",
  "primary",
  "intermediate",
  "secondary",
  "diploma",
  "bachelor",
  "postgraduate",
] as const;

/** What a workplace offers to people with a disability; gates open with them, never close. */
export const ACCOMMODATIONS = [
  "step_free",
  "seated_work",
  "sign_language",
  "screen_reader",
  "flexible_breaks",
] as const;

export type OwnStatus = "draft" | "in_review" | "published" | "paused" | "filled" | "expired" | "withdrawn";
export type ImportedStatus = "listed" | "claimed" | "expired";

/** A vacancy as its employer sees it. Money in minor units of `currency`. */
export type Vacancy = {
  readonly id: string;
  readonly origin: "own" | "imported";
  readonly status: OwnStatus | ImportedStatus;
  readonly country: string;
  readonly organisationId: string | null;
  readonly establishmentId: string | null;
  readonly employerName: string;
  readonly title: string;
  readonly titleLang: string;
  readonly description: string;
  readonly placeId: string | null;
  readonly occupationId: string | null;
  readonly employmentType: EmploymentType | null;
  readonly hoursPerWeek: number | null;
  readonly shift: Shift | null;
  readonly remote: boolean;
  readonly wageMinMinor: number | null;
  readonly wageMaxMinor: number | null;
  readonly currency: string | null;
  readonly wagePeriod: WagePeriod | null;
  readonly wageBasis: WageBasis | null;
  readonly openings: number;
  readonly openingsFilled: number;
  readonly experienceYears: number | null;
  readonly educationLevel: string | null;
  readonly accommodations: readonly string[];
  readonly childcare: boolean;
  readonly transport: boolean;
  readonly socialInsurance: boolean | null;
  readonly closesOn: PlainDate | null;
  readonly publishedAt: Date | null;
  /** What it was when a safety report held it; null while nothing is open against it. */
  readonly safetyHeldFrom: OwnStatus | null;
  readonly rev: number;
};

/** Openings that are still to be filled. */
export const openingsLeft = (vacancy: Pick<Vacancy, "openings" | "openingsFilled">): number =>
  Math.max(0, vacancy.openings - vacancy.openingsFilled);

/** True when people may apply here: our own, published, and its closing date has not passed. */
export const takesApplications = (
  vacancy: Pick<Vacancy, "origin" | "status" | "closesOn">,
  today: PlainDate,
): boolean =>
  vacancy.origin === "own" &&
  vacancy.status === "published" &&
  (vacancy.closesOn === null || vacancy.closesOn >= today);

const OVER: ReadonlySet<string> = new Set(["filled", "withdrawn"]);

/** What has become of a vacancy that was public once. What its employer has in hand again may come back. */
export function vacancyStanding(
  vacancy: Pick<Vacancy, "origin" | "status" | "closesOn"> & { readonly expiresAt: Date | null },
  now: Date,
  today: PlainDate,
): PostingStanding {
  const { status, closesOn, expiresAt } = vacancy;
  if (OVER.has(status)) return "closed";
  const inTime = closesOn === null || closesOn >= today;
  if (status === "listed") return inTime && expiresAt !== null && expiresAt > now ? "open" : "ended";
  if (status === "expired" || !inTime) return "ended";
  return status === "published" ? "open" : "paused";
}

/** One thing a vacancy asks for; a label that no concept is known for is kept and shown as it is. */
export type WorkRequirement = {
  readonly kind: "skill" | "language" | "licence" | "qualification" | "other";
  readonly label: string;
  readonly lang: string;
  readonly conceptId: string | null;
  readonly essential: boolean;
};
