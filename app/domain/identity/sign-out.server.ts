import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import { revokeSession, revokeSessionsOf } from "./sessions.store.server.ts";
import { wallClock } from "./wall-clock.server.ts";

/** Ends this session, or with `everywhere` every session of the account. Returns how many ended. */
export async function signOut(
  ctx: Ctx,
  actor: Member,
  input: { readonly tokenHash: string; readonly everywhere: boolean },
): Promise<Outcome<{ readonly ended: number }>> {
  return ctx.transaction(async (tx) => {
    const wall = wallClock();
    if (!input.everywhere) await revokeSession(tx, input.tokenHash, wall);
    const ended = input.everywhere ? await revokeSessionsOf(tx, actor.accountId, wall) : 1;
    await tx.publish({ name: "identity.signed_out", payload: { accountId: actor.accountId, ended } });
    await tx.audit(actor, {
      action: input.everywhere ? "identity.sign_out_everywhere" : "identity.sign_out",
      subjectType: "account",
      subjectId: actor.accountId,
      details: { ended },
    });
    return ok({ ended });
  });
}
