import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { Outcome } from "../../kernel/result.ts";
import { wordsOnArrearSchema } from "./arrear.schema.ts";
import { handleArrear } from "./arrear-to-handle.server.ts";

/** An officer takes a payment back that was wrongly written down: it is to be paid again. */
export const correctArrearPayment = (
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ arrearId: string }>> =>
  handleArrear(ctx, actor, { schema: wordsOnArrearSchema, input }, ({ words }) => ({
    ...{ edge: "correct", words },
    change: { payment: null },
  }));
