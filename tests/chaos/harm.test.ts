import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planHarm, type HarmWish } from "./support/harm.ts";

const WISH: HarmWish = {
  seed: 1,
  kills: 20,
  stops: 5,
  stopSeconds: [5, 20],
  targets: ["database", "queue", "relay", "web", "worker"],
};

describe("the plan of harm", () => {
  it("is the same for the same seed and another for another", () => {
    expect(planHarm(WISH)).toEqual(planHarm(WISH));
    expect(planHarm({ ...WISH, seed: 2 })).not.toEqual(planHarm(WISH));
  });

  it("has as many kills and stops as wished, in order, within their bounds, the same for every target", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 10 }),
        (seed, kills, stops) => {
          const plan = planHarm({ ...WISH, seed, kills, stops });
          const stopped = plan.filter((harm) => harm.stopMs !== null);
          expect(plan).toHaveLength(kills + stops);
          expect(stopped).toHaveLength(stops);
          expect(stopped.every(({ stopMs }) => stopMs! >= 5_000 && stopMs! <= 20_000)).toBe(true);
          expect(plan.map(({ at }) => at)).toEqual(plan.map(({ at }) => at).sort((a, b) => a - b));
          for (const target of WISH.targets) {
            const share = plan.filter((harm) => harm.stopMs === null && harm.target === target).length;
            expect(Math.abs(share - kills / WISH.targets.length)).toBeLessThan(1);
          }
        },
      ),
    );
  });

  it("ends with a kill after the last event", () => {
    expect(planHarm(WISH).at(-1)).toMatchObject({ at: 1, stopMs: null });
  });
});
