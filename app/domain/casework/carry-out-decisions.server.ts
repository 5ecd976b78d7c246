import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { endSpellAsDecided } from "#app/domain/benefits/end-spell-as-decided.server.ts";
import { addMonths } from "#app/domain/kernel/plain-date.ts";
import { expectOk, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { lockCaseInTime } from "./case-in-time.server.ts";
import { MONITORING_MONTHS } from "./graduation.ts";
import { casesIn } from "./graduation.store.server.ts";
import { takeEdge } from "./take-edge.server.ts";

const LIMIT = 500;

/**
 * Carries out what people decided, on the day they decided it takes effect and once nobody appealed in time.
 */
export async function carryOutDecisions(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string },
): Promise<Outcome<{ graduated: number }>> {
  const today = ctx.clock.today(input.country);
  let graduated = 0;
  for (const { id } of await casesIn(ctx.sql, input.country, ["decided_yes"], LIMIT)) {
    graduated += await ctx.transaction(async (tx) => {
      const graduation = await lockCaseInTime(ctx, tx, id);
      if (graduation?.status !== "decided_yes") return 0;
      const { effectiveFrom, appealUntil, decidedBy } = graduation;
      if (!effectiveFrom || !appealUntil || !decidedBy || effectiveFrom > today || appealUntil >= today)
        return 0;
      const moved = await takeEdge(ctx, tx, actor, graduation, "carry_out", {
        effectiveFrom,
        monitoredUntil: addMonths(effectiveFrom, MONITORING_MONTHS),
      });
      if (moved) return 0;
      const ended = await endSpellAsDecided(ctx.within(tx), actor, {
        spellId: graduation.spellId,
        until: effectiveFrom,
        reason: "graduation",
        decision: { caseId: id, decidedBy },
      });
      expectOk(ended);
      return 1;
    });
  }
  return ok({ graduated });
}
