import { z } from "zod";
import { tri } from "../interval.ts";
import { amount, explain, flag, of, uses } from "../ledger.ts";
import { primitive } from "./primitive.ts";

type Since = { start: number | null };

/**
 * Money or quota credit that an employer may claim, only after work has started and with the person's consent (trait
 * "incentive-consent"). It never touches the household's money.
 */
export const employerIncentive = primitive({
  kind: "employer-incentive",
  parameters: {
    months: { unit: "months" },
    monthly: { unit: "amount", optional: true },
    quotaCredit: { unit: "count", optional: true },
  },
  settings: z.strictObject({}),
  build: (rule) => {
    const months = rule.figure("months");
    const monthly = rule.optional("monthly");
    const credit = rule.optional("quotaCredit");
    return {
      steps: {
        after: (ledger) => {
          const state = ledger.memory.of<Since>(rule.key, () => ({ start: null }));
          if (ledger.gross === 0) return;
          state.start ??= ledger.month;
          const consent = ledger.household.traitSet.has("incentive-consent");
          if (!consent || ledger.month - state.start >= months.range.min) return;
          uses(ledger, months, monthly, credit);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              { months: of(months), consent: flag(tri(consent)) },
              {
                ...(monthly && { toEmployer: amount(monthly.range) }),
                ...(credit && { quotaCredit: of(credit) }),
              },
              [months, monthly, credit],
            );
          ledger.events.push({
            month: ledger.month,
            ruleId: rule.id,
            code: "employer-incentive",
            params: {
              ...(monthly?.certain && { monthlyMinor: monthly.range.min }),
              ...(credit?.certain && { quotaCredit: credit.range.min }),
            },
          });
        },
      },
    };
  },
});
