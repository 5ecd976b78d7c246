import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { sendNow, type SecretMessage } from "#app/domain/messages/send-now.server.ts";
import { countAttempts } from "./attempts.store.server.ts";
import { insertCode } from "./codes.store.server.ts";
import type { Origin } from "./identity.schema.ts";
import { CODES_FROM_ADDRESS, TIES_OF_ACCOUNT } from "./limits.ts";
import { parseNationalId } from "./national-id.ts";
import { findRegistryPerson, type PersonContact } from "./persons.store.server.ts";

/** Where the registry reaches a person: the mobile first. */
function contactOf({ phone, email }: PersonContact): SecretMessage["to"] | null {
  if (phone) return { kind: "mobile", value: phone };
  return email ? { kind: "email", value: email } : null;
}

/**
 * First half of tying an account to the registry: a code goes to the contact recorded *there*, never to one
 * typed here. The answer is the same for a number the registry does not know, for a person without a contact
 * and for one whose account is tied already, so nobody learns who is in it.
 */
export async function requestTie(
  ctx: Ctx,
  actor: Member,
  input: { readonly nationalId: string },
  origin: Origin,
): Promise<Outcome<{ readonly ticket: string }>> {
  const nationalId = parseNationalId(input.nationalId, actor.country);
  if (!nationalId) return fail("invalid_input", { fields: { nationalId: "national_id_invalid" } });
  const within = await countAttempts(ctx, [
    [TIES_OF_ACCOUNT, actor.accountId],
    [CODES_FROM_ADDRESS, origin.address],
  ]);
  if (!within) return fail("too_many_codes", { params: { minutes: 24 * 60 } });

  const person = await findRegistryPerson(ctx, actor.country, nationalId);
  const to = person && contactOf(person);
  const tieable = person && to && !person.hasAccount ? person : null;
  const { ticket, code } = await ctx.transaction(async (tx) => {
    const made = await insertCode(ctx, tx, {
      purpose: "tie",
      accountId: actor.accountId,
      personId: tieable?.id ?? null,
      payload: null,
    });
    await tx.audit(actor, {
      action: "identity.request_tie",
      subjectType: "account",
      subjectId: actor.accountId,
    });
    return made;
  });
  if (person && to) {
    sendNow(ctx, {
      to,
      locale: person.preferredLanguage,
      ...(tieable ? { template: "code", params: { code } } : { template: "already_tied" }),
    });
  }
  return ok({ ticket });
}
