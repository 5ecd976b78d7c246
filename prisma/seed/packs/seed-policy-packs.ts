import { seedPacks } from "#app/domain/benefits/seed-packs.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { policyPacks } from "./index.ts";

/** Stores the policy packs that Masar ships; safe to repeat. Returns how many were new. */
export async function seedPolicyPacks(ctx: Ctx): Promise<number> {
  const actor = systemActor("seed-packs", ctx.surroundings.defaultCountry);
  return expectOk(await seedPacks(ctx, actor, { packs: policyPacks })).stored;
}
