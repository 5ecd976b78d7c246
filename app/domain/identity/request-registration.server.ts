import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { sendNow } from "#app/domain/messages/send-now.server.ts";
import { findAccountByLogin } from "./accounts.store.server.ts";
import { countAttempts } from "./attempts.store.server.ts";
import { insertCode } from "./codes.store.server.ts";
import type { Origin, Registration } from "./identity.schema.ts";
import { codeLimits } from "./limits.ts";
import { parseLogin } from "./login.ts";
import { passwordProblem } from "./password.ts";
import { hashPassword } from "./passwords.server.ts";

/**
 * First half of registering: keeps what was typed, sealed, and sends a code. Whoever has an account already
 * is told so by that message and nowhere else: the answer is the same.
 */
export async function requestRegistration(
  ctx: Ctx,
  input: Registration,
  origin: Origin,
): Promise<Outcome<{ readonly ticket: string }>> {
  const country = ctx.surroundings.defaultCountry;
  const login = parseLogin(input.login, country);
  if (!login) return fail("invalid_input", { fields: { login: "login_invalid" } });
  const problem = passwordProblem(input.password, login.value);
  if (problem) return fail("invalid_input", { fields: { password: problem } });
  const within = await countAttempts(ctx, codeLimits(login.value, origin.address));
  if (!within) return fail("too_many_codes", { params: { minutes: 60 } });

  const passwordHash = await hashPassword(input.password);
  const taken = (await findAccountByLogin(ctx, login)) !== null;
  const payload = {
    fullName: input.fullName,
    login: login.value,
    passwordHash,
    country,
    locale: origin.locale,
  };
  const { ticket, code } = await ctx.transaction((tx) =>
    insertCode(ctx, tx, {
      purpose: "register",
      accountId: null,
      personId: null,
      payload: taken ? null : payload,
    }),
  );
  sendNow(ctx, {
    to: login,
    locale: origin.locale,
    ...(taken ? { template: "login_taken" } : { template: "code", params: { code } }),
  });
  return ok({ ticket });
}
