import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { failure, type Failure } from "#app/domain/kernel/result.ts";
import { moveGraduation } from "./graduation-guards.ts";
import { insertStep, saveCase, type CaseRow } from "./graduation.store.server.ts";

/**
 * Takes a case along a named edge: state, step, event `graduation.<edge>` and audit entry. Returns a failure
 * when the table has no such edge from where the case is, or not for this role, or its guard does not hold. Lock the case first.
 */
export async function takeEdge(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  graduation: CaseRow,
  edge: string,
  change: Parameters<typeof saveCase>[3],
  around: { readonly wayBackOver?: boolean } = {},
): Promise<Failure | null> {
  const role = actor.kind === "member" ? actor.role : "worker";
  const moved = moveGraduation(graduation, {
    ...{ edge, ...around },
    by: role,
    account: actor.kind === "member" ? actor.accountId : null,
    today: ctx.clock.today(graduation.country),
  });
  if ("failure" in moved) return failure(moved.failure);
  await saveCase(tx, graduation.id, moved.status, change);
  await insertStep(tx, {
    id: ctx.ids.next(),
    caseId: graduation.id,
    edge,
    fromStatus: graduation.status,
    toStatus: moved.status,
    at: ctx.clock.now(),
    byRole: role,
    byAccountId: actor.kind === "member" ? actor.accountId : null,
  });
  await tx.publish({
    name: `graduation.${edge}`,
    payload: {
      caseId: graduation.id,
      personId: graduation.personId,
      householdId: graduation.householdId,
      country: graduation.country,
    },
  });
  await tx.audit(actor, {
    action: `graduation.${edge}`,
    subjectType: "graduation_case",
    subjectId: graduation.id,
    details: { from: graduation.status, to: moved.status },
  });
  return null;
}

export const sealWords = (ctx: Ctx, caseId: string, column: string, words: string): string =>
  ctx.cipher.encrypt(words, `graduation_case.${column}:${caseId}`);

export const openWords = (ctx: Ctx, caseId: string, column: string, sealed: string | null): string | null =>
  sealed === null ? null : ctx.cipher.decrypt(sealed, `graduation_case.${column}:${caseId}`);
