import { openAccount } from "#app/domain/identity/open-account.server.ts";
import { hashPassword } from "#app/domain/identity/passwords.server.ts";
import { startSession } from "#app/domain/identity/start-session.server.ts";
import type { Member, Role } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";

export const TEST_PASSWORD = "a quiet orchard at noon";

export type TestAccount = {
  readonly accountId: string;
  readonly personId: string;
  readonly login: string;
  readonly actor: Member;
  /** Of a session that has begun, for the cookie. */
  readonly token: string;
};

let passwordHash: Promise<string> | null = null;
let count = 0;

/** An account with the password TEST_PASSWORD, acting in `role`, with a session that has begun. */
export async function createAccount(
  ctx: Ctx,
  options: {
    readonly role?: Role;
    readonly organisationId?: string | null;
    readonly fullName?: string;
    /** Opens it for this person instead of a new one. */
    readonly personId?: string;
  } = {},
): Promise<TestAccount> {
  const { role = "seeker", organisationId = null, fullName = "سلمى الاختبار", personId } = options;
  const country = ctx.surroundings.defaultCountry;
  passwordHash ??= hashPassword(TEST_PASSWORD);
  const login = `person${++count}-${ctx.ids.randomHex(4)}@example.org`;
  const opened = await openAccount(ctx, {
    login: { kind: "email", value: login },
    passwordHash: await passwordHash,
    country,
    locale: "ar",
    fullName,
    personId,
    memberships: role === "seeker" ? [] : [{ role, organisationId }],
  });
  if (!opened) throw new Error("The login is taken");
  const membership = await ctx.db.membership.findFirst({ where: { accountId: opened.accountId } });
  const { token } = await ctx.transaction((tx) =>
    startSession(ctx, tx, {
      accountId: opened.accountId,
      membershipId: membership?.id ?? null,
      role,
      replacing: null,
    }),
  );
  const actor: Member = { kind: "member", ...opened, role, organisationId, country, actingFor: null };
  return { ...opened, login, actor, token };
}
