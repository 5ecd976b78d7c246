import type { PlainMonth } from "../kernel/plain-date.ts";
import type { CompiledPack } from "./compile-pack.ts";
import { EMPTY_HOUSEHOLD, NO_COSTS } from "./household.ts";
import { ZERO, point, type Interval } from "./interval.ts";
import { versionFor } from "./pack-versions.ts";
import { project } from "./project.ts";
import type { Wage } from "./work-plan.ts";

/** No scheme takes more than nine tenths of a wage; a rule that is not known must not look without end. */
const MOST_TIMES = 10;

/** The smallest whole number up to `most` that `holds`, which must hold from some number on; `most` where none does. */
function firstThat(most: number, holds: (amount: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * What a scheme may count of a wage, in minor units a month: where it counts wages before contributions and only what
 * arrives is known, every wage of which so much may be left by the contributions in force in `thisMonth`. Otherwise
 * the wage as it was named.
 */
export function countedWage(
  packs: readonly CompiledPack[],
  { minor, basis }: Wage,
  thisMonth: PlainMonth,
): Interval {
  if (basis === "gross" || minor === 0 || versionFor(packs, thisMonth).pack.countsEarnings === "net")
    return point(minor);
  const left = (gross: number): Interval =>
    project(packs, {
      firstMonth: thisMonth,
      months: 1,
      household: EMPTY_HOUSEHOLD,
      spells: [],
      plan: {
        earnings: [{ earner: "1", from: 0, until: null, amount: gross, basis: "gross" }],
        costs: NO_COSTS,
      },
    }).months[0]?.wage ?? ZERO;
  const most = minor * MOST_TIMES;
  const min = firstThat(most, (gross) => left(gross).max >= minor);
  // What comes off is known: only rounding leaves a choice.
  if (left(min).min === left(min).max) return point(min);
  return { min, max: Math.max(min, firstThat(most, (gross) => left(gross).min > minor) - 1) };
}
