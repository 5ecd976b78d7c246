import type { Role } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { insertAccount, insertMembership } from "./accounts.store.server.ts";
import type { Login } from "./login.ts";
import { insertPerson } from "./persons.store.server.ts";

export type NewAccount = {
  readonly login: Login;
  readonly passwordHash: string;
  readonly country: string;
  readonly locale: string;
  /** Of the person made with the account; not used for `personId`. */
  readonly fullName: string;
  /** Opens the account for this person instead of a new one. */
  readonly personId?: string;
  readonly memberships: readonly { readonly role: Role; readonly organisationId: string | null }[];
};

/**
 * Opens an account, with a person of its own unless one is named, and its memberships. Null when the login
 * is taken; nothing is changed then. The caller has checked the login and writes the audit entry.
 */
export async function openAccount(
  ctx: Ctx,
  { login, passwordHash, country, locale, fullName, personId: existing, memberships }: NewAccount,
): Promise<{ readonly accountId: string; readonly personId: string } | null> {
  const accountId = ctx.ids.next();
  const personId = existing ?? ctx.ids.next();
  return ctx.transaction(async (tx) => {
    if (!existing) {
      const contact = login.kind === "email" ? { email: login.value } : { phone: login.value };
      await insertPerson(ctx, tx, {
        id: personId,
        country,
        origin: "self",
        preferredLanguage: locale,
        facts: { fullName, ...contact },
      });
    }
    if (!(await insertAccount(ctx, tx, { id: accountId, personId, country, login, passwordHash }))) {
      if (!existing) await tx.db.person.delete({ where: { id: personId } });
      return null;
    }
    for (const membership of memberships)
      await insertMembership(tx, {
        ...membership,
        id: ctx.ids.next(),
        accountId,
        country,
        validFrom: ctx.clock.now(),
      });
    await tx.publish({ name: "identity.account_opened", payload: { accountId, personId } });
    return { accountId, personId };
  });
}
