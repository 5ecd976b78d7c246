import { edgeActorOf, type Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { fieldCodes } from "../../kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import { adultsOfSpell } from "../adults-of-spell.server.ts";
import { wordsOnArrearSchema } from "./arrear.schema.ts";
import { lockArrear } from "./arrears.store.server.ts";
import { takeArrearEdge } from "./take-arrear-edge.server.ts";

/** An adult whom the benefit concerns says why it should be paid, once. For anybody else there is no such arrear. */
export async function answerRefusal(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ arrearId: string }>> {
  const parsed = wordsOnArrearSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  if (actor.kind !== "member" || edgeActorOf(actor) !== "seeker") return deny("not_yours");
  const { arrearId, words } = parsed.data;
  const personId = actor.actingFor ?? actor.personId;
  return ctx.transaction(async (tx) => {
    const arrear = await lockArrear(tx, arrearId);
    if (!arrear || !(await adultsOfSpell(ctx.within(tx), arrear.spellId)).includes(personId))
      return fail("not_found");
    const refused = await takeArrearEdge(ctx, tx, actor, arrear, {
      ...{ edge: "answer", words },
      change: { answeredBy: personId },
    });
    return refused ? fail(refused) : ok({ arrearId });
  });
}
