import { seedPacks } from "#app/domain/benefits/seed-packs.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";
import { policyPacks } from "./index.ts";

/**
 * Stores the policy packs that Masar ships; safe to repeat. Returns how many were new. Throws a `SetupProblem` where the
 * database holds other rules under the same version.
 */
export async function seedPolicyPacks(ctx: Ctx, packs: readonly unknown[] = policyPacks): Promise<number> {
  const actor = systemActor("seed-packs", ctx.surroundings.defaultCountry);
  const seeded = await seedPacks(ctx, actor, { packs });
  if (!seeded.ok && seeded.error.kind === "failure" && seeded.error.code === "pack_version_changed") {
    const { pack, version } = seeded.error.params ?? {};
    throw new SetupProblem(
      `This database holds other rules of the policy pack ${pack} under version ${version} than this Masar brings. ` +
        `A version is never changed once stored: put prisma/seed/packs/${pack}.json back as it was released, or give ` +
        `the changed one the version ${Number(version) + 1}, and start again. Months that were worked out stay as they are.`,
    );
  }
  return expectOk(seeded).stored;
}
