import { edgeActorOf, type Actor } from "../../kernel/actor.ts";
import type { Ctx, Tx } from "../../kernel/ctx.server.ts";
import { failure, type Failure } from "../../kernel/result.ts";
import type { TransitionActor } from "../../kernel/transition-table.ts";
import { insertOverpaymentStep } from "./overpayment-parts.store.server.ts";
import { type OverpaymentEdge, type OverpaymentState } from "./overpayment-machine.ts";
import { moveOverpayment, type OverpaymentMove } from "./overpayment.ts";
import { saveOverpayment, type OverpaymentChange, type OverpaymentRow } from "./overpayments.store.server.ts";

const place = (stepId: string): string => `overpayment_step.words_sealed:${stepId}`;

/** The words of a step as they were written. */
export const openOverpaymentWords = (
  ctx: Pick<Ctx, "cipher">,
  step: { readonly id: string; readonly wordsSealed: string | null },
): string | null => (step.wordsSealed === null ? null : ctx.cipher.decrypt(step.wordsSealed, place(step.id)));

/** Writes a step with its words sealed, the event `overpayment.<edge>` and the audit entry. */
export async function noteOverpaymentStep(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  overpayment: Pick<OverpaymentRow, "id" | "spellId" | "householdId" | "country" | "notifiedOn">,
  step: {
    readonly edge: OverpaymentEdge | "find";
    readonly from: OverpaymentState | null;
    readonly to: OverpaymentState;
    readonly words?: string | null;
    readonly amountMinor?: number | null;
    /** The person in whose name somebody of the office acts. */
    readonly forPersonId?: string | null;
  },
): Promise<void> {
  const { id: overpaymentId, spellId, householdId, country, notifiedOn } = overpayment;
  const { edge, from, to, words = null, amountMinor = null, forPersonId = null } = step;
  const id = ctx.ids.next();
  await insertOverpaymentStep(tx, {
    ...{ id, overpaymentId, edge, fromStatus: from, toStatus: to, at: ctx.clock.now(), amountMinor },
    byRole: edgeActorOf(actor),
    byAccountId: actor.kind === "member" ? actor.accountId : null,
    wordsSealed: words === null ? null : ctx.cipher.encrypt(words, place(id)),
  });
  const isKnown = notifiedOn !== null || edge === "notify";
  await tx.publish({
    name: `overpayment.${edge}`,
    payload: { overpaymentId, spellId, householdId, country, isKnown },
  });
  await tx.audit(actor, {
    action: `overpayment.${edge}`,
    subjectType: "overpayment",
    subjectId: overpaymentId,
    details: { from, to, amountMinor, ...(forPersonId ? { forPersonId } : {}) },
  });
}

export type OverpaymentStep = {
  readonly edge: OverpaymentEdge;
  readonly words?: string;
  readonly change?: OverpaymentChange;
  readonly forPersonId?: string;
} & Pick<OverpaymentMove, "cause" | "amountMinor" | "capMinor">;

/**
 * Takes an overpayment along an edge of the table: state, step, event and audit entry. Returns a failure when the table
 * has no such edge from where it is, or not for this role, or its guard does not hold. Lock the overpayment first.
 */
export async function takeOverpaymentEdge(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  overpayment: OverpaymentRow,
  { edge, words, change = {}, forPersonId, ...move }: OverpaymentStep,
): Promise<Failure | null> {
  const today = ctx.clock.today(overpayment.country);
  const moved = moveOverpayment(overpayment, {
    ...{ ...move, edge, today },
    by: edgeActorOf(actor) as TransitionActor,
    account: actor.kind === "member" ? actor.accountId : null,
  });
  if ("failure" in moved) return failure(moved.failure);
  const { status } = moved;
  // What stays where it is keeps its day: a changed figure gives nobody more time.
  const since = status === overpayment.status ? overpayment.since : today;
  await saveOverpayment(tx, overpayment.id, { status, since, at: ctx.clock.now() }, change);
  const { amountMinor } = move;
  await noteOverpaymentStep(ctx, tx, actor, overpayment, {
    ...{ edge, from: overpayment.status, to: status, words, amountMinor, forPersonId },
  });
  return null;
}
