import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { moveSpell } from "./benefit-spell.ts";
import { carryOutDecision } from "./carry-out-decision.server.ts";
import { insertDecision, markSetAside, waitingDecision, type DecisionRow } from "./decisions.store.server.ts";
import { lockSpell } from "./spells.store.server.ts";

/**
 * Ends a spell on the date of a graduation that a person decided: the edge `graduate`. A decision on the spell that
 * still waits is overtaken by it and set aside.
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
    const at = ctx.clock.now();
    const moved = moveSpell(spell, {
      edge: "graduate",
      by: "worker",
      decidedBy: decision.decidedBy,
      today: ctx.clock.today(spell.country),
    });
    if ("failure" in moved) return fail(moved.failure);
    const waiting = await waitingDecision(tx, spellId);
    if (waiting) await markSetAside(tx, waiting.id, at);
    const row: DecisionRow = {
      id: ctx.ids.next(),
      spellId,
      edge: "graduate",
      fromStatus: spell.status,
      toStatus: moved.status,
      fromMinor: spell.decidedMinor,
      toMinor: moved.decidedMinor,
      effectiveFrom: until,
      reviewOn: null,
      ground: reason,
      reasonSealed: null,
      ...decision,
      decidedAt: at,
      objectedAt: null,
      settledAt: null,
      carriedOutAt: null,
      setAsideAt: null,
    };
    await insertDecision(tx, row);
    await carryOutDecision(ctx, tx, actor, spell, row);
    return ok({ spellId });
  });
}
