import { edgeActorOf, type Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { fieldCodes } from "../../kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import { adultsOfSpell } from "../adults-of-spell.server.ts";
import { wordsOnOverpaymentSchema } from "./overpayment.schema.ts";
import { lockOverpayment } from "./overpayments.store.server.ts";
import { takeOverpaymentEdge } from "./take-overpayment-edge.server.ts";

/**
 * The person in whose name the office wrote words down says that they are not hers. They fall away, with a decision that
 * rested on them, and the household has its whole time again. For anybody else there is no such overpayment.
 */
export async function disownContest(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ overpaymentId: string }>> {
  const parsed = wordsOnOverpaymentSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  if (actor.kind !== "member" || edgeActorOf(actor) !== "seeker") return deny("not_yours");
  const { overpaymentId, words } = parsed.data;
  return ctx.transaction(async (tx) => {
    const overpayment = await lockOverpayment(tx, overpaymentId);
    const personId = actor.actingFor ?? actor.personId;
    const isOwn =
      overpayment?.contestedBy === personId &&
      // Who has left the household reads it no more, and answers no more for it.
      (await adultsOfSpell(ctx.within(tx), overpayment.spellId)).includes(personId);
    if (!isOwn) return fail("not_found");
    const refused = await takeOverpaymentEdge(ctx, tx, actor, overpayment, {
      ...{ edge: "disown", words },
      change: { contest: null, notifiedOn: ctx.clock.today(overpayment.country) },
    });
    return refused ? fail(refused) : ok({ overpaymentId });
  });
}
