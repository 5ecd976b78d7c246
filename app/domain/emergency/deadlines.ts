/**
 * Every deadline, whom it runs against, and whether a switch freezes it. One that runs for people, or whose end costs
 * nobody anything, goes on: the office's clock is never stopped by an emergency.
 */
export const DEADLINES = [
  { name: "application_silence", freezes: true, by: "person_or_vacancy" },
  { name: "offer_answer", freezes: true, by: "person_or_vacancy" },
  { name: "refusal_reason", freezes: true, by: "person_or_vacancy" },
  { name: "graduation_hearing", freezes: true, by: "person" },
  { name: "graduation_appeal", freezes: true, by: "person" },
  { name: "benefit_objection", freezes: true, by: "household" },
  { name: "way_back", freezes: true, by: "household" },
  { name: "change_evidence", freezes: true, by: "person" },
  { name: "change_appeal", freezes: true, by: "person" },
  { name: "wage_question", freezes: true, by: "person" },
  { name: "change_decision", freezes: false },
  { name: "registry_telling", freezes: false },
  { name: "benefit_review", freezes: false },
  { name: "overpayment_turn", freezes: false },
  { name: "exemption_review", freezes: false },
  { name: "checkpoint_unknown", freezes: false },
  { name: "consent_validity", freezes: false },
  { name: "graduation_monitoring", freezes: false },
  { name: "vacancy_expiry", freezes: false },
] as const satisfies readonly {
  readonly name: string;
  readonly freezes: boolean;
  /** Whose place counts. */
  readonly by?: "person" | "household" | "person_or_vacancy";
}[];

export type DeadlineName = (typeof DEADLINES)[number]["name"];
