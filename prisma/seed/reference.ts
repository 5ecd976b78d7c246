import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { seedPolicyPacks } from "./packs/seed-policy-packs.ts";
import { seedPlaces } from "./places/seed-places.ts";
import { seedStarterTaxonomy } from "./taxonomy/seed-starter.ts";

/** What every database needs before any work: places, policy packs and the starter taxonomy. Safe to repeat. */
export async function seedReference(ctx: Ctx): Promise<void> {
  await seedPlaces(ctx);
  await seedPolicyPacks(ctx);
  await seedStarterTaxonomy(ctx);
}
