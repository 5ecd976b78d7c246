import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { setDisabled } from "./accounts.store.server.ts";
import { mayDisable } from "./identity.policy.ts";
import { revokeSessionsOf } from "./sessions.store.server.ts";
import { wallClock } from "./wall-clock.server.ts";

/** Shuts an account: its sessions end with this call, and nobody signs in with it until it is opened again. */
export async function disableAccount(
  ctx: Ctx,
  actor: Actor,
  input: { readonly accountId: string },
): Promise<Outcome<{ readonly ended: number }>> {
  const denial = mayDisable(actor, input.accountId);
  if (denial) return deny(denial);
  return ctx.transaction(async (tx) => {
    const found = await setDisabled(tx, input.accountId, ctx.clock.now());
    if (found.count === 0) return fail("not_found");
    const ended = await revokeSessionsOf(tx, input.accountId, wallClock());
    await tx.publish({ name: "identity.account_disabled", payload: { accountId: input.accountId } });
    await tx.audit(actor, {
      action: "identity.disable_account",
      subjectType: "account",
      subjectId: input.accountId,
      details: { ended },
    });
    return ok({ ended });
  });
}
