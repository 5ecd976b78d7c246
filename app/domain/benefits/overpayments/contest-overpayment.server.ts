import { edgeActorOf, type Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { fieldCodes } from "../../kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import { adultsOfSpell } from "../adults-of-spell.server.ts";
import { wordsOnOverpaymentSchema } from "./overpayment.schema.ts";
import { lockOverpayment } from "./overpayments.store.server.ts";
import { takeOverpaymentEdge } from "./take-overpayment-edge.server.ts";

/** An adult whom the benefit concerns says, in her own words, that it is not so. For anybody else there is none. */
export async function contestOverpayment(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ overpaymentId: string }>> {
  const parsed = wordsOnOverpaymentSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  if (actor.kind !== "member" || edgeActorOf(actor) !== "seeker") return deny("not_yours");
  const { overpaymentId, words } = parsed.data;
  const personId = actor.actingFor ?? actor.personId;
  return ctx.transaction(async (tx) => {
    const overpayment = await lockOverpayment(tx, overpaymentId);
    const isOwn =
      overpayment?.notifiedOn != null &&
      (await adultsOfSpell(ctx.within(tx), overpayment.spellId)).includes(personId);
    if (!isOwn) return fail("not_found");
    const refused = await takeOverpaymentEdge(ctx, tx, actor, overpayment, {
      ...{ edge: "contest", words },
      change: { contest: { by: personId, at: ctx.clock.now(), writtenBy: null } },
    });
    return refused ? fail(refused) : ok({ overpaymentId });
  });
}
