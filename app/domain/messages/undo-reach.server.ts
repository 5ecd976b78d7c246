import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { mayChooseReach } from "./messages.policy.ts";
import { findChoices, saveChoice, setMailsEnded } from "./preferences.store.server.ts";

/** Takes the last change of "how we reach you" back. */
export async function undoReach(ctx: Ctx, actor: Member): Promise<Outcome<null>> {
  const denial = mayChooseReach(actor);
  if (denial) return deny(denial);
  const { personId } = actor;
  return ctx.transaction(async (tx) => {
    const previous = (await findChoices(tx, [personId])).get(personId)?.previous;
    if (!previous) return fail("nothing_to_undo");
    const { mailEnded, ...choice } = previous;
    const now = ctx.clock.now();
    await saveChoice(tx, personId, { ...choice, previous: null }, now);
    await setMailsEnded(tx, personId, mailEnded ? now : null);
    await tx.audit(actor, {
      action: "messages.undo_reach",
      subjectType: "person",
      subjectId: personId,
      details: {},
    });
    return ok(null);
  });
}
