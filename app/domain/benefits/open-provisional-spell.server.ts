import type { Member } from "#app/domain/kernel/actor.ts";
import { frozenSpansOf } from "#app/domain/emergency/frozen-spans.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addMonths, firstDayOf, monthOf, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { wayBack } from "./way-back.server.ts";
import { insertSpell, lockSpell } from "./spells.store.server.ts";

/** Where the pack does not say for how many months it pays provisionally, an officer looks again after so many. */
const REVIEW_AFTER_MONTHS = 3;

/**
 * The way back: pays the household again from today, provisionally, what was decided before anything was taken off
 * for work, until an officer looks at it. The old spell stays as it was. Somebody reported the loss of work: her
 * account is written down. Fails as `reinstatement_window_over` where the pack says so for certain.
 */
export async function openProvisionalSpell(
  ctx: Ctx,
  actor: Member,
  input: { readonly endedSpellId: string },
): Promise<Outcome<{ spellId: string; reviewOn: PlainDate }>> {
  return ctx.transaction(async (tx) => {
    const ended = await lockSpell(tx, input.endedSpellId);
    if (ended?.status !== "ended" || ended.until === null) return fail("spell_not_ended");
    const from = ctx.clock.today(ended.country);
    const frozen = await frozenSpansOf(ctx, tx, ended);
    const { packId, until: endedOn } = ended;
    const back = await wayBack(ctx.within(tx), { packId, endedOn, today: from, frozen });
    if (back.isOver) return fail("reinstatement_window_over");
    const id = ctx.ids.next();
    const months = back.provisionalMonths ?? REVIEW_AFTER_MONTHS;
    const reviewOn = addMonths(firstDayOf(monthOf(from)), months);
    await insertSpell(
      tx,
      {
        ...ended,
        ...{ id, from, reviewOn },
        status: "provisional",
        decidedMinor: ended.awardMinor,
        afterSpellId: ended.id,
        openedBy: actor.accountId,
      },
      ctx.clock.now(),
    );
    await tx.publish({
      name: "benefit_spell.reinstated",
      payload: { spellId: id, householdId: ended.householdId, from },
    });
    await tx.audit(actor, {
      action: "benefit_spell.reinstate",
      subjectType: "benefit_spell",
      subjectId: id,
      details: { from, after: ended.id, reviewOn },
    });
    return ok({ spellId: id, reviewOn });
  });
}
