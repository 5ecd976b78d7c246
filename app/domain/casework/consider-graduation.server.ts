import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { graduationRule } from "#app/domain/benefits/graduation-rule.server.ts";
import { payingSpell } from "#app/domain/benefits/paying-spell.server.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import { householdOf } from "#app/domain/people/household-of.server.ts";
import { verifiedEarnings } from "#app/domain/placements/verified-earnings.server.ts";
import { graduationSignal } from "./graduation.ts";
import { insertCase, insertStep } from "./graduation.store.server.ts";

/**
 * After new evidence: opens a graduation case when earnings that wage records prove stay at or above the
 * pack's line for long enough. The case holds its evidence and proposes nothing.
 */
export async function considerGraduation(
  ctx: Ctx,
  actor: Actor,
  input: { readonly personId: string; readonly country: string; readonly placementId: string },
): Promise<Outcome<{ opened: boolean }>> {
  const today = ctx.clock.today(input.country);
  const household = await householdOf(ctx, input.personId, today);
  const spell =
    household && (await payingSpell(ctx, { householdId: household.id, personId: input.personId }, today));
  if (!spell) return ok({ opened: false });
  const rule = await graduationRule(ctx, spell, today);
  const earnings = await verifiedEarnings(
    ctx,
    // Where the scheme is personal, the others' earnings are none of its business.
    spell.personId === null ? household.members.map((member) => member.personId) : [spell.personId],
  );
  const signal = rule && graduationSignal(earnings, rule);
  if (!signal) return ok({ opened: false });

  return ctx.transaction(async (tx) => {
    const id = ctx.ids.next();
    const at = ctx.clock.now();
    const opened = await insertCase(tx, {
      id,
      householdId: household.id,
      spellId: spell.id,
      personId: input.personId,
      country: input.country,
      evidence: { ...signal, placementId: input.placementId },
      openedAt: at,
    });
    if (!opened) return ok({ opened });
    await insertStep(tx, {
      id: ctx.ids.next(),
      caseId: id,
      edge: "open",
      fromStatus: null,
      toStatus: "open",
      at,
      byRole: "worker",
      byAccountId: null,
    });
    await tx.publish({
      name: "graduation.opened",
      payload: { caseId: id, personId: input.personId, householdId: household.id, country: input.country },
    });
    await tx.audit(actor, {
      action: "graduation.open",
      subjectType: "graduation_case",
      subjectId: id,
      details: { ...signal },
    });
    return ok({ opened });
  });
}
