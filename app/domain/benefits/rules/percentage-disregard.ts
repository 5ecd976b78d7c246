import { z } from "zod";
import { holds } from "../household.ts";
import { total } from "../interval.ts";
import { amount, explain, of, uses } from "../ledger.ts";
import { whenSchema } from "../parameter.schema.ts";
import { scale } from "../rate.ts";
import { primitive } from "./primitive.ts";

/** Only a share of earnings counts; the rest is disregarded. */
export const percentageDisregard = primitive({
  kind: "percentage-disregard",
  parameters: { countedShare: { unit: "share" } },
  settings: z.strictObject({ when: whenSchema.optional() }),
  build: (rule) => {
    const share = rule.figure("countedShare");
    return {
      steps: {
        earned: (ledger) => {
          if (!holds(rule.settings.when, ledger.household.traitSet)) return;
          const before = total(ledger.counted);
          if (before.max === 0) return;
          ledger.counted = ledger.counted.map((earned) => scale(earned, share.rates, ledger.rounding));
          uses(ledger, share);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              { earnings: amount(before), countedShare: of(share) },
              { counted: amount(total(ledger.counted)) },
              [share],
            );
        },
      },
    };
  },
});
