import { describe, expect, it } from "vitest";

import { roundToSum } from "./shown-sum.ts";

describe("figures rounded for showing", () => {
  it("add up to the rounded sum, each within a unit of its own value", () => {
    for (const values of [
      [-0.333, -0.333, -0.333],
      [0.005, 0.005, 0.005, 0.005],
      [1.114, -0.577, 0, -0.0001, 2.9],
      [],
    ]) {
      const shown = roundToSum(values, 2);
      const sum = shown.values.reduce((total, value) => total + value, 0);
      expect(sum).toBeCloseTo(shown.sum, 9);
      expect(shown.sum).toBeCloseTo(
        values.reduce((total, value) => total + value, 0),
        1,
      );
      shown.values.forEach((value, index) =>
        expect(Math.abs(value - (values[index] ?? 0))).toBeLessThan(0.01 + 1e-9),
      );
    }
  });
});
