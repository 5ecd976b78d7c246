import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { sendNow } from "#app/domain/messages/send-now.server.ts";
import { findAccountByLogin } from "./accounts.store.server.ts";
import { countAttempts } from "./attempts.store.server.ts";
import { insertCode } from "./codes.store.server.ts";
import type { Origin } from "./identity.schema.ts";
import { codeLimits } from "./limits.ts";
import { parseLogin } from "./login.ts";

/** First half of a new password: sends a code when the login has an account. The answer is the same without one. */
export async function requestReset(
  ctx: Ctx,
  input: { readonly login: string },
  origin: Origin,
): Promise<Outcome<{ readonly ticket: string }>> {
  const login = parseLogin(input.login, ctx.surroundings.defaultCountry);
  if (!login) return fail("invalid_input", { fields: { login: "login_invalid" } });
  if (!(await countAttempts(ctx, codeLimits(login.value, origin.address))))
    return fail("too_many_codes", { params: { minutes: 60 } });
  const account = await findAccountByLogin(ctx, login);
  const open = account && !account.disabledAt ? account : null;
  const { ticket, code } = await ctx.transaction((tx) =>
    insertCode(ctx, tx, { purpose: "reset", accountId: open?.id ?? null, personId: null, payload: null }),
  );
  if (open) sendNow(ctx, { to: login, locale: origin.locale, template: "code", params: { code } });
  return ok({ ticket });
}
