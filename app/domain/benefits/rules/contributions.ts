import { z } from "zod";
import { ZERO, add, point, remainder, smaller } from "../interval.ts";
import { amount, amountOf, explain, of, uses } from "../ledger.ts";
import { scale } from "../rate.ts";
import { primitive } from "./primitive.ts";

/** Social insurance that the employee pays: a share of gross earnings up to a ceiling. */
export const contributions = primitive({
  kind: "contributions",
  parameters: { employeeShare: { unit: "share" }, ceiling: { unit: "amount", optional: true } },
  settings: z.strictObject({}),
  build: (rule) => {
    const share = rule.figure("employeeShare");
    const ceiling = rule.optional("ceiling");
    return {
      steps: {
        earnings: (ledger) => {
          let paid = ZERO;
          for (const earner of ledger.earners) {
            if (earner.basis === "net" || earner.gross === 0) continue;
            const gross = point(earner.gross);
            const insured = ceiling ? smaller(gross, ceiling.range) : gross;
            const due = scale(insured, share.rates, ledger.rounding);
            earner.net = remainder(gross, due);
            paid = add(paid, due);
            uses(ledger, share);
            if (ceiling && ceiling.range.min < earner.gross) uses(ledger, ceiling);
          }
          if (paid.max > 0)
            explain(
              ledger,
              rule,
              { gross: amountOf(ledger.gross), employeeShare: of(share) },
              { contributions: amount(paid) },
              [share, ceiling],
            );
        },
      },
    };
  },
});
