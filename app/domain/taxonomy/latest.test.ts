import { describe, expect, it } from "vitest";
import { latest } from "./latest.ts";

describe("the answers that were asked for last", () => {
  it("keeps what is asked again and forgets what was asked longest ago", () => {
    const answers = latest<number>(2);
    answers.set("one", 1);
    answers.set("two", 2);
    expect(answers.get("one")).toBe(1);
    answers.set("three", 3);
    expect([answers.get("one"), answers.get("two"), answers.get("three")]).toEqual([1, undefined, 3]);
  });

  it("never holds more than it may, whatever is asked", () => {
    const answers = latest<number>(100);
    for (let n = 0; n < 1_000; n++) answers.set(`question ${n}`, n);
    const kept = Array.from({ length: 1_000 }, (_, n) => answers.get(`question ${n}`));
    expect(kept.filter((answer) => answer !== undefined)).toHaveLength(100);
    expect(kept.at(-1)).toBe(999);
  });
});
