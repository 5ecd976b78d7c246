import { describe, expect, it } from "vitest";
import { remembered } from "./remembered.ts";

describe("a remembered function", () => {
  it("is asked once for each text, also where the answer is false", () => {
    const asked: string[] = [];
    const isLong = remembered((text) => asked.push(text) > 0 && text.length > 3);
    expect([isLong("day"), isLong("month"), isLong("day"), isLong("month")]).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(asked).toEqual(["day", "month"]);
  });

  it("remembers no more than it was told to", () => {
    const asked: string[] = [];
    const length = remembered((text) => asked.push(text) && text.length, 1);
    expect([length("a"), length("bb"), length("bb"), length("a")]).toEqual([1, 2, 2, 1]);
    expect(asked).toEqual(["a", "bb", "bb"]);
  });
});
