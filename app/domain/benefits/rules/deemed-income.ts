import { z } from "zod";
import { holds } from "../household.ts";
import { ANY, ZERO, add, choose, isAbove, point, remainder, total, type Interval } from "../interval.ts";
import { amount, amountOf, explain, flag, misses, of, uses } from "../ledger.ts";
import { whenSchema } from "../parameter.schema.ts";
import { afterAllocations, allocationsFor } from "./child-allocations.ts";
import { primitive } from "./primitive.ts";

const known = (minor: number | null): Interval => (minor === null ? ANY : point(minor));

/**
 * Income of a spouse who has no part in the benefit (20 CFR 416.1163). An allocation for each child comes off it, off
 * what is not from work first. If no more than the difference between a couple's rate and one person's is left,
 * nothing of it counts. Otherwise both incomes go through the exclusions together and are held against the couple's
 * rate; the lower of that benefit and the one without the spouse's income is paid. Stands after the exclusions.
 */
export const deemedIncome = primitive({
  kind: "deemed-income",
  parameters: { difference: { unit: "amount" }, childAllocation: { unit: "amount" } },
  settings: z.strictObject({ when: whenSchema }),
  build: (rule) => {
    const difference = rule.figure("difference");
    const allocation = rule.figure("childAllocation");
    return {
      steps: {
        earned: (ledger) => {
          const { household, exclusions } = ledger;
          if (!holds(rule.settings.when, household.traitSet)) return;
          const { spouseEarned, spouseUnearned } = household;
          if (spouseEarned === null || spouseUnearned === null) misses(ledger, "household.spouseIncome");
          const [earned, unearned] = [known(spouseEarned), known(spouseUnearned)];
          if (earned.max === 0 && unearned.max === 0) return;
          const aside = allocationsFor(household.children, household, allocation.range);
          const left = afterAllocations({ earned, unearned }, aside);
          const deems = isAbove(add(left.unearned, left.earned), difference.range);
          const own = add(total(ledger.counted), ledger.countedUnearned);
          const before = exclusions ?? { earnings: total(ledger.counted), other: ledger.countedUnearned };
          const earnings = add(before.earnings, left.earned);
          const other = add(before.other, left.unearned);
          const counted = exclusions?.count(ledger, earnings, other) ?? { earned: earnings, other };
          const together = add(counted.earned, counted.other);
          const more = choose(deems, remainder(together, add(own, difference.range)), ZERO);
          ledger.countedUnearned = add(ledger.countedUnearned, more);
          uses(ledger, difference, household.children > 0 ? allocation : null);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              {
                spouseIncome: amount(add(earned, unearned)),
                allocations: amount(aside),
                difference: of(difference),
              },
              {
                spouseLeft: amount(add(left.unearned, left.earned)),
                deems: flag(deems),
                together: deems === "no" ? amountOf(0) : amount(together),
                deemed: amount(more),
              },
              [difference, household.children > 0 ? allocation : null],
            );
        },
      },
    };
  },
});
