import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { findMemberships } from "./accounts.store.server.ts";
import { startSession, type StartedSession } from "./start-session.server.ts";

/** Goes on in another of the account's own roles, or as a seeker (null); the session rotates. */
export async function switchRole(
  ctx: Ctx,
  actor: Member,
  input: { readonly membershipId: string | null; readonly current: string },
): Promise<Outcome<StartedSession>> {
  return ctx.transaction(async (tx) => {
    const memberships = await findMemberships(tx.db, actor.accountId, ctx.clock.now());
    const chosen = memberships.find(({ id }) => id === input.membershipId);
    if (input.membershipId !== null && !chosen) return deny("not_yours");
    const role = chosen?.role ?? "seeker";
    await tx.publish({ name: "identity.role_switched", payload: { accountId: actor.accountId, role } });
    await tx.audit(actor, {
      action: "identity.switch_role",
      subjectType: "account",
      subjectId: actor.accountId,
      details: { role, membershipId: input.membershipId },
    });
    const started = await startSession(ctx, tx, {
      accountId: actor.accountId,
      membershipId: chosen?.id ?? null,
      role,
      replacing: input.current,
    });
    return ok(started);
  });
}
