import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { ageOn } from "#app/domain/people/household.ts";
import { householdOf } from "#app/domain/people/household-of.server.ts";

const ADULT_AGE = 18;

/** The household of a person today, and whether she is an adult in it; a member of unknown age counts by the relation. */
export async function ownHousehold(
  ctx: Ctx,
  personId: string,
  today: PlainDate,
): Promise<{ readonly id: string; readonly country: string; readonly isAdult: boolean } | null> {
  const household = await householdOf(ctx, personId, today);
  const self = household?.members.find((member) => member.personId === personId);
  if (!household || !self) return null;
  const age = ageOn(self.birthDate, today);
  const isAdult = age === null ? self.relation !== "child" : age >= ADULT_AGE;
  return { id: household.id, country: household.country, isAdult };
}
