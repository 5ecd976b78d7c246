import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { mayUnmerge } from "./identity.policy.ts";
import { findMerge, undoMerge } from "./persons.store.server.ts";
import { revokeSessionsOf } from "./sessions.store.server.ts";
import { wallClock } from "./wall-clock.server.ts";

/** Parts two persons that were merged by mistake; the account goes back and its sessions end. */
export async function unmergePersons(
  ctx: Ctx,
  actor: Actor,
  input: { readonly fromId: string; readonly reason: string },
): Promise<Outcome<{ readonly intoId: string }>> {
  const denial = mayUnmerge(actor);
  if (denial) return deny(denial);
  return ctx.transaction(async (tx) => {
    const merge = await findMerge(tx, input.fromId);
    if (!merge) return fail("not_found");
    const { fromId, intoId } = merge;
    for (const accountId of await undoMerge(tx, merge, ctx.clock.now()))
      await revokeSessionsOf(tx, accountId, wallClock());
    await tx.publish({ name: "identity.persons_unmerged", payload: { fromId, intoId } });
    await tx.audit(actor, {
      action: "identity.unmerge",
      subjectType: "person",
      subjectId: fromId,
      details: { intoId, reason: input.reason },
    });
    return ok({ intoId });
  });
}
