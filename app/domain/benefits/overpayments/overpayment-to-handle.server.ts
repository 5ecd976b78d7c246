import { fieldCodes } from "../../kernel/field-codes.ts";
import type { z } from "zod";
import type { Actor, Member } from "../../kernel/actor.ts";
import type { Ctx, Tx } from "../../kernel/ctx.server.ts";
import { denial, deny, fail, ok, type Denial, type Failure, type Outcome } from "../../kernel/result.ts";
import { handlerOf } from "../office-list.server.ts";
import { lockOverpayment, type OverpaymentRow } from "./overpayments.store.server.ts";
import { takeOverpaymentEdge, type OverpaymentStep } from "./take-overpayment-edge.server.ts";

export type Handled = { readonly overpayment: OverpaymentRow; readonly by: Member };

/** An overpayment, locked, for who may handle it (see `handlerOf`). */
export async function overpaymentToHandle(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  overpaymentId: string,
): Promise<Handled | Denial> {
  const overpayment = await lockOverpayment(tx, overpaymentId);
  const by = await handlerOf(ctx, tx, actor, overpayment);
  return "code" in by ? by : overpayment ? { overpayment, by } : denial("not_your_caseload");
}

/**
 * Parses what an officer sends, finds the overpayment of her caseload and takes it along the edge that `weigh` makes of
 * it, in one transaction. `weigh` may refuse with a failure.
 */
export async function handleOverpayment<Schema extends z.ZodType<{ overpaymentId: string }>>(
  ctx: Ctx,
  actor: Actor,
  { schema, input }: { readonly schema: Schema; readonly input: unknown },
  weigh: (
    value: z.infer<Schema>,
    found: Handled & { readonly tx: Tx },
  ) => OverpaymentStep | Failure | Promise<OverpaymentStep | Failure>,
): Promise<Outcome<{ overpaymentId: string }>> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { overpaymentId } = parsed.data;
  return ctx.transaction(async (tx) => {
    const found = await overpaymentToHandle(ctx, tx, actor, overpaymentId);
    if ("code" in found) return deny(found);
    const step = await weigh(parsed.data, { ...found, tx });
    if ("kind" in step) return fail(step);
    const refused = await takeOverpaymentEdge(ctx, tx, actor, found.overpayment, step);
    if (!refused) return ok({ overpaymentId });
    const isOthers =
      refused.code === "other_than_teller_needed" || refused.code === "other_than_writer_needed";
    return isOthers ? deny(refused.code) : fail(refused);
  });
}
