import { z } from "zod";
import { add, point, remainder, smaller, type Interval } from "../interval.ts";
import { amount, explain, of, uses } from "../ledger.ts";
import { ratePoint, scale } from "../rate.ts";
import { primitive } from "./primitive.ts";

type Owed = { left: Interval; total: number };

/** An overpayment that a person decided to recover is paid back in instalments of at most a share of the benefit. */
export const instalmentCap = primitive({
  kind: "instalment-cap",
  parameters: { share: { unit: "share" } },
  settings: z.strictObject({}),
  build: (rule) => {
    const share = rule.figure("share");
    return {
      steps: {
        after: (ledger) => {
          const { overpayment } = ledger.household;
          const state = ledger.memory.of<Owed>(rule.key, () => ({
            left: point(overpayment),
            total: overpayment,
          }));
          if (overpayment !== state.total)
            Object.assign(state, {
              left: add(state.left, point(Math.max(0, overpayment - state.total))),
              total: overpayment,
            });
          if (state.left.max === 0 || ledger.benefit.max === 0) return;
          const before = state.left;
          const instalment = smaller(before, scale(ledger.benefit, share.rates, ledger.rounding));
          const { benefit, rounding } = ledger;
          // More benefit never leaves less of it, so its ends meet the ends: the largest instalment on the smallest
          // benefit, the smallest on the largest.
          const least = smaller(
            point(before.max),
            scale(point(benefit.min), ratePoint(share.rates.max), rounding),
          );
          const most = smaller(
            point(before.min),
            scale(point(benefit.max), ratePoint(share.rates.min), rounding),
          );
          ledger.kept = { min: benefit.min - least.max, max: benefit.max - most.min };
          ledger.instalment = instalment;
          state.left = remainder(before, instalment);
          uses(ledger, share);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              { owed: amount(before), benefit: amount(ledger.benefit), share: of(share) },
              { instalment: amount(instalment), left: amount(state.left) },
              [share],
            );
        },
      },
    };
  },
});
