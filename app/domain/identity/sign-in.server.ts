import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { findAccountByLogin, findMemberships, markSignedIn } from "./accounts.store.server.ts";
import { countAttempts, returnAttempts, type Limit } from "./attempts.store.server.ts";
import { knownDevice, rememberDevice } from "./known-device.server.ts";
import type { SignIn } from "./identity.schema.ts";
import { SIGN_IN_ADDRESS, SIGN_IN_HERE, SIGN_IN_STRANGERS } from "./limits.ts";
import { parseLogin, type Login } from "./login.ts";
import { checkPassword } from "./passwords.server.ts";
import { actorOf, type Session } from "./session.ts";
import { startSession, type StartedSession } from "./start-session.server.ts";

export type SignedIn = StartedSession & { readonly device: string };

type Browser = {
  readonly address: string;
  /** What `rememberDevice` left in this browser. */
  readonly device: string | null;
  /** The session that this browser has now; it ends. */
  readonly current: string | null;
};

function limitsFor(
  ctx: Ctx,
  login: Login,
  { address, device }: Browser,
): readonly (readonly [Limit, string])[] {
  const known = knownDevice(ctx, login, device);
  if (known) return [[SIGN_IN_HERE, `${login.value}:${known}`]];
  return [
    [SIGN_IN_HERE, `${login.value}:${address}`],
    [SIGN_IN_ADDRESS, address],
    [SIGN_IN_STRANGERS, login.value],
  ];
}

/**
 * Opens a session with login and password. Unknown login, wrong password and disabled account fail alike
 * (`sign_in_failed`) and take as long. Staff begin in their first membership, everybody else as a seeker.
 *
 * Staff will need a second factor here, between the password and the session:
 * docs/decisions/0021-second-factor-and-national-identity.md.
 */
export async function signIn(ctx: Ctx, input: SignIn, browser: Browser): Promise<Outcome<SignedIn>> {
  const login: Login = parseLogin(input.login, ctx.surroundings.defaultCountry) ?? {
    kind: "email",
    value: input.login.toLowerCase(),
  };
  const limits = limitsFor(ctx, login, browser);
  if (!(await countAttempts(ctx, limits))) return fail("too_many_attempts", { params: { minutes: 15 } });
  const account = await findAccountByLogin(ctx, login);
  const fits = await checkPassword(account?.passwordHash ?? null, input.password);
  if (!account || !fits || account.disabledAt) return fail("sign_in_failed");
  await returnAttempts(ctx, limits);

  const started = await ctx.transaction(async (tx) => {
    const now = ctx.clock.now();
    const [membership] = await findMemberships(tx.db, account.id, now);
    const role = membership?.role ?? "seeker";
    await markSignedIn(tx, account.id, now);
    const session: Session = {
      accountId: account.id,
      personId: account.personId,
      country: account.country,
      membershipId: membership?.id ?? null,
      role,
      organisationId: membership?.organisationId ?? null,
      tokenHash: "",
    };
    await tx.publish({ name: "identity.signed_in", payload: { accountId: account.id, role } });
    await tx.audit(actorOf(session), {
      action: "identity.sign_in",
      subjectType: "account",
      subjectId: account.id,
      details: { role },
    });
    return startSession(ctx, tx, { ...session, replacing: browser.current });
  });
  return ok({ ...started, device: rememberDevice(ctx, login) });
}
