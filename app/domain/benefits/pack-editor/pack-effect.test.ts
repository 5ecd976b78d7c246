import { describe, expect, it } from "vitest";
import { directionOf } from "./pack-effect.ts";

const known = (value: number) => ({ min: value, max: value });

describe("what a change does to a benefit", () => {
  it("is more, less or the same where both are known", () => {
    expect(directionOf(known(100), known(120))).toBe("more");
    expect(directionOf(known(100), known(80))).toBe("less");
    expect(directionOf(known(100), known(100))).toBe("same");
  });

  it("is only more or less certain where one range lies in the other", () => {
    expect(directionOf({ min: 0, max: 100 }, known(50))).toBe("clearer");
    expect(directionOf(known(100), { min: 100, max: 120 })).toBe("wider");
    expect(directionOf({ min: 10, max: Infinity }, { min: 0, max: Infinity })).toBe("wider");
  });

  it("is more or less where a range moves as a whole", () => {
    expect(directionOf({ min: 0, max: 100 }, { min: 10, max: 120 })).toBe("more");
    expect(directionOf({ min: 10, max: 120 }, { min: 0, max: 100 })).toBe("less");
  });
});
