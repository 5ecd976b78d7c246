import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { sendNow } from "#app/domain/messages/send-now.server.ts";
import type { NewInvitation, Origin } from "./identity.schema.ts";
import { mayInvite } from "./identity.policy.ts";
import { insertInvitation } from "./invitations.store.server.ts";
import { parseLogin } from "./login.ts";
import { newToken } from "./token.server.ts";

/** Invites somebody by e-mail to a role in an organisation; the link works once, for seven days. */
export async function inviteStaff(
  ctx: Ctx,
  actor: Member,
  input: NewInvitation,
  origin: Origin,
): Promise<Outcome<{ readonly invitationId: string }>> {
  const denial = mayInvite(actor, input);
  if (denial) return deny(denial);
  const login = parseLogin(input.email, actor.country);
  if (login?.kind !== "email") return fail("invalid_input", { fields: { email: "email_invalid" } });
  const { token, tokenHash } = newToken(ctx.ids);
  const invitationId = await ctx.transaction(async (tx) => {
    const id = await insertInvitation(ctx, tx, {
      tokenHash,
      role: input.role,
      organisationId: input.organisationId,
      country: actor.country,
      email: login.value,
      invitedBy: actor.accountId,
    });
    await tx.publish({ name: "identity.staff_invited", payload: { invitationId: id } });
    await tx.audit(actor, {
      action: "identity.invite",
      subjectType: "invitation",
      subjectId: id,
      details: { role: input.role, organisationId: input.organisationId },
    });
    return id;
  });
  const link = `${ctx.surroundings.origin}/invitation/${token}`;
  sendNow(ctx, { to: login, locale: origin.locale, template: "invitation", params: { link } });
  return ok({ invitationId });
}
