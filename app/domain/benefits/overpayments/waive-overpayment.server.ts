import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { Outcome } from "../../kernel/result.ts";
import { wordsOnOverpaymentSchema } from "./overpayment.schema.ts";
import { handleOverpayment } from "./overpayment-to-handle.server.ts";

/**
 * An officer waives what is left, at any time and with a reason: the office erred, somebody died, it cannot be borne.
 * What was waived is not found again.
 */
export const waiveOverpayment = (
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ overpaymentId: string }>> =>
  handleOverpayment(ctx, actor, { schema: wordsOnOverpaymentSchema, input }, ({ words }, { by }) => ({
    ...{ edge: "waive", words },
    change: { waivedBy: by.accountId, waivedAt: ctx.clock.now() },
  }));
