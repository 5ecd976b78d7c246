import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { fieldCodes } from "../../kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import { markCorrected } from "./overpayment-parts.store.server.ts";
import { correctInstalmentSchema } from "./overpayment.schema.ts";
import { overpaymentToHandle } from "./overpayment-to-handle.server.ts";
import { lockOverpayment } from "./overpayments.store.server.ts";
import { takeOverpaymentEdge } from "./take-overpayment-edge.server.ts";

/**
 * An officer marks an instalment or a refund as wrongly recorded, with a reason: it is kept and counts no more, what is
 * left is worked out again, and what is right is recorded anew. Where nothing is left by that, it stays settled.
 */
export async function correctInstalment(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ overpaymentId: string }>> {
  const parsed = correctInstalmentSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { overpaymentId, instalmentId, words } = parsed.data;
  return ctx.transaction(async (tx) => {
    const found = await overpaymentToHandle(ctx, tx, actor, overpaymentId);
    if ("code" in found) return deny(found);
    const { status } = found.overpayment;
    if (status !== "in_instalments" && status !== "settled") return fail("wrong_state");
    const of = { overpaymentId, instalmentId };
    const amountMinor = await markCorrected(tx, of, found.by.accountId, ctx.clock.now());
    if (amountMinor === null) return fail("no_such_instalment");
    // The machine weighs what is left without it.
    const now = await lockOverpayment(tx, overpaymentId);
    if (!now) throw new Error(`No overpayment ${overpaymentId}`);
    const refused = await takeOverpaymentEdge(ctx, tx, actor, now, { edge: "correct", words, amountMinor });
    if (refused) throw new Error(`A correction could not be noted: ${refused.code}`);
    return ok({ overpaymentId });
  });
}
