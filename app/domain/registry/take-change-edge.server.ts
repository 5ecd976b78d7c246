import { frozenSpansOf } from "#app/domain/emergency/frozen-spans.server.ts";
import { edgeActorOf, type Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { failure, type Failure } from "#app/domain/kernel/result.ts";
import type { TransitionActor } from "#app/domain/kernel/transition-table.ts";
import { moveChange, type ChangeEdge, type ChangeState } from "./change-request.ts";
import { insertChangeStep, saveChange, type Change, type ChangeRow } from "./change-requests.store.server.ts";

const place = (stepId: string): string => `change_request_step.words_sealed:${stepId}`;

/** The words of a step as they were written. */
export const openChangeWords = (
  ctx: Pick<Ctx, "cipher">,
  step: { readonly id: string; readonly wordsSealed: string | null },
): string | null => (step.wordsSealed === null ? null : ctx.cipher.decrypt(step.wordsSealed, place(step.id)));

/** Writes a step with its words sealed, the event `change_request.<edge>` and the audit entry. */
export async function noteChangeStep(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  request: Pick<ChangeRow, "id" | "personId" | "householdId" | "country">,
  step: {
    readonly edge: ChangeEdge | "ask";
    readonly from: ChangeState | null;
    readonly to: ChangeState;
    readonly words: string | null;
  },
): Promise<void> {
  const { id: requestId, personId, householdId, country } = request;
  const id = ctx.ids.next();
  await insertChangeStep(tx, {
    ...{ id, requestId, edge: step.edge, fromStatus: step.from, toStatus: step.to, at: ctx.clock.now() },
    byRole: edgeActorOf(actor),
    byAccountId: actor.kind === "member" ? actor.accountId : null,
    wordsSealed: step.words === null ? null : ctx.cipher.encrypt(step.words, place(id)),
  });
  await tx.publish({
    name: `change_request.${step.edge}`,
    payload: { requestId, personId, householdId, country },
  });
  await tx.audit(actor, {
    action: `change_request.${step.edge}`,
    subjectType: "change_request",
    subjectId: requestId,
    details: { from: step.from, to: step.to },
  });
}

/**
 * Takes a request along an edge of the table: state, step, event and audit entry. Returns a failure when the table has
 * no such edge from where it is, or not for this role, or its guard does not hold. Lock the request first.
 */
export async function takeChangeEdge(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  request: ChangeRow,
  edge: ChangeEdge,
  { words = null, change = {} }: { readonly words?: string | null; readonly change?: Change } = {},
): Promise<Failure | null> {
  const today = ctx.clock.today(request.country);
  const frozen = await frozenSpansOf(ctx, tx, { country: request.country, personId: request.personId });
  const moved = moveChange(
    { ...request, hasAppealed: request.appealedAt !== null, frozen },
    {
      edge,
      by: edgeActorOf(actor) as TransitionActor,
      account: actor.kind === "member" ? actor.accountId : null,
      today,
    },
  );
  if ("failure" in moved) return failure(moved.failure);
  await saveChange(tx, request.id, moved.status, today, change);
  await noteChangeStep(ctx, tx, actor, request, { edge, from: request.status, to: moved.status, words });
  return null;
}
