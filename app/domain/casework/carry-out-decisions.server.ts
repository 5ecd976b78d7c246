import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { endSpellAsDecided } from "#app/domain/benefits/end-spell-as-decided.server.ts";
import { eachDue } from "#app/domain/kernel/each-due.server.ts";
import { addMonths } from "#app/domain/kernel/plain-date.ts";
import { expectOk, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { lockCaseInTime } from "./case-in-time.server.ts";
import { MONITORING_MONTHS } from "./graduation.ts";
import { casesIn } from "./graduation.store.server.ts";
import { takeEdge } from "./take-edge.server.ts";

/**
 * Carries out what people decided, on the day they decided it takes effect and once nobody appealed in time.
 */
export async function carryOutDecisions(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string; readonly pageSize?: number },
): Promise<Outcome<{ graduated: number }>> {
  const today = ctx.clock.today(input.country);
  const carryOut = ({ id }: { readonly id: string }): Promise<boolean> =>
    ctx.transaction(async (tx) => {
      const graduation = await lockCaseInTime(ctx, tx, id);
      if (graduation?.status !== "decided_yes") return false;
      const { effectiveFrom, appealUntil, decidedBy } = graduation;
      if (!effectiveFrom || !appealUntil || !decidedBy || effectiveFrom > today || appealUntil >= today)
        return false;
      const moved = await takeEdge(ctx, tx, actor, graduation, "carry_out", {
        effectiveFrom,
        monitoredUntil: addMonths(effectiveFrom, MONITORING_MONTHS),
      });
      if (moved) return false;
      const ended = await endSpellAsDecided(ctx.within(tx), actor, {
        spellId: graduation.spellId,
        until: effectiveFrom,
        reason: "graduation",
        decision: { caseId: id, decidedBy },
      });
      expectOk(ended);
      return true;
    });
  // Page by page: what waits for an appeal, or is frozen, must not hold up what is due.
  const graduated = await eachDue(
    (after, limit) => casesIn(ctx.sql, input.country, ["decided_yes"], { after, limit }),
    carryOut,
    input.pageSize,
  );
  return ok({ graduated });
}
