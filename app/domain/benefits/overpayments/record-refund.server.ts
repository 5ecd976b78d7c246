import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { failure, type Outcome } from "../../kernel/result.ts";
import { insertInstalment, instalmentsOf } from "./overpayment-parts.store.server.ts";
import { recordRefundSchema } from "./overpayment.schema.ts";
import { handleOverpayment } from "./overpayment-to-handle.server.ts";
import { dueBack } from "./overpayment.ts";

/**
 * An officer writes down what was paid back to the household because, as is known now, it was not owed: at most what is
 * due back, once a day. Nothing is paid by this. A wrong entry is corrected as an instalment is.
 */
export const recordRefund = (
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ overpaymentId: string }>> =>
  handleOverpayment(
    ctx,
    actor,
    { schema: recordRefundSchema, input },
    async ({ overpaymentId, day, amountMinor }, { overpayment, by, tx }) => {
      if (day > ctx.clock.today(overpayment.country))
        return failure("invalid_input", { fields: { day: "in_future" } });
      // Nothing was paid back before the household was told, so nothing of it was refunded then.
      if (overpayment.notifiedOn !== null && day < overpayment.notifiedOn)
        return failure("invalid_input", { fields: { day: "before_told" } });
      const before = await instalmentsOf(tx, overpaymentId);
      if (before.some((one) => one.kind === "refund" && one.period === day && !one.isCorrected))
        return failure("instalment_recorded_already");
      // The machine weighs it; what it would refuse is not written.
      if (overpayment.status === "settled" && amountMinor <= dueBack(overpayment))
        await insertInstalment(tx, {
          ...{ id: ctx.ids.next(), overpaymentId, kind: "refund", period: day, amountMinor },
          ...{ recordedBy: by.accountId, recordedAt: ctx.clock.now() },
        });
      return { edge: "refund", amountMinor };
    },
  );
