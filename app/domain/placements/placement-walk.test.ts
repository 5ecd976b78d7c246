import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgesFrom, type Machine } from "#app/domain/kernel/transition-table.ts";
import { CHECKPOINT_STATES, checkpointMachine } from "./checkpoint.ts";
import { PLACEMENT_STATES, placementMachine } from "./placement.ts";

/** The states that a random walk visits, with the edge that led to each. */
function walk<State extends string>(machine: Machine<State>, picks: readonly number[]) {
  const [first] = machine.initial;
  if (first === undefined) throw new Error("A machine begins somewhere");
  const visited: { from: State; edge: string; to: State }[] = [];
  let state: State = first;
  for (const pick of picks) {
    const open = edgesFrom(machine, state);
    const edge = open[pick % Math.max(1, open.length)];
    if (!edge) break;
    visited.push({ from: state, edge: edge.name, to: edge.to });
    state = edge.to;
  }
  return visited;
}

const picks = fc.array(fc.nat(), { maxLength: 40 });

describe("random walks", () => {
  it("of a placement stay in the table, and nothing comes back once it was cancelled", () => {
    fc.assert(
      fc.property(picks, (numbers) => {
        for (const { from, to } of walk(placementMachine, numbers)) {
          expect(PLACEMENT_STATES).toContain(to);
          expect(from).not.toBe("cancelled");
        }
      }),
    );
  });

  it("of a checkpoint stay in the table, and only silence ends in unknown", () => {
    fc.assert(
      fc.property(picks, (numbers) => {
        for (const { edge, to } of walk(checkpointMachine, numbers)) {
          expect(CHECKPOINT_STATES).toContain(to);
          if (to === "unknown") expect(edge).toBe("give_up");
        }
      }),
    );
  });

  it("never leave a checkpoint without a way on: late evidence still settles it", () => {
    for (const state of ["pending", "evidenced", "disputed", "unknown"] as const)
      expect(edgesFrom(checkpointMachine, state).length).toBeGreaterThan(0);
  });
});
