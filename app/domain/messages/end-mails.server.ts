import { hashToken } from "#app/domain/identity/token.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { findPersonOfLink, setMailsEnded } from "./preferences.store.server.ts";

type Input = { readonly token: string };

/** Whether a link that ends mails is one of ours; says nothing about whose it is. */
export const knowsLink = async (ctx: Ctx, { token }: Input): Promise<boolean> =>
  (await findPersonOfLink(ctx.sql, hashToken(token))) !== null;

/**
 * Ends all mails of the person whose mail carried the link, or begins them again. The secret in the link is the
 * right to do so: no sign-in, and whoever calls learns nothing about the person. Safe to repeat.
 */
export async function endMails(
  ctx: Ctx,
  actor: Actor,
  { token, again = false }: Input & { readonly again?: boolean },
): Promise<Outcome<null>> {
  return ctx.transaction(async (tx) => {
    const personId = await findPersonOfLink(tx, hashToken(token));
    if (!personId) return fail("link_unknown");
    await setMailsEnded(tx, personId, again ? null : ctx.clock.now());
    await tx.audit(actor, {
      action: again ? "messages.resume_mails" : "messages.end_mails",
      subjectType: "person",
      subjectId: personId,
      details: {},
    });
    return ok(null);
  });
}
