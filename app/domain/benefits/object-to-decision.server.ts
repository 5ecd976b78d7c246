import { looksAfterHousehold } from "../casework/looks-after.server.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { readHouseholds } from "../people/household-of.server.ts";
import { objectToDecisionSchema } from "./benefit-spell.schema.ts";
import { findDecision, saveObjection, waitingDecision } from "./decisions.store.server.ts";
import { lockSpell } from "./spells.store.server.ts";

/**
 * A member of the household, or her officer who writes it down for her, objects to a decision that waits: it has no
 * effect until somebody else has settled the objection.
 */
export async function objectToDecision(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ decisionId: string }>> {
  const parsed = objectToDecisionSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { decisionId, reason } = parsed.data;
  return ctx.transaction(async (tx) => {
    const known = await findDecision(tx, decisionId);
    const spell = known && (await lockSpell(tx, known.spellId));
    if (!spell) return deny("no_such_decision");
    const today = ctx.clock.today(spell.country);
    const [household] = await readHouseholds(ctx.within(tx), [spell.householdId], today);
    const self = actor.kind === "member" ? (actor.actingFor ?? actor.personId) : null;
    const concerns =
      spell.personId === null
        ? (household?.members ?? []).some(({ personId }) => personId === self)
        : spell.personId === self;
    if (!concerns && (await looksAfterHousehold(ctx.within(tx), actor, household ?? null)))
      return deny("no_such_decision");
    const decision = await waitingDecision(tx, spell.id);
    if (decision?.id !== decisionId) return fail("decision_not_waiting");
    if (decision.objectedAt) return decision.settledAt ? fail("objection_settled") : ok({ decisionId });
    const sealed = ctx.cipher.encrypt(reason, `benefit_decision.objection_sealed:${decisionId}`);
    await saveObjection(tx, decisionId, sealed, ctx.clock.now());
    const { id: spellId, householdId, country } = spell;
    await tx.publish({
      name: "benefit_spell.objected",
      payload: { spellId, householdId, country, decisionId, edge: decision.edge },
    });
    await tx.audit(actor, {
      action: "benefit_spell.object",
      subjectType: "benefit_spell",
      subjectId: spellId,
      details: { decisionId },
    });
    return ok({ decisionId });
  });
}
