import { edgeActorOf, type Actor } from "../../kernel/actor.ts";
import type { Ctx, Tx } from "../../kernel/ctx.server.ts";
import { failure, type Failure } from "../../kernel/result.ts";
import type { TransitionActor } from "../../kernel/transition-table.ts";
import { moveArrear, type ArrearEdge, type ArrearState } from "./arrear.ts";
import { insertArrearStep, saveArrear, type ArrearChange, type ArrearRow } from "./arrears.store.server.ts";

const place = (stepId: string): string => `arrear_step.words_sealed:${stepId}`;

/** The words of a step as they were written. */
export const openArrearWords = (
  ctx: Pick<Ctx, "cipher">,
  step: { readonly id: string; readonly wordsSealed: string | null },
): string | null => (step.wordsSealed === null ? null : ctx.cipher.decrypt(step.wordsSealed, place(step.id)));

/** Writes a step with its words sealed, the event `arrear.<edge>` and the audit entry. */
export async function noteArrearStep(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  arrear: Pick<ArrearRow, "id" | "spellId" | "householdId" | "country">,
  step: {
    readonly edge: ArrearEdge | "find";
    readonly from: ArrearState | null;
    readonly to: ArrearState;
    readonly words?: string | null;
    readonly amountMinor?: number | null;
  },
): Promise<void> {
  const { id: arrearId, spellId, householdId, country } = arrear;
  const { edge, from, to, words = null, amountMinor = null } = step;
  const id = ctx.ids.next();
  await insertArrearStep(tx, {
    ...{ id, arrearId, edge, fromStatus: from, toStatus: to, at: ctx.clock.now(), amountMinor },
    byRole: edgeActorOf(actor),
    byAccountId: actor.kind === "member" ? actor.accountId : null,
    wordsSealed: words === null ? null : ctx.cipher.encrypt(words, place(id)),
  });
  await tx.publish({ name: `arrear.${edge}`, payload: { arrearId, spellId, householdId, country } });
  await tx.audit(actor, {
    action: `arrear.${edge}`,
    subjectType: "arrear",
    subjectId: arrearId,
    details: { from, to, amountMinor },
  });
}

export type ArrearStep = {
  readonly edge: ArrearEdge;
  readonly words?: string;
  readonly amountMinor?: number;
  readonly change?: ArrearChange;
};

/**
 * Takes an arrear along an edge of the table: state, step, event and audit entry. Returns a failure when the table has
 * no such edge from where it is, or not for this role, or its guard does not hold. Lock the arrear first.
 */
export async function takeArrearEdge(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  arrear: ArrearRow,
  { edge, words, amountMinor, change = {} }: ArrearStep,
): Promise<Failure | null> {
  const today = ctx.clock.today(arrear.country);
  const moved = moveArrear(arrear, {
    ...{ edge, today, amountMinor },
    by: edgeActorOf(actor) as TransitionActor,
    account: actor.kind === "member" ? actor.accountId : null,
  });
  if ("failure" in moved) return failure(moved.failure);
  const { status } = moved;
  // What stays where it is keeps its day: a changed figure gives nobody more time.
  const since = status === arrear.status ? arrear.since : today;
  await saveArrear(tx, arrear.id, { status, since }, change);
  await noteArrearStep(ctx, tx, actor, arrear, { edge, from: arrear.status, to: status, words, amountMinor });
  return null;
}
