import fc from "fast-check";

/** How many random walks each machine takes. */
export const WALKS = { numRuns: 10_000 };

/** A walk as numbers, one a step; a die turns each into its choices. Small numbers, so that failures shrink well. */
export const walk = fc.array(fc.nat(2_147_483_647), { maxLength: 12 });

/** Picks one after another from lists by a single number: far quicker than a record of arbitraries a step. */
export function die(number: number): <Item>(items: readonly Item[]) => Item {
  let rest = number;
  return <Item>(items: readonly Item[]): Item => {
    const picked = items[rest % items.length];
    rest = Math.floor(rest / items.length);
    return picked as Item;
  };
}

/** Throws with the broken promise; a property checks too often for a matcher each time. */
export function must(holds: boolean, promise: string): void {
  if (!holds) throw new Error(`Broken: ${promise}`);
}

/** Whether a table has the edge that a step took. */
export const inTable = (
  machine: {
    readonly transitions: readonly {
      readonly name: string;
      readonly from: readonly string[];
      readonly to: string;
      readonly by: readonly string[];
    }[];
  },
  step: { readonly edge: string; readonly from: string; readonly to: string; readonly by: string },
): boolean =>
  machine.transitions.some(
    ({ name, from, to, by }) =>
      name === step.edge && from.includes(step.from) && to === step.to && by.includes(step.by),
  );

/** The names of a table's edges. */
export const edgeNames = <Edge extends string>(machine: {
  readonly transitions: readonly { readonly name: string }[];
}): readonly Edge[] => [...new Set(machine.transitions.map(({ name }) => name as Edge))];
