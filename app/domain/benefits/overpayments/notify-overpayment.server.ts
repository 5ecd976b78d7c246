import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { Outcome } from "../../kernel/result.ts";
import { notifyOverpaymentSchema } from "./overpayment.schema.ts";
import { handleOverpayment } from "./overpayment-to-handle.server.ts";

/**
 * An officer tells the household what was found, why it came about, and that it can contest. Where the office itself
 * erred there is nothing to tell but a waiver: `office_erred_waive`.
 */
export const notifyOverpayment = (
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ overpaymentId: string }>> =>
  handleOverpayment(
    ctx,
    actor,
    { schema: notifyOverpaymentSchema, input },
    ({ cause, words }, { overpayment, by }) => ({
      ...{ edge: "notify", words, cause },
      change: {
        cause,
        notifiedBy: by.accountId,
        notifiedOn: ctx.clock.today(overpayment.country),
      },
    }),
  );
