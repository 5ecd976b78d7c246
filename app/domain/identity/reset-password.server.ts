import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { sendNow } from "#app/domain/messages/send-now.server.ts";
import { findLogin, setPassword } from "./accounts.store.server.ts";
import { countAttempt } from "./attempts.store.server.ts";
import { tryCode, useCode } from "./codes.store.server.ts";
import type { Origin } from "./identity.schema.ts";
import { rememberDevice } from "./known-device.server.ts";
import { CODE_TRIES_FROM_ADDRESS } from "./limits.ts";
import { passwordProblem } from "./password.ts";
import { hashPassword } from "./passwords.server.ts";
import { revokeSessionsOf } from "./sessions.store.server.ts";
import { wallClock } from "./wall-clock.server.ts";

/**
 * Second half of a new password: the right code sets it, ends every session of the account, and tells the
 * owner. Whoever holds the code owns the login, so the browser counts as known from then on.
 */
export async function resetPassword(
  ctx: Ctx,
  input: { readonly ticket: string; readonly code: string; readonly password: string },
  origin: Origin,
): Promise<Outcome<{ readonly device: string }>> {
  // Asked first: a password that will not do must not cost the code.
  const problem = passwordProblem(input.password, "");
  if (problem) return fail("invalid_input", { fields: { password: problem } });
  if (!(await countAttempt(ctx, CODE_TRIES_FROM_ADDRESS, origin.address)))
    return fail("too_many_attempts", { params: { minutes: 60 } });
  const passwordHash = await hashPassword(input.password);
  const opened = await tryCode(ctx, "reset", input.ticket, input.code);
  const accountId = opened?.accountId;
  if (!accountId) return fail("code_wrong", { fields: { code: "code_wrong" } });

  const done = await ctx.transaction(async (tx) => {
    if (!(await useCode(tx, input.ticket))) return false;
    await setPassword(tx, accountId, passwordHash);
    const ended = await revokeSessionsOf(tx, accountId, wallClock());
    await tx.publish({ name: "identity.password_reset", payload: { accountId } });
    await tx.audit(
      { kind: "visitor", country: ctx.surroundings.defaultCountry },
      { action: "identity.reset_password", subjectType: "account", subjectId: accountId, details: { ended } },
    );
    return true;
  });
  if (!done) return fail("code_wrong", { fields: { code: "code_wrong" } });
  const login = await findLogin(ctx, accountId);
  sendNow(ctx, { to: login, locale: origin.locale, template: "password_changed" });
  return ok({ device: rememberDevice(ctx, login) });
}
