import { z } from "zod";
import { holds } from "../household.ts";
import { ZERO, add, point, remainder, total } from "../interval.ts";
import { amount, amountOf, explain, uses } from "../ledger.ts";
import { whenSchema } from "../parameter.schema.ts";
import { ratePoint, scale } from "../rate.ts";
import { afterAllocations, allocationsFor } from "./child-allocations.ts";
import { primitive } from "./primitive.ts";

/**
 * Income of the parents of a child whose benefit it is (20 CFR 416.1165): the household's earnings are theirs. An
 * allocation for each other child comes off it, off what is not from work first; then the exclusions; then what the
 * parents live on. What is left is income of the child that is not from work, together with its own, which goes through
 * the exclusions itself. With several such children each has its part of it. Stands after the exclusions.
 */
export const deemedFromParents = primitive({
  kind: "deemed-from-parents",
  parameters: {
    oneParent: { unit: "amount" },
    twoParents: { unit: "amount" },
    childAllocation: { unit: "amount" },
  },
  settings: z.strictObject({ when: whenSchema }),
  build: (rule) => {
    const oneParent = rule.figure("oneParent");
    const twoParents = rule.figure("twoParents");
    const allocation = rule.figure("childAllocation");
    return {
      steps: {
        earned: (ledger) => {
          const { household, exclusions } = ledger;
          if (!holds(rule.settings.when, household.traitSet)) return;
          const earnings = exclusions?.earnings ?? total(ledger.counted);
          const own = exclusions?.other ?? ledger.countedUnearned;
          const unearned = point(household.parentsUnearned);
          // The children who get nothing of the benefit.
          const others = household.children - household.recipients;
          const aside = allocationsFor(others, household, allocation.range);
          const left = afterAllocations({ earned: earnings, unearned }, aside);
          const counted = exclusions?.count(ledger, left.earned, left.unearned);
          const theirs = counted ? add(counted.earned, counted.other) : add(left.earned, left.unearned);
          const living = household.adults > 1 ? twoParents : oneParent;
          const deemed = scale(
            remainder(theirs, living.range),
            ratePoint({ numerator: 1, denominator: household.recipients }),
            ledger.rounding,
          );
          const income = add(own, deemed);
          ledger.counted = [ZERO];
          ledger.countedUnearned = exclusions?.count(ledger, ZERO, income).other ?? income;
          const ofOthers = others > 0 ? allocation : null;
          uses(ledger, living, ofOthers);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              {
                parentsIncome: amount(add(earnings, unearned)),
                allocations: amount(aside),
                parentsLiving: amount(living.range),
              },
              {
                parentsLeft: amount(theirs),
                deemed: amount(deemed),
                countedOther: amount(ledger.countedUnearned),
                counted: amountOf(0),
              },
              [living, ofOthers],
            );
        },
      },
    };
  },
});
