import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { lockSpell, saveEnd } from "./spells.store.server.ts";

/**
 * Ends a spell on the date of a decision that a person took; `decision` names it and goes into the audit
 * entry. Nothing else in Masar ends a spell.
 */
export async function endSpellAsDecided(
  ctx: Ctx,
  actor: Actor,
  input: {
    readonly spellId: string;
    readonly until: PlainDate;
    readonly reason: "graduation";
    readonly decision: { readonly caseId: string; readonly decidedBy: string };
  },
): Promise<Outcome<{ spellId: string }>> {
  const { spellId, until, reason, decision } = input;
  return ctx.transaction(async (tx) => {
    const spell = await lockSpell(tx, spellId);
    if (!spell) return fail("no_such_spell");
    if (spell.status === "ended") return ok({ spellId });
    await saveEnd(tx, spellId, until > spell.from ? until : addDays(spell.from, 1), reason);
    await tx.publish({
      name: "benefit_spell.ended",
      payload: { spellId, householdId: spell.householdId, until, reason },
    });
    await tx.audit(actor, {
      action: "benefit_spell.end",
      subjectType: "benefit_spell",
      subjectId: spellId,
      details: { until, reason, ...decision },
    });
    return ok({ spellId });
  });
}
