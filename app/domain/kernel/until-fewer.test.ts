import { describe, expect, it } from "vitest";
import { untilFewer } from "./until-fewer.ts";

describe("working batch by batch", () => {
  it("goes on while batches are full, and counts all", async () => {
    const batches = [5, 5, 2, 5];
    expect(await untilFewer(5, () => Promise.resolve(batches.shift() ?? 0))).toBe(12);
    expect(batches).toEqual([5]);
  });

  it("looks once more after a last batch that was just full", async () => {
    const batches = [5, 0, 1];
    expect(await untilFewer(5, () => Promise.resolve(batches.shift() ?? 0))).toBe(5);
    expect(batches).toEqual([1]);
  });
});
