import { looksAfterHousehold } from "../casework/looks-after.server.ts";
import type { Actor, Member } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { addMonths, firstDayOf, monthOf } from "../kernel/plain-date.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { readHouseholds } from "../people/household-of.server.ts";
import { maySettle } from "./benefit-spell.policy.ts";
import { settleObjectionSchema } from "./benefit-spell.schema.ts";
import { findDecision, markSetAside, saveSettlement, waitingDecision } from "./decisions.store.server.ts";
import { lockSpell } from "./spells.store.server.ts";

/**
 * Somebody else than who decided settles an objection. The decision stands, from the next month at the earliest, or it
 * is set aside and the benefit goes on untouched.
 */
export async function settleObjection(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ decisionId: string }>> {
  const parsed = settleObjectionSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { decisionId, outcome, reason } = parsed.data;
  return ctx.transaction(async (tx) => {
    const known = await findDecision(tx, decisionId);
    const spell = known && (await lockSpell(tx, known.spellId));
    if (!spell) return deny("no_such_decision");
    const { id: spellId, householdId, country } = spell;
    const today = ctx.clock.today(country);
    const [household] = await readHouseholds(ctx.within(tx), [householdId], today);
    const denied =
      maySettle(actor, { country, decidedBy: known.decidedBy }) ??
      (await looksAfterHousehold(ctx.within(tx), actor, household ?? null));
    if (denied) return deny(denied);
    const decision = await waitingDecision(tx, spellId);
    if (decision?.id !== decisionId || !decision.objectedAt || decision.settledAt)
      return fail("nothing_to_settle");
    const nextMonth = addMonths(firstDayOf(monthOf(today)), 1);
    const effectiveFrom = decision.effectiveFrom > nextMonth ? decision.effectiveFrom : nextMonth;
    const sealed = ctx.cipher.encrypt(reason, `benefit_decision.settlement_sealed:${decisionId}`);
    const at = ctx.clock.now();
    await saveSettlement(tx, decisionId, (actor as Member).accountId, sealed, effectiveFrom, at);
    if (outcome === "set_aside") {
      await markSetAside(tx, decisionId, at);
      await tx.publish({
        name: "benefit_spell.set_aside",
        payload: { spellId, householdId, country, decisionId, edge: decision.edge },
      });
    }
    await tx.audit(actor, {
      action: "benefit_spell.settle_objection",
      subjectType: "benefit_spell",
      subjectId: spellId,
      details: { decisionId, outcome, effectiveFrom },
    });
    return ok({ decisionId });
  });
}
