import { z } from "zod";
import { holds } from "../household.ts";
import { isAtLeast, point } from "../interval.ts";
import { amount, amountOf, count, explain, of, uses } from "../ledger.ts";
import { nameSchema, whenSchema } from "../parameter.schema.ts";
import { primitive } from "./primitive.ts";

const settings = z.strictObject({
  rungs: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        /** Parameters: so many months with the earnings, within so many months, pay so much. */
        months: nameSchema,
        within: nameSchema,
        payment: nameSchema,
      }),
    )
    .min(1),
  /** Months in which this does not hold neither count nor pay. */
  when: whenSchema.optional(),
});

type Climbed = { reached: number[]; paid: Set<string> };

/**
 * Payments by results to a provider: each rung once for a person, and never for one already paid to somebody. Rungs
 * already paid are named as traits `paid-<rung id>`. They never touch the household's money.
 */
export const milestoneLadder = primitive({
  kind: "milestone-ladder",
  parameters: { threshold: { unit: "amount" } },
  others: "months",
  settings,
  build: (rule) => {
    const threshold = rule.figure("threshold");
    const rungs = rule.settings.rungs.map((rung) => ({
      id: rung.id,
      months: rule.figure(rung.months),
      within: rule.figure(rung.within),
      payment: rule.figure(rung.payment),
    }));
    return {
      steps: {
        after: (ledger) => {
          if (!holds(rule.settings.when, ledger.household.traitSet)) return;
          const state = ledger.memory.of<Climbed>(rule.key, () => ({ reached: [], paid: new Set() }));
          const counts = isAtLeast(point(ledger.gross), threshold.range);
          if (counts === "maybe") uses(ledger, threshold);
          if (counts !== "yes") return;
          state.reached.push(ledger.month);
          for (const rung of rungs) {
            if (state.paid.has(rung.id) || ledger.household.traitSet.has(`paid-${rung.id}`)) continue;
            // What is uncertain is not claimed: the strictest reading of months and window.
            const inside = state.reached.filter((m) => m > ledger.month - rung.within.range.min).length;
            if (inside < rung.months.range.max) continue;
            state.paid.add(rung.id);
            uses(ledger, rung.months, rung.within, rung.payment);
            if (ledger.lines)
              explain(
                ledger,
                rule,
                { earnings: amountOf(ledger.gross), threshold: of(threshold), monthsReached: count(inside) },
                { payment: amount(rung.payment.range) },
                [threshold, rung.months, rung.within, rung.payment],
              );
            ledger.events.push({
              month: ledger.month,
              ruleId: rule.id,
              code: "milestone",
              params: {
                milestone: rung.id,
                ...(rung.payment.certain && { paymentMinor: rung.payment.range.min }),
              },
            });
          }
        },
      },
    };
  },
});
