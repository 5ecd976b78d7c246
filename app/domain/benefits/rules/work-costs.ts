import { z } from "zod";
import { ZERO, add, point, smaller } from "../interval.ts";
import { amount, amountOf, explain, misses, uses } from "../ledger.ts";
import { scale } from "../rate.ts";
import { primitive } from "./primitive.ts";

/**
 * What working costs comes off the net; a scheme may pay a share of childcare back with the benefit. A cost that is
 * not known is named, not guessed.
 */
export const workCosts = primitive({
  kind: "work-costs",
  parameters: {
    childcareShare: { unit: "share", optional: true },
    childcareCapOne: { unit: "amount", optional: true },
    childcareCapMore: { unit: "amount", optional: true },
  },
  settings: z.strictObject({}),
  build: (rule) => {
    const share = rule.optional("childcareShare");
    const capOne = rule.optional("childcareCapOne");
    const capMore = rule.optional("childcareCapMore");
    return {
      steps: {
        award: (ledger) => {
          const { childcare } = ledger.costs;
          if (!share || !childcare || ledger.gross === 0) return;
          const cap = ledger.household.children > 1 ? capMore : capOne;
          const part = scale(point(childcare), share.rates, ledger.rounding);
          const paid = cap ? smaller(part, cap.range) : part;
          ledger.award = add(ledger.award, paid);
          uses(ledger, share, cap);
          explain(ledger, rule, { childcare: amountOf(childcare) }, { paidBack: amount(paid) }, [share, cap]);
        },
        after: (ledger) => {
          if (ledger.gross === 0) return;
          const { transport, childcare } = ledger.costs;
          if (transport === null) misses(ledger, "plan.transport");
          if (childcare === null && ledger.household.children > 0) misses(ledger, "plan.childcare");
          const costs = (transport ?? 0) + (childcare ?? 0);
          if (costs === 0) return;
          ledger.outgoings = add(ledger.outgoings, point(costs));
          explain(
            ledger,
            rule,
            {
              ...(transport === null ? {} : { transport: amountOf(transport) }),
              ...(childcare === null ? {} : { childcare: amountOf(childcare) }),
            },
            { costs: amount(add(ZERO, point(costs))) },
          );
        },
      },
    };
  },
});
