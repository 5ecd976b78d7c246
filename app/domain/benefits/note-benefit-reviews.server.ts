import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { eachDue } from "../kernel/each-due.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { noteReview, spellsToReview } from "./spells.store.server.ts";

/**
 * A grace or the provisional months are over: the spell stands in its officer's lane, and the household is told that
 * somebody looks at it. Nothing changes by itself. Safe to repeat: each review day is told once.
 */
export async function noteBenefitReviews(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string; readonly pageSize?: number },
): Promise<Outcome<{ noted: number }>> {
  if (actor.kind !== "system") return deny("system_only");
  const today = ctx.clock.today(input.country);
  const note = ({ id }: { readonly id: string }): Promise<boolean> =>
    ctx.transaction(async (tx) => {
      const spell = await noteReview(tx, id, today);
      if (!spell) return false;
      const { householdId, country, reviewOn } = spell;
      await tx.publish({
        name: "benefit_spell.review_due",
        payload: { spellId: id, householdId, country },
      });
      await tx.audit(actor, {
        action: "benefit_spell.note_review",
        subjectType: "benefit_spell",
        subjectId: id,
        details: { reviewOn },
      });
      return true;
    });
  const noted = await eachDue(
    (after, limit) => spellsToReview(ctx.sql, input.country, today, { after, limit }),
    note,
    input.pageSize,
  );
  return ok({ noted });
}
