import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { Outcome } from "../../kernel/result.ts";
import { wordsOnArrearSchema } from "./arrear.schema.ts";
import { handleArrear } from "./arrear-to-handle.server.ts";

/**
 * Another person than who proposed it decides that it is not paid, once the household spoke or had its 30 days. Anybody
 * of the office can still award it later.
 */
export const refuseArrear = (
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ arrearId: string }>> =>
  handleArrear(ctx, actor, { schema: wordsOnArrearSchema, input }, ({ words }, { by }) => ({
    ...{ edge: "refuse", words },
    change: { refusedBy: by.accountId },
  }));
