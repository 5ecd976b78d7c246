import type { Ctx } from "../kernel/ctx.server.ts";
import { ageOn } from "../people/household.ts";
import { readHouseholds } from "../people/household-of.server.ts";
import { findSpell } from "./spells.store.server.ts";

const ADULT_AGE = 18;

/** Whom a spell concerns: the person where the scheme is personal, else every adult of the household today. */
export async function adultsOfSpell(ctx: Ctx, spellId: string): Promise<readonly string[]> {
  const spell = await findSpell(ctx.sql, spellId);
  if (!spell) return [];
  if (spell.personId !== null) return [spell.personId];
  const today = ctx.clock.today(spell.country);
  const [household] = await readHouseholds(ctx, [spell.householdId], today);
  // Whose age the registry does not know is asked as an adult, but for the children.
  const isAdult = (birthDate: string | null, relation: string): boolean => {
    const age = ageOn(birthDate, today);
    return age === null ? relation !== "child" : age >= ADULT_AGE;
  };
  return (household?.members ?? [])
    .filter(({ birthDate, relation }) => isAdult(birthDate, relation))
    .map(({ personId }) => personId);
}
