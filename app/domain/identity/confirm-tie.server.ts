import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { countAttempt } from "./attempts.store.server.ts";
import { tryCode, useCode } from "./codes.store.server.ts";
import type { Origin } from "./identity.schema.ts";
import { CODE_TRIES_FROM_ADDRESS } from "./limits.ts";
import { findOriginOf, insertMerge } from "./persons.store.server.ts";
import type { Session } from "./session.ts";
import { startSession, type StartedSession } from "./start-session.server.ts";

/**
 * Second half of tying: the right code merges the self-registered person into the registry's, and the account
 * belongs to the registry's from then on. The session rotates, for it opens more than before. Other contexts
 * move what they keep for the merged person on `identity.persons_merged`.
 */
export async function confirmTie(
  ctx: Ctx,
  actor: Member,
  input: { readonly ticket: string; readonly code: string; readonly session: Session },
  origin: Origin,
): Promise<Outcome<StartedSession>> {
  if (!(await countAttempt(ctx, CODE_TRIES_FROM_ADDRESS, origin.address)))
    return fail("too_many_attempts", { params: { minutes: 60 } });
  const wrong = fail("code_wrong", { fields: { code: "code_wrong" } });
  const opened = await tryCode(ctx, "tie", input.ticket, input.code);
  const intoId = opened?.accountId === actor.accountId ? opened.personId : null;
  if (!intoId) return wrong;

  return ctx.transaction(async (tx) => {
    if (!(await useCode(tx, input.ticket))) return wrong;
    // Two registry persons are two people: only what somebody typed about herself is merged.
    if ((await findOriginOf(tx.db, actor.personId)) !== "self") return fail("already_tied");
    const at = ctx.clock.now();
    await insertMerge(tx, { id: ctx.ids.next(), fromId: actor.personId, intoId, at, reason: "tied_by_code" });
    const { accountId } = actor;
    await tx.publish({
      name: "identity.persons_merged",
      payload: { fromId: actor.personId, intoId, accountId },
    });
    await tx.audit(actor, {
      action: "identity.tie",
      subjectType: "person",
      subjectId: intoId,
      details: { mergedPersonId: actor.personId },
    });
    const { membershipId, role, tokenHash } = input.session;
    return ok(await startSession(ctx, tx, { accountId, membershipId, role, replacing: tokenHash }));
  });
}
