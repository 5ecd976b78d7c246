import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { seedTaxonomy } from "#app/domain/taxonomy/seed-taxonomy.server.ts";
import { starterOccupations, starterSkills } from "./index.ts";

/** Brings the starter taxonomy into the database; safe to repeat. Returns the number of rows that changed. */
export async function seedStarterTaxonomy(ctx: Ctx): Promise<number> {
  const actor = systemActor("seed-taxonomy", ctx.surroundings.defaultCountry);
  const input = { occupations: starterOccupations, skills: starterSkills };
  return expectOk(await seedTaxonomy(ctx, actor, input)).changed;
}
