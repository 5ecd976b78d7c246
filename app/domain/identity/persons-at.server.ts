import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { findAccountByLogin } from "./accounts.store.server.ts";
import { parseLogin } from "./login.ts";
import { findPersonsByPhone } from "./persons.store.server.ts";

/** The persons reached at an address as people type it; an address that is none belongs to nobody. */
export async function personsAt(
  ctx: Ctx,
  typed: string,
  country: string,
): Promise<{ readonly address: string; readonly personIds: readonly string[] }> {
  const login = parseLogin(typed, country);
  if (!login) return { address: typed.trim(), personIds: [] };
  const account = await findAccountByLogin(ctx, login);
  const sharing = login.kind === "mobile" ? await findPersonsByPhone(ctx, login.value) : [];
  return {
    address: login.value,
    personIds: [...new Set([...(account ? [account.personId] : []), ...sharing])],
  };
}
