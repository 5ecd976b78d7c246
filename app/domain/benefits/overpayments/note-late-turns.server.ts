import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
import { OVERPAYMENT_STATES } from "./overpayment-machine.ts";
import { dueOn } from "./overpayment.ts";
import { lockOverpayment, noteTurnLate, turnsToNote } from "./overpayments.store.server.ts";

const LIMIT = 500;

/**
 * Reminds the office of overpayments whose turn is over its 20 days, once for each turn. Nothing follows from that for
 * the household: nothing is decided, and nothing is taken. Safe to repeat.
 */
export async function noteLateTurns(
  ctx: Ctx,
  actor: Actor,
  { country }: { readonly country: string },
): Promise<Outcome<{ noted: number }>> {
  if (actor.kind !== "system") return deny("system_only");
  const today = ctx.clock.today(country);
  const isLate = (row: Parameters<typeof dueOn>[0]): boolean => (dueOn(row) ?? today) < today;
  const states = OVERPAYMENT_STATES.filter((status) => dueOn({ status, since: today, notifiedOn: today }));
  let noted = 0;
  for (const { id } of (await turnsToNote(ctx.sql, country, { states, beganBy: today, limit: LIMIT })).filter(
    isLate,
  ))
    noted += await ctx.transaction(async (tx) => {
      const row = await lockOverpayment(tx, id);
      if (!row || !isLate(row)) return 0;
      await noteTurnLate(tx, id);
      const { spellId, householdId } = row;
      const payload = { overpaymentId: id, spellId, householdId, country, isKnown: row.notifiedOn !== null };
      await tx.publish({ name: "overpayment.late", payload });
      await tx.audit(actor, {
        action: "overpayment.late",
        subjectType: "overpayment",
        subjectId: id,
        details: { status: row.status, dueOn: dueOn(row) },
      });
      return 1;
    });
  return ok({ noted });
}
