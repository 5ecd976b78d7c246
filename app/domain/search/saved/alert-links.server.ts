import { hashToken } from "../../identity/token.server.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import { findPersonOfAlertLink, keepAlertLinks, setAlertsEnded } from "./alert-links.store.server.ts";
import { asSeeker } from "./saved-search.policy.ts";

/** 144 bits: enough for a secret, and short enough for an SMS. */
const TOKEN_LENGTH = 24;

const tokenFor = (ctx: Ctx, personId: string): string =>
  ctx.cipher.lookup(personId, "end_alerts").slice(0, TOKEN_LENGTH);

async function keep(ctx: Ctx, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const tokens = personIds.map((personId) => ({ personId, token: tokenFor(ctx, personId) }));
  await keepAlertLinks(
    ctx.sql,
    tokens.map(({ personId, token }) => ({ personId, tokenHash: hashToken(token) })),
  );
  return new Map(tokens.map(({ personId, token }) => [personId, token]));
}

/**
 * The address that ends each person's alerts. Its secret is made from the person's id with our key, so that
 * every message carries the same and none is stored: the database knows its hash.
 */
export async function makeAlertLinks(
  ctx: Ctx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map();
  const tokens = await keep(ctx, personIds);
  return new Map(
    [...tokens].map(([personId, token]) => [personId, `${ctx.surroundings.origin}/end-alerts/${token}`]),
  );
}

/** Whether a link that ends alerts is one of ours; says nothing about whose it is. */
export const knowsAlertLink = async (ctx: Ctx, { token }: { readonly token: string }): Promise<boolean> =>
  (await findPersonOfAlertLink(ctx.sql, hashToken(token))) !== null;

/**
 * Ends all alerts of the person whose message carried the link, or begins them again. The secret in the link is
 * the right to do so: no sign-in, and whoever calls learns nothing about the person. Safe to repeat.
 */
export async function endAlerts(
  ctx: Ctx,
  actor: Actor,
  { token, again = false }: { readonly token: string; readonly again?: boolean },
): Promise<Outcome<null>> {
  return ctx.transaction(async (tx) => {
    const personId = await findPersonOfAlertLink(tx, hashToken(token));
    if (!personId) return fail("link_unknown");
    await setAlertsEnded(tx, personId, again ? null : ctx.clock.now());
    await tx.audit(actor, {
      action: again ? "saved_search.resume_alerts" : "saved_search.end_alerts",
      subjectType: "person",
      subjectId: personId,
      details: {},
    });
    return ok(null);
  });
}

/** The person begins her alerts again from her own page. */
export async function resumeAlerts(ctx: Ctx, actor: Actor): Promise<Outcome<null>> {
  const seeker = asSeeker(actor);
  if ("kind" in seeker) return deny(seeker);
  return endAlerts(ctx, actor, { token: tokenFor(ctx, seeker.personId), again: true });
}
