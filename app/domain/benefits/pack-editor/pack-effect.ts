import { SMALLEST_SHOWN, hideSmallParts } from "../../insights/small-groups.ts";
import { monthOf, type PlainMonth } from "../../kernel/plain-date.ts";
import type { CompiledPack } from "../compile-pack.ts";
import { NO_COSTS, type Household } from "../household.ts";
import { project } from "../project.ts";

/** Months over which a household's benefit is summed before and after. */
const EFFECT_MONTHS = 24;

/** What happens to the sum of a household's benefit. "clearer" and "wider": the range narrows or widens. */
export const DIRECTIONS = ["more", "less", "same", "wider", "clearer"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A household of the sample, without anything that tells whose it is. Earnings a month, in minor units. */
export type SampleHousehold = { readonly household: Household; readonly earningsMinor: number };

type Sum = { readonly min: number; readonly max: number };

/** Which way a range moved. */
export function directionOf(before: Sum, after: Sum): Direction {
  if (before.min === after.min && before.max === after.max) return "same";
  if (after.min <= before.min && after.max >= before.max) return "wider";
  if (after.min >= before.min && after.max <= before.max) return "clearer";
  return after.min > before.min ? "more" : "less";
}

/** By how much, a month: the cautious end of what is paid where it moved, the width of the range where that did. */
function amountOf(direction: Direction, before: Sum, after: Sum): number {
  const width = (sum: Sum): number => sum.max - sum.min;
  const moved =
    direction === "wider" || direction === "clearer"
      ? Math.abs(width(after) - width(before))
      : Math.abs(after.min - before.min);
  return Number.isFinite(moved) ? Math.round(moved / EFFECT_MONTHS) : Infinity;
}

function sumOf(
  packs: readonly CompiledPack[],
  firstMonth: PlainMonth,
  household: Household,
  earningsMinor: number,
): Sum {
  const { months } = project(packs, {
    firstMonth,
    months: EFFECT_MONTHS,
    household,
    spells: [{ from: 0, until: null, status: "active", award: null }],
    plan: {
      earnings:
        earningsMinor > 0
          ? [{ earner: "1", from: 0, until: null, amount: earningsMinor, basis: "gross" }]
          : [],
      costs: NO_COSTS,
    },
  });
  return months.reduce((sum, { benefit }) => ({ min: sum.min + benefit.min, max: sum.max + benefit.max }), {
    min: 0,
    max: 0,
  });
}

/** How many households a change moves which way; null where the group is too small to be shown. */
export type EffectGroup = {
  readonly direction: Direction;
  readonly households: number | null;
  /** A month, in minor units; null where nothing is shown; Infinity where no upper bound is known. */
  readonly medianMinor: number | null;
  readonly largestMinor: number | null;
};

const median = (sorted: readonly number[]): number => {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? 0) + upper) / 2);
};

/**
 * What a draft does to a sample over two years from its first day. `real`: the sample is of real households, and
 * groups of fewer than five are hidden. `earningsOf` says what is earned in the situation that is asked about.
 */
export function effectOn(
  sample: readonly SampleHousehold[],
  packs: { readonly before: readonly CompiledPack[]; readonly after: readonly CompiledPack[] },
  about: {
    readonly from: string;
    readonly real: boolean;
    readonly earningsOf: (one: SampleHousehold) => number;
  },
): readonly EffectGroup[] {
  const first = monthOf(about.from);
  const moved: Record<Direction, number[]> = { more: [], less: [], same: [], wider: [], clearer: [] };
  for (const one of sample) {
    const earnings = about.earningsOf(one);
    const before = sumOf(packs.before, first, one.household, earnings);
    const after = sumOf(packs.after, first, one.household, earnings);
    const direction = directionOf(before, after);
    moved[direction].push(amountOf(direction, before, after));
  }
  const counts = {
    more: moved.more.length,
    less: moved.less.length,
    same: moved.same.length,
    wider: moved.wider.length,
    clearer: moved.clearer.length,
  };
  const shown: Readonly<Record<Direction, number | null>> = about.real
    ? hideSmallParts(counts).parts
    : counts;
  return DIRECTIONS.map((direction): EffectGroup => {
    const amounts = moved[direction].sort((a, b) => a - b);
    const isShown = shown[direction] !== null && amounts.length >= (about.real ? SMALLEST_SHOWN : 1);
    const figures = isShown && direction !== "same";
    return {
      direction,
      households: shown[direction],
      medianMinor: figures ? median(amounts) : null,
      largestMinor: figures ? (amounts.at(-1) ?? null) : null,
    };
  });
}
