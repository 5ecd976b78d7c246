import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { insertSpell, lockSpell } from "./spells.store.server.ts";

/**
 * The way back: pays the household again from today, provisionally, what was paid before the spell ended,
 * until an officer looks at it. The old spell stays as it was.
 */
export async function openProvisionalSpell(
  ctx: Ctx,
  actor: Actor,
  input: { readonly endedSpellId: string },
): Promise<Outcome<{ spellId: string }>> {
  return ctx.transaction(async (tx) => {
    const ended = await lockSpell(tx, input.endedSpellId);
    if (ended?.status !== "ended") return fail("spell_not_ended");
    const id = ctx.ids.next();
    const from = ctx.clock.today(ended.country);
    await insertSpell(tx, { ...ended, id, status: "provisional", from }, ctx.clock.now());
    await tx.publish({
      name: "benefit_spell.reinstated",
      payload: { spellId: id, householdId: ended.householdId, from },
    });
    await tx.audit(actor, {
      action: "benefit_spell.reinstate",
      subjectType: "benefit_spell",
      subjectId: id,
      details: { from, after: ended.id },
    });
    return ok({ spellId: id });
  });
}
