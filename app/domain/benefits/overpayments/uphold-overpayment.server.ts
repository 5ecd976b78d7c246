import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { Outcome } from "../../kernel/result.ts";
import { wordsOnOverpaymentSchema } from "./overpayment.schema.ts";
import { handleOverpayment } from "./overpayment-to-handle.server.ts";

/**
 * Another person than who told the household decides that it stands, with a reason that the household reads; over its
 * silence only when the time to contest is over.
 */
export const upholdOverpayment = (
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ overpaymentId: string }>> =>
  handleOverpayment(ctx, actor, { schema: wordsOnOverpaymentSchema, input }, ({ words }, { by }) => ({
    ...{ edge: "uphold", words },
    change: { upheldBy: by.accountId, upheldAt: ctx.clock.now() },
  }));
