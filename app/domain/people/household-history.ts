import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { Household, HouseholdMember } from "./household.ts";

/** Who belonged to a household from when until when; `until` is the first day after. */
export type DatedMember = HouseholdMember & { readonly from: PlainDate; readonly until: PlainDate | null };

export type HouseholdHistory = Omit<Household, "members"> & {
  readonly members: readonly [DatedMember, ...DatedMember[]];
};

/** The first day that anybody is known of, and the last day on which somebody still belonged to it. */
function knownDays({ members }: HouseholdHistory): {
  readonly first: PlainDate;
  readonly end: PlainDate | null;
} {
  const starts = members.map(({ from }) => from).sort();
  const ends = members.map(({ until }) => until);
  const last =
    ends
      .filter((until) => until !== null)
      .sort()
      .at(-1) ?? null;
  return { first: starts[0] ?? members[0].from, end: ends.includes(null) ? null : last };
}

/**
 * A household as it was on a day. Before the first day that is known of it it is as on that day, because a registry
 * says since when it knows, not since when it is so; but nobody belonged to it before she was born. After the last
 * member left it is as the last ones made it.
 */
export function householdOn(history: HouseholdHistory, day: PlainDate): Household {
  const { first, end } = knownDays(history);
  const belongs = ({ from, until }: DatedMember): boolean => {
    if (day < first) return from === first;
    if (end !== null && day >= end) return until === end;
    return from <= day && (until === null || day < until);
  };
  const seen = new Set<string>();
  const members = history.members.filter((member) => {
    const counts = belongs(member) && (member.birthDate === null || member.birthDate <= day);
    // Two rows of persons that were merged are one member.
    if (!counts || seen.has(member.personId)) return false;
    seen.add(member.personId);
    return true;
  });
  return {
    ...{ id: history.id, country: history.country, placeId: history.placeId },
    members: members.map(({ personId, relation, birthDate }) => ({ personId, relation, birthDate })),
  };
}
