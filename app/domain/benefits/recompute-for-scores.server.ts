import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { recomputeBenefit } from "./recompute-benefit.server.ts";
import { householdsWithSpells } from "./spells.store.server.ts";

/**
 * Works out again the months of those of these households that have a benefit under a scheme whose score has moved. The
 * differences are kept and shown as with a late record; what is paid stays as a person decided it. Safe to repeat.
 */
export async function recomputeForScores(
  ctx: Ctx,
  actor: Actor,
  input: {
    readonly country: string;
    readonly householdIds: readonly string[];
    readonly scheme: string;
  },
): Promise<Outcome<{ readonly households: number; readonly changed: number }>> {
  if (actor.kind !== "system") return deny("system_only");
  const { country, householdIds, scheme } = input;
  const concerned = await householdsWithSpells(ctx.sql, householdIds, scheme);
  let changed = 0;
  for (const householdId of concerned) {
    const outcome = await recomputeBenefit(ctx, actor, { householdId, country });
    if (!outcome.ok) return outcome;
    changed += outcome.value.changed;
  }
  return ok({ households: concerned.length, changed });
}
