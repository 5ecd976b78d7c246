import { openFullName } from "../../identity/sealed-person.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { sealedNames } from "./versions.store.server.ts";

/** Names of the administrators behind accounts, for those who work beside them; an account without one is left out. */
export async function staffNames(
  ctx: Ctx,
  accountIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(accountIds.filter((id) => id !== null))];
  const names = new Map<string, string>();
  if (ids.length === 0) return names;
  for (const { accountId, personId, fullNameSealed } of await sealedNames(ctx.sql, ids)) {
    const name = openFullName(ctx.cipher, { id: personId, fullNameSealed });
    if (name !== null) names.set(accountId, name);
  }
  return names;
}
