import fc from "fast-check";
import type { Machine } from "#app/domain/kernel/transition-table.ts";

/** How many walks a property tries for each machine. */
export const WALKS = 10_000;
/** They take about a second each on a quiet machine; a busy one may need more than the usual limit. */
export const PATIENT = { timeout: 60_000 } as const;

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

type Names = { readonly all: readonly string[]; readonly from: ReadonlyMap<string, readonly string[]> };
const known = new WeakMap<object, Names>();

/** Names of a machine's edges, all and by the state they leave. */
function namesFrom<State extends string>(machine: Machine<State>): Names {
  const found = known.get(machine);
  if (found) return found;
  const from = new Map<string, string[]>();
  for (const t of machine.transitions)
    for (const state of t.from) from.set(state, [...(from.get(state) ?? []), t.name]);
  const names = { all: machine.transitions.map((t) => t.name), from };
  known.set(machine, names);
  return names;
}

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
  const names = namesFrom(machine);
  for (const number of numbers) {
    const draw = drawFrom(number);
    const leaving = draw.mostly() ? names.from.get(now.status) : undefined;
    const name = draw.of(leaving ?? names.all);
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
