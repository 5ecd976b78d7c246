import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { findAccountByLogin, insertMembership } from "./accounts.store.server.ts";
import type { Acceptance } from "./identity.schema.ts";
import { findInvitation, takeInvitation, type Invitation } from "./invitations.store.server.ts";
import type { Login } from "./login.ts";
import { openAccount } from "./open-account.server.ts";
import { passwordProblem } from "./password.ts";
import { hashPassword } from "./passwords.server.ts";
import { actorOf } from "./session.ts";
import { startSession, type StartedSession } from "./start-session.server.ts";

const loginOf = ({ email }: Invitation): Login => ({ kind: "email", value: email });

/** What the invitation's page shows; `hasAccount` says that its owner should sign in first. */
export async function readInvitation(
  ctx: Ctx,
  token: string,
): Promise<Outcome<Invitation & { readonly hasAccount: boolean }>> {
  const invitation = await findInvitation(ctx, token);
  if (!invitation) return fail("invitation_over");
  return ok({ ...invitation, hasAccount: (await findAccountByLogin(ctx, loginOf(invitation))) !== null });
}

/**
 * Accepts an invitation: a new account for somebody new, a further membership for the signed-in owner of that
 * e-mail address. Staff get a second factor here later (docs/decisions/0021-…).
 */
export async function acceptInvitation(
  ctx: Ctx,
  actor: Member | null,
  input: { readonly token: string; readonly acceptance: Acceptance | null; readonly current: string | null },
  locale: string,
): Promise<Outcome<StartedSession>> {
  const found = await readInvitation(ctx, input.token);
  if (!found.ok) return found;
  const { acceptance } = input;
  const invitation = found.value;
  const owner = await findAccountByLogin(ctx, loginOf(invitation));
  if (owner && owner.id !== actor?.accountId) return deny("sign_in_first");
  if (!owner && !acceptance) return fail("invalid_input", { fields: { fullName: "required" } });
  const problem = acceptance && !owner ? passwordProblem(acceptance.password, invitation.email) : null;
  if (problem) return fail("invalid_input", { fields: { password: problem } });
  const passwordHash = acceptance && !owner ? await hashPassword(acceptance.password) : "";

  return ctx.transaction(async (tx) => {
    if (!(await takeInvitation(tx, invitation.id))) return fail("invitation_over");
    const { role, organisationId, country } = invitation;
    const account = owner
      ? { accountId: owner.id, personId: owner.personId }
      : await openAccount(ctx.within(tx), {
          login: loginOf(invitation),
          passwordHash,
          country,
          locale,
          fullName: acceptance?.fullName ?? "",
          memberships: [],
        });
    if (!account) return deny("sign_in_first");
    const membershipId = ctx.ids.next();
    const { accountId } = account;
    await insertMembership(tx, {
      id: membershipId,
      accountId,
      role,
      organisationId,
      country,
      validFrom: ctx.clock.now(),
    });
    await tx.publish({ name: "identity.membership_began", payload: { membershipId, accountId } });
    await tx.audit(actorOf({ ...account, country, membershipId, role, organisationId, tokenHash: "" }), {
      action: "identity.accept_invitation",
      subjectType: "membership",
      subjectId: membershipId,
      details: { invitationId: invitation.id },
    });
    return ok(await startSession(ctx, tx, { accountId, membershipId, role, replacing: input.current }));
  });
}
