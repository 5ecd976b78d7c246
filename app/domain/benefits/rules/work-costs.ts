import { z } from "zod";
import { ANY, ZERO, add, point, smaller } from "../interval.ts";
import { amount, amountOf, explain, misses, uses, type Ledger } from "../ledger.ts";
import { scale } from "../rate.ts";
import { primitive } from "./primitive.ts";

/** A cost that is not known is named and left out: the net is then at most so much. */
function missesCost(ledger: Ledger, fact: string): void {
  misses(ledger, fact);
  ledger.costsKnown = false;
}

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
          if (!share || childcare === 0 || ledger.gross === 0) return;
          const { children } = ledger.household;
          if (childcare === null && children === 0) return;
          const cap = children > 1 ? capMore : capOne;
          const cost = childcare === null ? ANY : point(childcare);
          const part = scale(cost, share.rates, ledger.rounding);
          const paid = cap ? smaller(part, cap.range) : part;
          ledger.award = add(ledger.award, paid);
          ledger.childcarePaid = add(ledger.childcarePaid, paid);
          uses(ledger, share, cap);
          if (ledger.lines)
            explain(ledger, rule, { childcare: amount(cost) }, { paidBack: amount(paid) }, [share, cap]);
        },
        after: (ledger) => {
          if (ledger.gross === 0) return;
          const { transport, childcare } = ledger.costs;
          if (transport === null) missesCost(ledger, "plan.transport");
          if (childcare === null && ledger.household.children > 0) missesCost(ledger, "plan.childcare");
          const costs = (transport ?? 0) + (childcare ?? 0);
          if (costs === 0) return;
          ledger.outgoings = add(ledger.outgoings, point(costs));
          if (ledger.lines)
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
