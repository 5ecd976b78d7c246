import type { Machine, Transition } from "../kernel/transition-table.ts";
import type { PlainDate } from "../kernel/plain-date.ts";

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
  readonly rev: number;
};

/** Days without any sign of life after which a vacancy expires. */
export const IDLE_DAYS = 90;

const ownTransitions = [
  {
    name: "submit_for_review",
    from: ["draft"],
    to: "in_review",
    by: ["employer", "adviser"],
    effects: ["tell_adviser"],
  },
  {
    name: "return_to_draft",
    from: ["in_review"],
    to: "draft",
    by: ["adviser", "employer"],
    reason: "optional",
    effects: ["tell_employer"],
  },
  {
    name: "publish",
    from: ["draft", "in_review"],
    to: "published",
    by: ["employer", "adviser"],
    guard: "decent_work",
    effects: ["index", "match"],
  },
  { name: "pause", from: ["published"], to: "paused", by: ["employer", "adviser"], effects: ["index"] },
  {
    name: "pause_for_safety",
    from: ["published"],
    to: "paused",
    by: ["officer", "supervisor", "administrator", "worker"],
    guard: "safety_report",
    reason: "required",
    effects: ["index", "tell_employer", "tell_adviser"],
  },
  {
    name: "resume",
    from: ["paused"],
    to: "published",
    by: ["employer", "adviser"],
    guard: "decent_work",
    effects: ["index", "match"],
  },
  {
    name: "fill",
    from: ["published", "paused"],
    to: "filled",
    by: ["employer", "adviser", "worker"],
    effects: ["index", "tell_applicants"],
  },
  {
    name: "reopen",
    from: ["filled"],
    to: "published",
    by: ["employer", "adviser", "worker"],
    guard: "decent_work",
    effects: ["index", "match"],
  },
  {
    name: "expire",
    from: ["published", "paused"],
    to: "expired",
    by: ["worker"],
    guard: "closed_or_idle",
    effects: ["index", "tell_employer", "tell_applicants"],
  },
  {
    name: "renew",
    from: ["expired"],
    to: "published",
    by: ["employer", "adviser"],
    guard: "decent_work",
    effects: ["index", "match"],
  },
  {
    name: "withdraw",
    from: ["draft", "in_review", "published", "paused", "filled", "expired"],
    to: "withdrawn",
    by: ["employer", "adviser", "administrator"],
    reason: "optional",
    effects: ["index", "tell_applicants"],
  },
] as const satisfies readonly Transition<OwnStatus>[];

export type OwnEdge = (typeof ownTransitions)[number]["name"];

/** Own vacancies: states.md, "Vacancy (own)". */
export const ownVacancyMachine: Machine<OwnStatus> = {
  name: "vacancy-own",
  initial: ["draft"],
  final: ["withdrawn"],
  transitions: ownTransitions,
};

/** Imported vacancies: states.md, "Vacancy (imported)". A claim makes an own draft of it. */
export const importedVacancyMachine: Machine<ImportedStatus> = {
  name: "vacancy-imported",
  initial: ["listed"],
  final: ["claimed"],
  transitions: [
    {
      name: "claim",
      from: ["listed", "expired"],
      to: "claimed",
      by: ["employer", "adviser"],
      guard: "verified_employer",
      effects: ["make_own_draft", "index"],
    },
    {
      name: "expire",
      from: ["listed"],
      to: "expired",
      by: ["worker", "import"],
      guard: "unseen_90_days",
      effects: ["index"],
    },
    { name: "see_again", from: ["expired"], to: "listed", by: ["import"], effects: ["index"] },
  ],
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

/** One thing a vacancy asks for; a label that no concept is known for is kept and shown as it is. */
export type WorkRequirement = {
  readonly kind: "skill" | "language" | "licence" | "qualification" | "other";
  readonly label: string;
  readonly lang: string;
  readonly conceptId: string | null;
  readonly essential: boolean;
};
