import { z } from "zod";
import { holds } from "../household.ts";
import { ZERO, remainder, total } from "../interval.ts";
import { amount, explain, of, uses } from "../ledger.ts";
import { nameSchema, whenSchema } from "../parameter.schema.ts";
import { scale } from "../rate.ts";
import { primitive } from "./primitive.ts";

const settings = z.strictObject({
  /** The first allowance whose condition holds applies; none means no allowance. */
  allowances: z.array(z.strictObject({ amount: nameSchema, when: whenSchema.optional() })).default([]),
});

/** A share of the earnings above an allowance comes off the benefit. */
export const taper = primitive({
  kind: "taper",
  parameters: { share: { unit: "share" } },
  others: "amount",
  settings,
  build: (rule) => {
    const share = rule.figure("share");
    const allowances = rule.settings.allowances.map((a) => ({ ...a, figure: rule.figure(a.amount) }));
    return {
      steps: {
        earned: (ledger) => {
          const found = allowances.find((a) => holds(a.when, ledger.household.traitSet));
          const allowance = found?.figure ?? null;
          ledger.taper = { allowance: allowance?.range ?? ZERO, share: share.rates };
          const earnings = total(ledger.counted);
          if (earnings.max === 0) return;
          const above = remainder(earnings, ledger.taper.allowance);
          ledger.counted = [above];
          ledger.earnedDeduction = scale(above, share.rates, ledger.rounding);
          uses(ledger, share, allowance);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              { earnings: amount(earnings), allowance: amount(ledger.taper.allowance), share: of(share) },
              { above: amount(above), deduction: amount(ledger.earnedDeduction) },
              [share, allowance],
            );
        },
      },
    };
  },
});
