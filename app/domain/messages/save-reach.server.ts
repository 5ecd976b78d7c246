import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { mayChooseReach } from "./messages.policy.ts";
import { choiceSchema } from "./preferences.schema.ts";
import { saveChoice, setMailsEnded } from "./preferences.store.server.ts";
import { readReach } from "./read-reach.server.ts";

/**
 * Keeps how the person wants to be reached; what held before can be brought back once. Whoever chooses anything
 * by mail wants mails again, though a link had ended them.
 */
export async function saveReach(ctx: Ctx, actor: Member, input: unknown): Promise<Outcome<null>> {
  const denial = mayChooseReach(actor);
  if (denial) return deny(denial);
  const parsed = choiceSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const choice = parsed.data;
  const { personId } = actor;
  return ctx.transaction(async (tx) => {
    const { preferences } = await readReach(ctx.within(tx), actor);
    await saveChoice(tx, personId, { ...choice, previous: preferences }, ctx.clock.now());
    if (choice.mailKinds.length > 0) await setMailsEnded(tx, personId, null);
    await tx.audit(actor, {
      action: "messages.choose_reach",
      subjectType: "person",
      subjectId: personId,
      details: { sms: choice.smsKinds.length, mail: choice.mailKinds.length },
    });
    return ok(null);
  });
}
