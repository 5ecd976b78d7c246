import fc from "fast-check";
import type { Machine } from "#app/domain/kernel/transition-table.ts";

/** How many walks a property tries for each machine. */
export const WALKS = 10_000;

/** The numbers that a walk is drawn from, one for each step. */
export const steps: fc.Arbitrary<readonly number[]> = fc.array(fc.nat(), { maxLength: 30 });

/** Draws from one number: the same number draws the same. */
export type Draw = {
  /** True three times of four, so that guards let a walk come far. */
  mostly(): boolean;
  of<T>(values: readonly T[]): T;
};

/** A small generator (mulberry32), quick enough for hundreds of thousands of steps. */
function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  return {
    mostly: () => next() % 4 !== 0,
    of: (values) => values[next() % values.length] as (typeof values)[number],
  };
}

export type Step<Facts, Around> = {
  readonly from: Facts;
  readonly edge: string;
  readonly around: Around;
  readonly to: Facts;
};

/**
 * Every step that a random walk takes. Edges that leave the state are tried mostly, any edge sometimes; `take`
 * says what the code makes of it, null when it refuses.
 */
export function walk<State extends string, Facts extends { readonly status: State }, Around>(
  machine: Machine<State>,
  begin: Facts,
  numbers: readonly number[],
  around: (draw: Draw) => Around,
  take: (facts: Facts, edge: string, around: Around) => Facts | null,
): readonly Step<Facts, Around>[] {
  const seen: Step<Facts, Around>[] = [];
  let now = begin;
  for (const number of numbers) {
    const draw = drawFrom(number);
    const leaving = machine.transitions.filter((t) => t.from.includes(now.status));
    const { name } = draw.of(draw.mostly() && leaving.length > 0 ? leaving : machine.transitions);
    const circumstances = around(draw);
    const to = take(now, name, circumstances);
    if (to === null) continue;
    seen.push({ from: now, edge: name, around: circumstances, to });
    now = to;
  }
  return seen;
}

/** The row of the table that a step took; undefined when the table has none, or its guard does not hold. */
export const rowTaken = <State extends string, Facts extends { readonly status: State }, Around>(
  machine: Machine<State>,
  { from, edge, around, to }: Step<Facts, Around>,
  holds: (guard: string, from: Facts, around: Around, to: State) => boolean,
) =>
  machine.transitions.find(
    (t) =>
      t.name === edge &&
      t.from.includes(from.status) &&
      t.to === to.status &&
      (t.guard === undefined || holds(t.guard, from, around, to.status)),
  );
