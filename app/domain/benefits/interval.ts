/**
 * A closed range of numbers that certainly holds the true one. Amounts are integer minor units; `max` may be
 * Infinity when no upper bound is known. A known number is a range of one point.
 */
export type Interval = { readonly min: number; readonly max: number };

/** What is certain about a statement when its inputs are ranges. */
export type Tri = "no" | "maybe" | "yes";

export const ZERO: Interval = { min: 0, max: 0 };
export const point = (value: number): Interval => (value === 0 ? ZERO : { min: value, max: value });
/** An amount of which nothing is known. */
export const ANY: Interval = { min: 0, max: Infinity };
export const isPoint = (a: Interval): boolean => a.min === a.max;
export const same = (a: Interval, b: Interval): boolean => a.min === b.min && a.max === b.max;

/** a + b. Nothing is made for nothing: most sums of a month have one part, and a million months are summed. */
export const add = (a: Interval, b: Interval): Interval =>
  b === ZERO ? a : a === ZERO ? b : { min: a.min + b.min, max: a.max + b.max };

/** a − b; the two are taken as independent, so the result may be wider than needed, never narrower. */
export const subtract = (a: Interval, b: Interval): Interval =>
  b === ZERO ? a : { min: b.max === Infinity ? -Infinity : a.min - b.max, max: a.max - b.min };

/** max(0, a − b): what is left of `a`. */
export const remainder = (a: Interval, b: Interval): Interval =>
  b === ZERO && a.min >= 0 ? a : { min: Math.max(0, a.min - b.max), max: Math.max(0, a.max - b.min) };

export const smaller = (a: Interval, b: Interval): Interval => ({
  min: Math.min(a.min, b.min),
  max: Math.min(a.max, b.max),
});

export const larger = (a: Interval, b: Interval): Interval => ({
  min: Math.max(a.min, b.min),
  max: Math.max(a.max, b.max),
});

/** The smallest range that holds both. */
export const hull = (a: Interval, b: Interval): Interval => ({
  min: Math.min(a.min, b.min),
  max: Math.max(a.max, b.max),
});

export function total(all: readonly Interval[]): Interval {
  let sum = ZERO;
  for (const one of all) sum = add(sum, one);
  return sum;
}

export const times = (a: Interval, count: number): Interval =>
  count === 0 ? ZERO : count === 1 ? a : { min: a.min * count, max: a.max * count };

/** `ifYes` or `ifNo`; both when it is not certain. */
export const choose = (when: Tri, ifYes: Interval, ifNo: Interval): Interval =>
  when === "yes" ? ifYes : when === "no" ? ifNo : hull(ifYes, ifNo);

export const tri = (value: boolean): Tri => (value ? "yes" : "no");
export const not = (a: Tri): Tri => (a === "yes" ? "no" : a === "no" ? "yes" : "maybe");
export const and = (a: Tri, b: Tri): Tri =>
  a === "no" || b === "no" ? "no" : a === "yes" && b === "yes" ? "yes" : "maybe";
export const or = (a: Tri, b: Tri): Tri => not(and(not(a), not(b)));

export const isAtLeast = (a: Interval, b: Interval): Tri =>
  a.min >= b.max ? "yes" : a.max < b.min ? "no" : "maybe";
export const isAbove = (a: Interval, b: Interval): Tri =>
  a.min > b.max ? "yes" : a.max <= b.min ? "no" : "maybe";
