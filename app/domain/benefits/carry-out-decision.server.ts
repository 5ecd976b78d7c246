import type { Actor } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { addDays } from "../kernel/plain-date.ts";
import { markCarriedOut, type DecisionRow } from "./decisions.store.server.ts";
import { saveDecided, type SpellRow } from "./spells.store.server.ts";

/**
 * Makes a decision hold: the spell's next revision is what the person decided, no more and no less. The spell must be
 * locked and as it was when the decision was taken; a decision that was overtaken is left alone. Returns whether it was
 * carried out.
 */
export async function carryOutDecision(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  spell: SpellRow,
  decision: DecisionRow,
): Promise<boolean> {
  const { id, edge, fromStatus, toStatus, fromMinor, toMinor, effectiveFrom, reviewOn } = decision;
  if (spell.status !== fromStatus || spell.decidedMinor !== fromMinor) return false;
  const ends = toStatus === "ended";
  await markCarriedOut(tx, id, spell.rev + 1, effectiveFrom, ctx.clock.now());
  await saveDecided(tx, spell, {
    status: toStatus,
    statusBefore: toStatus === "suspended" ? fromStatus : null,
    decidedMinor: toMinor,
    reviewOn,
    until: ends ? (effectiveFrom > spell.from ? effectiveFrom : addDays(spell.from, 1)) : spell.until,
    endReason: ends ? decision.ground : null,
  });
  const { id: spellId, householdId, country } = spell;
  await tx.publish({
    name: "benefit_spell.carried_out",
    payload: { spellId, householdId, country, decisionId: id, edge },
  });
  await tx.audit(actor, {
    action: "benefit_spell.carry_out",
    subjectType: "benefit_spell",
    subjectId: spellId,
    details: { decisionId: id, edge, to: toStatus, toMinor, effectiveFrom, decidedBy: decision.decidedBy },
  });
  return true;
}
