import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { monthOf, shiftMonth } from "../../kernel/plain-date.ts";
import { failure, type Outcome } from "../../kernel/result.ts";
import { instalmentCapOf } from "./instalment-cap-of.server.ts";
import { agreeInstalmentsSchema } from "./overpayment.schema.ts";
import { handleOverpayment } from "./overpayment-to-handle.server.ts";

/** How many months ahead a plan may begin. */
const MOST_AHEAD = 12;

/**
 * An officer writes down what the household pays back a month and from when, within the pack's cap; where the pack has
 * none that is known, her reason is all that stands for the amount, and the page says so. A plan can be agreed anew.
 */
export const agreeInstalments = (
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ overpaymentId: string }>> =>
  handleOverpayment(
    ctx,
    actor,
    { schema: agreeInstalmentsSchema, input },
    async ({ words, monthlyMinor, firstMonth }, { overpayment, by, tx }) => {
      const thisMonth = monthOf(ctx.clock.today(overpayment.country));
      if (firstMonth < thisMonth) return failure("invalid_input", { fields: { firstMonth: "month_past" } });
      if (firstMonth > shiftMonth(thisMonth, MOST_AHEAD))
        return failure("invalid_input", { fields: { firstMonth: "month_far" } });
      const { capMinor } = await instalmentCapOf(ctx.within(tx), overpayment.spellId);
      return {
        ...{ edge: "agree", words, amountMinor: monthlyMinor, capMinor },
        change: { plan: { monthlyMinor, capMinor, firstMonth, agreedBy: by.accountId } },
      };
    },
  );
