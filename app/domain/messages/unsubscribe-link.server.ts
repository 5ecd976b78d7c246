import { hashToken } from "#app/domain/identity/token.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { keepUnsubscribeLinks } from "./preferences.store.server.ts";

/**
 * The address that ends each person's mails. Its secret is made from the person's id with our key, so that every
 * mail of hers carries the same and none is stored: the database knows its hash.
 */
export async function makeUnsubscribeLinks(
  ctx: Ctx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map();
  const tokens = personIds.map((personId) => ({
    personId,
    token: ctx.cipher.lookup(personId, "unsubscribe"),
  }));
  await keepUnsubscribeLinks(
    ctx.sql,
    tokens.map(({ personId, token }) => ({ personId, tokenHash: hashToken(token) })),
  );
  return new Map(
    tokens.map(({ personId, token }) => [personId, `${ctx.surroundings.origin}/unsubscribe/${token}`]),
  );
}
