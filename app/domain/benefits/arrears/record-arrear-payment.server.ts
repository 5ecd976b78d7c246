import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { failure, type Outcome } from "../../kernel/result.ts";
import { recordArrearSchema } from "./arrear.schema.ts";
import { handleArrear } from "./arrear-to-handle.server.ts";

/** An officer writes down on which day what was awarded was paid, whole. Nothing is paid by this. */
export const recordArrearPayment = (
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ arrearId: string }>> =>
  handleArrear(ctx, actor, { schema: recordArrearSchema, input }, ({ day }, { arrear, by }) => {
    if (day > ctx.clock.today(arrear.country))
      return failure("invalid_input", { fields: { day: "in_future" } });
    // Before its month nothing of it can have been paid.
    if (day < `${arrear.month}-01`) return failure("invalid_input", { fields: { day: "before_month" } });
    return {
      ...{ edge: "record", amountMinor: arrear.amountMinor },
      change: { payment: { on: day, by: by.accountId } },
    };
  });
