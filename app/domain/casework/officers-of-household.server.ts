import { holdersOf, staffOf } from "#app/domain/identity/read-members.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { readHouseholds } from "#app/domain/people/household-of.server.ts";
import { officerOf } from "./caseload.store.server.ts";

/**
 * The persons of the office who are told of a household's affairs: the officers of its members, and where it has none
 * the supervisors of the country; nobody of the household itself.
 */
export async function officersOfHousehold(
  ctx: Ctx,
  { householdId, country }: { readonly householdId: string; readonly country: string },
): Promise<readonly string[]> {
  const today = ctx.clock.today(country);
  const [household] = await readHouseholds(ctx, [householdId], today);
  const members = (household?.members ?? []).map(({ personId }) => personId);
  const accounts = new Set<string>();
  for (const personId of members) {
    const officer = await officerOf(ctx.sql, personId, today);
    if (officer) accounts.add(officer);
  }
  const officers = await holdersOf(ctx, [...accounts]);
  const told = officers.length > 0 ? officers : await staffOf(ctx, country, "supervisor");
  return told.filter((personId) => !members.includes(personId));
}
