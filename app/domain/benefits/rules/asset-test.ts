import { z } from "zod";
import { holds } from "../household.ts";
import { ANY, add, and, isAbove, not, point, type Interval } from "../interval.ts";
import { amount, amountOf, explain, flag, misses, uses, type Ledger } from "../ledger.ts";
import { whenSchema } from "../parameter.schema.ts";
import type { Known } from "../parameter.ts";
import { primitive } from "./primitive.ts";

const steps = (capital: number, lower: number, step: number, perStep: number): number =>
  capital <= lower ? 0 : perStep === 0 ? 0 : Math.ceil((capital - lower) / Math.max(1, step)) * perStep;

/** Income that capital is taken to give: so much for every started step above the lower limit. */
function tariff(capital: number, lower: Known, step: Known, perStep: Known): Interval {
  return {
    min: steps(capital, lower.range.max, step.range.max, perStep.range.min),
    max: steps(capital, lower.range.min, step.range.min, perStep.range.max),
  };
}

/** Capital above a limit ends entitlement while it lasts; above a lower one it counts as tariff income. */
export const assetTest = primitive({
  kind: "asset-test",
  parameters: {
    upperLimit: { unit: "amount", optional: true },
    lowerLimit: { unit: "amount", optional: true },
    step: { unit: "amount", optional: true },
    perStep: { unit: "amount", optional: true },
  },
  settings: z.strictObject({ when: whenSchema.optional() }),
  build: (rule) => {
    const upper = rule.optional("upperLimit");
    const lower = rule.optional("lowerLimit");
    const step = rule.optional("step");
    const perStep = rule.optional("perStep");
    /** Savings that nobody told of may be any: they may count, and may be too many. */
    const mayHold = (ledger: Ledger): void => {
      misses(ledger, "household.capital");
      if (perStep) ledger.countedUnearned = add(ledger.countedUnearned, ANY);
      if (upper) ledger.entitled = and(ledger.entitled, "maybe");
    };
    return {
      steps: {
        income: (ledger) => {
          if (!holds(rule.settings.when, ledger.household.traitSet)) return;
          const { capital } = ledger.household;
          if (capital === null) return mayHold(ledger);
          if (capital === 0) return;
          const output: Record<string, ReturnType<typeof amount>> = {};
          if (lower && step && perStep) {
            const income = tariff(capital, lower, step, perStep);
            ledger.countedUnearned = add(ledger.countedUnearned, income);
            output["tariffIncome"] = amount(income);
            if (income.max > 0) uses(ledger, lower, step, perStep);
          }
          if (upper) {
            const within = not(isAbove(point(capital), upper.range));
            ledger.entitled = and(ledger.entitled, within);
            output["within"] = flag(within);
            if (within === "maybe") uses(ledger, upper);
          }
          if (ledger.lines)
            explain(ledger, rule, { capital: amountOf(capital) }, output, [lower, step, perStep, upper]);
        },
      },
    };
  },
});
