import type { Household } from "../household.ts";
import { ZERO, add, point, remainder, type Interval } from "../interval.ts";

/** Income of others, before a part of it is deemed to somebody. */
export type Income = { readonly earned: Interval; readonly unearned: Interval };

/** What is set aside for the first so many children: an allocation for each, less the child's own income. */
export function allocationsFor(
  count: number,
  { childrenIncome }: Pick<Household, "childrenIncome">,
  each: Interval,
): Interval {
  let sum = ZERO;
  for (let i = 0; i < count; i += 1) sum = add(sum, remainder(each, point(childrenIncome[i] ?? 0)));
  return sum;
}

/** The income without what is set aside, which comes off what is not from work first. */
export const afterAllocations = ({ earned, unearned }: Income, aside: Interval): Income => ({
  unearned: remainder(unearned, aside),
  earned: remainder(earned, remainder(aside, unearned)),
});
