import { z } from "zod";
import { point, remainder, total, type Interval } from "../interval.ts";
import { amount, amountOf, explain, of, uses, type Ledger } from "../ledger.ts";
import { scale } from "../rate.ts";
import { primitive } from "./primitive.ts";

/**
 * A general disregard that is taken off other income first and its rest off earnings, then an earned disregard,
 * work expenses, a share of what is left, and the expenses that come after the share (20 CFR 416.1112, 416.1124).
 */
export const generalThenEarned = primitive({
  kind: "general-then-earned",
  parameters: {
    general: { unit: "amount" },
    earned: { unit: "amount" },
    countedShare: { unit: "share" },
  },
  settings: z.strictObject({}),
  build: (rule) => {
    const general = rule.figure("general");
    const earned = rule.figure("earned");
    const share = rule.figure("countedShare");
    const countEarned = (ledger: Ledger, earnings: Interval, other: Interval): Interval => {
      const { expensesBeforeShare, expensesAfterShare } = ledger.costs;
      const left = remainder(general.range, other);
      let rest = remainder(remainder(earnings, left), earned.range);
      rest = scale(remainder(rest, point(expensesBeforeShare)), share.rates, ledger.rounding);
      return remainder(rest, point(expensesAfterShare));
    };
    const count = (ledger: Ledger, earnings: Interval, other: Interval) => ({
      earned: countEarned(ledger, earnings, other),
      other: remainder(other, general.range),
    });
    return {
      steps: {
        earned: (ledger) => {
          const earnings = total(ledger.counted);
          const other = ledger.countedUnearned;
          ledger.exclusions = { earnings, other, count };
          if (earnings.max === 0 && other.max === 0) return;
          const { expensesBeforeShare, expensesAfterShare } = ledger.costs;
          ledger.counted = [countEarned(ledger, earnings, other)];
          ledger.countedUnearned = remainder(other, general.range);
          uses(ledger, general, earned, share);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              {
                earnings: amount(earnings),
                otherIncome: amount(other),
                general: of(general),
                earned: of(earned),
                expenses: amountOf(expensesBeforeShare + expensesAfterShare),
                countedShare: of(share),
              },
              { counted: amount(total(ledger.counted)), countedOther: amount(ledger.countedUnearned) },
              [general, earned, share],
            );
        },
      },
    };
  },
});
