import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { noteReview, spellsToReview } from "./spells.store.server.ts";

const LIMIT = 500;

/**
 * A grace or the provisional months are over: the spell stands in its officer's lane, and the household is told that
 * somebody looks at it. Nothing changes by itself. Safe to repeat: each review day is told once.
 */
export async function noteBenefitReviews(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string },
): Promise<Outcome<{ noted: number }>> {
  if (actor.kind !== "system") return deny("system_only");
  const today = ctx.clock.today(input.country);
  let noted = 0;
  for (const { id } of await spellsToReview(ctx.sql, input.country, today, LIMIT)) {
    noted += await ctx.transaction(async (tx) => {
      const spell = await noteReview(tx, id, today);
      if (!spell) return 0;
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
      return 1;
    });
  }
  return ok({ noted });
}
