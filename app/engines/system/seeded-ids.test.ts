import { describe, expect, it } from "vitest";
import { seededIds } from "./seeded-ids.server.ts";

const clock = { now: () => new Date("2026-01-01T09:00:00Z") };
const some = (seed: number): readonly unknown[] => {
  const ids = seededIds(seed, clock);
  return [ids.next(), ids.randomHex(40), ids.randomInt(90_000), ids.next()];
};

describe("ids from a seed", () => {
  it("are the same for the same seed and others for another", () => {
    expect(some(7)).toEqual(some(7));
    expect(some(7)).not.toEqual(some(8));
  });

  it("are UUIDv7 in the order in which they were made, though the clock stands still", () => {
    const ids = seededIds(7, clock);
    const made = Array.from({ length: 5_000 }, () => ids.next());
    expect(new Set(made).size).toBe(made.length);
    expect([...made].sort()).toEqual(made);
    expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it("draw every whole number below the limit", () => {
    const ids = seededIds(7, clock);
    const drawn = Array.from({ length: 1_000 }, () => ids.randomInt(5));
    expect(new Set(drawn)).toEqual(new Set([0, 1, 2, 3, 4]));
  });
});
