import type { Actor } from "../../kernel/actor.ts";
import type { Ctx, Tx } from "../../kernel/ctx.server.ts";
import type { PlainMonth } from "../../kernel/plain-date.ts";
import type { BenefitMonth } from "../benefit-history.server.ts";
import { underpaidFor } from "../overpayments/overpaid-months.ts";
import type { SpellRow } from "../spells.store.server.ts";
import { openArrears } from "./arrear.ts";
import { insertArrear, lockArrearsOf } from "./arrears.store.server.ts";
import { noteArrearStep, takeArrearEdge } from "./take-arrear-edge.server.ts";

/**
 * Opens what was certainly too little for the past months of a spell, or brings what nobody decided on yet to what it is
 * now. It pays nothing, and what people decided stays. Lock the household's spells first; safe to repeat. Returns what
 * was paid as arrears of each month, in minor units.
 */
export async function findArrears(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  spell: SpellRow,
  past: readonly BenefitMonth[],
): Promise<ReadonlyMap<PlainMonth, number>> {
  const known = await lockArrearsOf(tx, spell.id);
  const evidence = new Map(past.map((month) => [month.month, month]));
  const underpaid = new Map(past.map((month) => [month.month, underpaidFor(month)]));
  for (const { id, month, amountMinor } of openArrears(underpaid, known)) {
    const { decidedMinor: paidMinor, lowMinor } = evidence.get(month) ?? { decidedMinor: 0, lowMinor: 0 };
    const row = known.find((one) => one.id === id);
    if (row) {
      const edge = amountMinor === 0 ? "clear" : "revise";
      const change = amountMinor === 0 ? {} : { amountMinor, paidMinor, lowMinor };
      const refused = await takeArrearEdge(ctx, tx, actor, row, { edge, amountMinor, change });
      if (refused) throw new Error(`An arrear's figure could not follow: ${refused.code}`);
      continue;
    }
    const { id: spellId, householdId, personId, country, currency } = spell;
    const opened = { id: ctx.ids.next(), spellId, householdId, personId, country, currency };
    const since = ctx.clock.today(country);
    await insertArrear(tx, { ...opened, month, amountMinor, paidMinor, lowMinor, since }, ctx.clock.now());
    await noteArrearStep(ctx, tx, actor, opened, { edge: "find", from: null, to: "found", amountMinor });
  }
  const paid = new Map<PlainMonth, number>();
  for (const { status, month, amountMinor } of known)
    if (status === "paid") paid.set(month, (paid.get(month) ?? 0) + amountMinor);
  return paid;
}
