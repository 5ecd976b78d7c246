import { z } from "zod";
import { ZERO, add, larger, point, times, type Interval } from "../interval.ts";
import { holds, type Situation } from "../household.ts";
import { amount, amountOf, explain, uses, type Quantity } from "../ledger.ts";
import type { Known } from "../parameter.ts";
import { nameSchema, whenSchema } from "../parameter.schema.ts";
import { primitive } from "./primitive.ts";

const settings = z.strictObject({
  elements: z
    .array(
      z.strictObject({
        /** Parameter with the amount. */
        amount: nameSchema,
        per: z.enum(["household", "adult", "dependant", "child"]),
        /** Only the members of this rank and after, from 1. */
        from: z.int().min(1).optional(),
        /** Only the members up to this rank. */
        upTo: z.int().min(1).optional(),
        /** Whom the situations in `when` are about: each of them about another member of this kind. */
        of: z.enum(["child"]).optional(),
        when: whenSchema.optional(),
      }),
    )
    .min(1),
});
/** Stand in where nobody asks for an explanation; never written to. */
const NOTHING: Record<string, Quantity> = {};
const NONE: Known[] = [];
type Element = z.output<typeof settings>["elements"][number];

function members(element: Element, household: Situation): number {
  if (!holds(element.when, household.traitSet)) return 0;
  const all =
    element.per === "household"
      ? 1
      : element.per === "adult"
        ? household.adults
        : element.per === "child"
          ? household.children
          : household.dependants;
  return Math.max(0, Math.min(all, element.upTo ?? Infinity) - (element.from ?? 1) + 1);
}

/** Benefit before income: amounts by composition of the household, or the award as decided where it is known. */
export const baseRate = primitive({
  kind: "base-rate",
  parameters: { floor: { unit: "amount", optional: true } },
  others: "amount",
  settings,
  build: (rule) => {
    const elements = rule.settings.elements.map((e) => ({ ...e, figure: rule.figure(e.amount) }));
    const floor = rule.optional("floor");
    return {
      steps: {
        award: (ledger) => {
          const { household } = ledger;
          const decided = ledger.spell?.award ?? household.award;
          if (decided !== null) {
            ledger.award = add(ledger.award, point(decided + household.supplement));
            if (ledger.lines)
              explain(ledger, rule, { decided: amountOf(decided) }, { award: amount(ledger.award) });
            return;
          }
          let sum: Interval = ZERO;
          const inputs: Record<string, Quantity> = ledger.lines ? {} : NOTHING;
          const used: Known[] = ledger.lines ? [] : NONE;
          for (const element of elements) {
            const n = members(element, household);
            if (n === 0) continue;
            const part = times(element.figure.range, n);
            sum = add(sum, part);
            uses(ledger, element.figure);
            if (!ledger.lines) continue;
            used.push(element.figure);
            inputs[element.amount] = amount(part);
          }
          if (floor) sum = larger(sum, floor.range);
          ledger.award = add(ledger.award, add(sum, point(household.supplement)));
          if (ledger.lines) explain(ledger, rule, inputs, { award: amount(ledger.award) }, used);
        },
      },
    };
  },
});
