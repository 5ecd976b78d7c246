import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { carryOutDecision } from "./carry-out-decision.server.ts";
import { spellsToCarryOut, waitingDecision } from "./decisions.store.server.ts";
import { lockSpell } from "./spells.store.server.ts";

const LIMIT = 500;

/**
 * Carries out what people decided, on its day, unless the household objected and nobody has settled that. Decides
 * nothing. Safe to repeat.
 */
export async function carryOutBenefitDecisions(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string },
): Promise<Outcome<{ carriedOut: number }>> {
  if (actor.kind !== "system") return deny("system_only");
  const today = ctx.clock.today(input.country);
  let carriedOut = 0;
  for (const { spellId } of await spellsToCarryOut(ctx.sql, input.country, today, LIMIT)) {
    const done = await ctx.transaction(async (tx) => {
      const spell = await lockSpell(tx, spellId);
      const decision = await waitingDecision(tx, spellId);
      if (!spell || !decision || decision.effectiveFrom > today) return false;
      if (decision.objectedAt && !decision.settledAt) return false;
      return carryOutDecision(ctx, tx, actor, spell, decision);
    });
    if (done) carriedOut++;
  }
  return ok({ carriedOut });
}
