import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import { hiredTerms } from "#app/domain/applications/hired-terms.server.ts";
import { findByApplication, insertPlacement } from "./placements.store.server.ts";

/** After a hire: the placement that is expected to start. A second call finds the first one's. */
export async function expectPlacement(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string },
): Promise<Outcome<{ placementId: string }>> {
  return ctx.transaction(async (tx) => {
    const known = await findByApplication(tx, input.applicationId);
    if (known) return ok({ placementId: known.id });
    const terms = await hiredTerms(ctx.within(tx), input.applicationId);
    const id = ctx.ids.next();
    await insertPlacement(tx, { id, ...terms }, ctx.clock.now());
    await tx.publish({
      name: "placement.expected",
      payload: { placementId: id, personId: terms.personId, applicationId: input.applicationId },
    });
    await tx.audit(actor, {
      action: "placement.expect",
      subjectType: "placement",
      subjectId: id,
      details: { expectedStart: terms.expectedStart },
    });
    return ok({ placementId: id });
  });
}
