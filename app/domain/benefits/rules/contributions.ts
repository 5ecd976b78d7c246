import { z } from "zod";
import { ZERO, add, point, remainder, smaller } from "../interval.ts";
import { amount, amountOf, explain, of, uses } from "../ledger.ts";
import { scale } from "../rate.ts";
import { primitive } from "./primitive.ts";

/** Social insurance that the employee pays: a share of gross earnings, perhaps above a floor, up to a ceiling. */
export const contributions = primitive({
  kind: "contributions",
  parameters: {
    employeeShare: { unit: "share" },
    floor: { unit: "amount", optional: true },
    ceiling: { unit: "amount", optional: true },
  },
  settings: z.strictObject({}),
  build: (rule) => {
    const share = rule.figure("employeeShare");
    const floor = rule.optional("floor");
    const ceiling = rule.optional("ceiling");
    return {
      steps: {
        earnings: (ledger) => {
          let paid = ZERO;
          for (const earner of ledger.earners) {
            if (earner.insurable === 0) continue;
            const gross = point(earner.insurable);
            const below = ceiling ? smaller(gross, ceiling.range) : gross;
            const insured = floor ? remainder(below, floor.range) : below;
            const due = scale(insured, share.rates, ledger.rounding);
            // Several contributions come off the same gross earnings.
            earner.net = remainder(earner.net, due);
            paid = add(paid, due);
            if (insured.max === 0) continue;
            uses(ledger, share, floor);
            if (ceiling && ceiling.range.min < earner.insurable) uses(ledger, ceiling);
          }
          if (paid.max > 0)
            if (ledger.lines)
              explain(
                ledger,
                rule,
                { gross: amountOf(ledger.gross), employeeShare: of(share) },
                { contributions: amount(paid) },
                [share, floor, ceiling],
              );
        },
      },
    };
  },
});
