import type { IssueKind } from "#app/domain/placements/wage-decision.ts";

/** What the list can be narrowed to, in the order of the filter. */
export const REVIEW_FILTERS = ["open", "identity", "figures", "job", "ended", "settled"] as const;
export type ReviewFilter = (typeof REVIEW_FILTERS)[number];

const KINDS: Readonly<Record<Exclude<ReviewFilter, "open" | "settled">, readonly IssueKind[]>> = {
  identity: ["identity_unknown", "person_gone"],
  figures: ["absurd_amount", "two_figures", "in_future"],
  job: ["answered_no", "unanswered"],
  ended: ["suspected_end", "start_unproven"],
};

/** The kinds that a filter shows; null for all. */
export const kindsOf = (filter: ReviewFilter): readonly IssueKind[] | null =>
  filter === "open" || filter === "settled" ? null : KINDS[filter];

export const REVIEW_ACTS = [
  "attach",
  "hers",
  "not_hers",
  "ignore",
  "accept",
  "ended",
  "goes_on",
  "seen",
] as const;
export type ReviewAct = (typeof REVIEW_ACTS)[number];

/** What an officer can do about an issue: about a record, a question, or a start that nothing proves any more. */
export function actsOn(
  issue: { readonly kind: IssueKind; readonly question: "mine" | "ended" | null },
  hasPlacements: boolean,
): readonly ReviewAct[] {
  if (issue.question === "mine") return ["hers", "not_hers"];
  if (issue.question === "ended") return ["ended", "goes_on"];
  const attach: readonly ReviewAct[] = hasPlacements ? ["attach"] : [];
  switch (issue.kind) {
    case "identity_unknown":
    case "person_gone":
      return [...attach, "ignore"];
    case "absurd_amount":
    case "two_figures":
      return ["accept", ...attach, "not_hers", "ignore"];
    case "in_future":
      return ["not_hers", "ignore"];
    // Without a question: the person says of a record that already counts that it is not hers.
    case "answered_no":
      return ["accept", "not_hers", "ignore"];
    default:
      return ["seen"];
  }
}
