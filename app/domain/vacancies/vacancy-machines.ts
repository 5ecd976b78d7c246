import type { Machine, Transition } from "../kernel/transition-table.ts";
import type { ImportedStatus, OwnStatus } from "./vacancy.ts";

const stay = <Name extends string>(
  name: Name,
  states: readonly OwnStatus[],
  rest: Omit<Transition<OwnStatus>, "name" | "from" | "to">,
) => states.map((state) => ({ ...rest, name, from: [state] as const, to: state }));

const ownTransitions = [
  {
    name: "submit_for_review",
    from: ["draft"],
    to: "in_review",
    by: ["employer", "adviser"],
    effects: ["tell_advisers"],
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
    // At once, on anybody's word; whether it was right is for a person to find.
    from: ["published"],
    to: "paused",
    by: ["seeker", "officer", "supervisor", "adviser", "administrator"],
    guard: "safety_report",
    reason: "required",
    effects: ["hold", "index", "tell_employer", "tell_advisers"],
  },
  ...stay("hold_for_safety", ["paused", "filled", "expired"], {
    by: ["seeker", "officer", "supervisor", "adviser", "administrator"],
    guard: "safety_report",
    reason: "required",
    effects: ["hold", "tell_employer", "tell_advisers"],
  }),
  {
    name: "resume_after_safety",
    from: ["paused"],
    to: "published",
    by: ["officer", "supervisor", "adviser", "administrator"],
    guard: "found_safe_and_decent",
    reason: "required",
    effects: ["lift_hold", "index", "match", "tell_employer"],
  },
  ...stay("lift_safety_hold", ["paused", "filled", "expired"], {
    by: ["officer", "supervisor", "adviser", "administrator"],
    guard: "found_safe",
    reason: "required",
    effects: ["lift_hold", "tell_employer"],
  }),
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
  ...stay("warn_of_expiry", ["published", "paused"], {
    by: ["worker"],
    guard: "expiry_near",
    effects: ["tell_employer"],
  }),
  {
    name: "expire",
    from: ["published", "paused"],
    to: "expired",
    by: ["worker"],
    guard: "closed_or_idle_and_warned",
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

/** What a vacancy says that was ever open to people (product.md 41). */
const LIVE = [
  "published_at",
  "wage_min_minor",
  "hours_per_week",
  "place_id",
  "establishment_id",
  "employment_type",
  "social_insurance",
];

export type OwnEdge = (typeof ownTransitions)[number]["name"];

/** Own vacancies: states.md, "Vacancy (own)". */
export const ownVacancyMachine: Machine<OwnStatus> = {
  name: "vacancy-own",
  initial: ["draft"],
  final: ["withdrawn"],
  transitions: ownTransitions,
  requires: { published: LIVE, paused: LIVE, filled: LIVE, expired: ["published_at"] },
};

/** Imported vacancies: states.md, "Vacancy (imported)". A claim makes an own draft of it. */
export const importedVacancyMachine: Machine<ImportedStatus> = {
  name: "vacancy-imported",
  initial: ["listed"],
  final: ["claimed"],
  requires: {
    listed: ["source_name", "source_id", "expires_at"],
    claimed: ["source_name", "source_id", "expires_at", "organisation_id"],
    expired: ["source_name", "source_id", "expires_at"],
  },
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
      guard: "closed_or_unseen_90_days",
      effects: ["index"],
    },
    { name: "see_again", from: ["expired"], to: "listed", by: ["import"], effects: ["index"] },
  ],
};
