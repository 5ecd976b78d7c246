import { z } from "zod";
import { add, point, remainder, smaller, type Interval } from "../interval.ts";
import { amount, explain, of, uses } from "../ledger.ts";
import { scale } from "../rate.ts";
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
          const state = ledger.memory.of<Owed>(rule.id, () => ({
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
          state.left = remainder(before, instalment);
          ledger.outgoings = add(ledger.outgoings, instalment);
          uses(ledger, share);
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
