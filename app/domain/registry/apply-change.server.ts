import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import type { Failure } from "#app/domain/kernel/result.ts";
import { lockChange } from "./change-requests.store.server.ts";
import { insertGranted } from "./scores.store.server.ts";
import { sealFact } from "./sealed-fact.ts";
import { takeChangeEdge } from "./take-change-edge.server.ts";

/**
 * Carries out a yes: a dated row beside what the registry says, in the transaction of the decision. The points are the
 * registry's to work out, and so is the score.
 */
export async function applyChange(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  requestId: string,
): Promise<Failure | null> {
  const request = await lockChange(tx, requestId);
  if (!request) throw new Error(`No change request ${requestId}`);
  const { householdId, country, scheme, code, subjectId, askedSealed } = request;
  const id = ctx.ids.next();
  const at = ctx.clock.now();
  const moved = await takeChangeEdge(ctx, tx, actor, request, "apply", {
    change: { appliedId: id, appliedAt: at },
  });
  if (moved) return moved;
  const value = ctx.cipher.decrypt(askedSealed, `change_request.asked_sealed:${requestId}`);
  const factSealed = sealFact(ctx.cipher, id, { value, points: null });
  const from = ctx.clock.today(country);
  await insertGranted(
    tx,
    { id, householdId, country, scheme, code, personId: subjectId, factSealed, from, requestId },
    at,
  );
  return null;
}
