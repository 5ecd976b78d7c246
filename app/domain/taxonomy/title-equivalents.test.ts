import { describe, expect, it } from "vitest";
import { equivalentTitles } from "./title-equivalents.ts";

describe("a title in other words", () => {
  it.each([
    ["Railroad Inspectors", "railway inspector"],
    ["Truck Mechanics", "lorry mechanic"],
    ["Pediatric Dentists", "children dentist"],
  ])("says %s as %s too", (title, other) => {
    expect(equivalentTitles(title)).toContain(other);
  });

  it("leaves a title alone that has nothing to say otherwise", () => {
    expect(equivalentTitles("سائق شاحنة")).toEqual([]);
    expect(equivalentTitles("pearl diver")).toEqual([]);
  });
});
