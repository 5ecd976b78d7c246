import { z } from "zod";
import { holds } from "../household.ts";
import { ZERO, add, remainder, smaller, subtract, total, type Interval } from "../interval.ts";
import { amount, explain, of, uses } from "../ledger.ts";
import { whenSchema } from "../parameter.schema.ts";
import { primitive } from "./primitive.ts";

const settings = z.strictObject({
  per: z.enum(["household", "earner"]),
  income: z.enum(["earned", "unearned"]).default("earned"),
  when: whenSchema.optional(),
});

type Year = { year: number; used: Interval };

/** A fixed amount a month that does not count, for the household or for each earner; perhaps capped by year. */
export const flatDisregard = primitive({
  kind: "flat-disregard",
  parameters: { amount: { unit: "amount" }, yearlyCap: { unit: "amount", optional: true } },
  settings,
  build: (rule) => {
    const figure = rule.figure("amount");
    const cap = rule.optional("yearlyCap");
    return {
      steps: {
        earned: (ledger) => {
          if (!holds(rule.settings.when, ledger.household.traitSet)) return;
          const unearned = rule.settings.income === "unearned";
          const before = unearned ? ledger.countedUnearned : total(ledger.counted);
          if (before.max === 0) return;
          let free = figure.range;
          if (cap) {
            const state = ledger.memory.of<Year>(rule.key, () => ({ year: ledger.year, used: ZERO }));
            if (state.year !== ledger.year) Object.assign(state, { year: ledger.year, used: ZERO });
            free = smaller(free, remainder(cap.range, state.used));
            state.used = add(state.used, smaller(before, free));
          }
          if (unearned) ledger.countedUnearned = remainder(before, free);
          else if (rule.settings.per === "earner")
            ledger.counted = ledger.counted.map((earned) => remainder(earned, free));
          else ledger.counted = [remainder(before, free)];
          uses(ledger, figure, cap);
          const after = unearned ? ledger.countedUnearned : total(ledger.counted);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              { income: amount(before), disregard: of(figure) },
              { counted: amount(after), disregarded: amount(subtract(before, after)) },
              [figure, cap],
            );
        },
      },
    };
  },
});
