import { z } from "zod";
import { ZERO, add, isAbove, choose, remainder, total, type Interval, point } from "../interval.ts";
import { amount, explain, of, uses } from "../ledger.ts";
import { ratePoint, unscale } from "../rate.ts";
import { primitive } from "./primitive.ts";

type Carried = { surplus: Interval; earnings: Interval };
const WHOLE = ratePoint({ numerator: 1, denominator: 1 });

/**
 * Earnings far above the point where the benefit is nil count again in the next month. Nil point: award less other
 * income, divided by the taper's share, plus its allowance; the pack's threshold comes on top of it.
 */
export const carryForwardSurplus = primitive({
  kind: "carry-forward-surplus",
  parameters: { threshold: { unit: "amount" } },
  settings: z.strictObject({}),
  build: (rule) => {
    const threshold = rule.figure("threshold");
    const carried = (): Carried => ({ surplus: ZERO, earnings: ZERO });
    return {
      steps: {
        income: (ledger) => {
          const state = ledger.memory.of(rule.key, carried);
          if (state.surplus.max > 0) ledger.counted = [...ledger.counted, state.surplus];
          state.earnings = total(ledger.counted);
        },
        pay: (ledger) => {
          const state = ledger.memory.of(rule.key, carried);
          const { allowance, share } = ledger.taper ?? { allowance: ZERO, share: WHOLE };
          const free = remainder(ledger.award, ledger.countedUnearned);
          const nil = add(unscale(free, share, ledger.rounding), allowance);
          const before = state.surplus;
          const over = remainder(state.earnings, add(nil, threshold.range));
          // Without a benefit to lose there is nothing to carry.
          state.surplus = choose(isAbove(ledger.award, point(0)), over, ZERO);
          if (before.max === 0 && state.surplus.max === 0) return;
          uses(ledger, threshold);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              { earnings: amount(state.earnings), nilPoint: amount(nil), threshold: of(threshold) },
              { carriedIn: amount(before), carriedOut: amount(state.surplus) },
              [threshold],
            );
        },
      },
    };
  },
});
