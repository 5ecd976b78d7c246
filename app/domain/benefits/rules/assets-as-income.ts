import { z } from "zod";
import { ANY, add, point } from "../interval.ts";
import { amount, amountOf, explain, misses, of, uses } from "../ledger.ts";
import { scale } from "../rate.ts";
import { primitive } from "./primitive.ts";

/** A share of the household's assets counts as income of each month. */
export const assetsAsIncome = primitive({
  kind: "assets-as-income",
  parameters: { monthlyShare: { unit: "share" } },
  settings: z.strictObject({}),
  build: (rule) => {
    const share = rule.figure("monthlyShare");
    return {
      steps: {
        income: (ledger) => {
          const { capital } = ledger.household;
          if (capital === null) {
            ledger.countedUnearned = add(ledger.countedUnearned, ANY);
            return misses(ledger, "household.capital");
          }
          if (capital === 0) return;
          const income = scale(point(capital), share.rates, ledger.rounding);
          ledger.countedUnearned = add(ledger.countedUnearned, income);
          uses(ledger, share);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              { capital: amountOf(capital), monthlyShare: of(share) },
              { income: amount(income) },
              [share],
            );
        },
      },
    };
  },
});
