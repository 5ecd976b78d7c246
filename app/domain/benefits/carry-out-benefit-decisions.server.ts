import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { eachDue } from "../kernel/each-due.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { carryOutDecision } from "./carry-out-decision.server.ts";
import { decisionInTime } from "./decision-in-time.server.ts";
import { spellsToCarryOut, waitingDecision } from "./decisions.store.server.ts";
import { lockSpell } from "./spells.store.server.ts";

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
  const carriedOut = await eachDue(
    (after, limit) => spellsToCarryOut(ctx.sql, input.country, today, { after, limit }),
    ({ spellId }) =>
      ctx.transaction(async (tx) => {
        const spell = await lockSpell(tx, spellId);
        const waiting = await waitingDecision(tx, spellId);
        if (!spell || !waiting || (waiting.objectedAt && !waiting.settledAt)) return false;
        const decision = await decisionInTime(ctx, tx, spell, waiting);
        if (decision.effectiveFrom > today) return false;
        return carryOutDecision(ctx, tx, actor, spell, decision);
      }),
  );
  return ok({ carriedOut });
}
