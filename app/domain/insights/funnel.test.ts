import { describe, expect, it } from "vitest";
import { greatestLoss } from "./funnel.ts";

describe("the greatest loss of a funnel", () => {
  it("is the step that keeps the smallest share", () => {
    expect(
      greatestLoss([
        { station: "registered", people: 100 },
        { station: "applied", people: 60 },
        { station: "offered", people: 12 },
      ]),
    ).toEqual({ from: "applied", to: "offered", share: 0.2 });
  });

  it("is not told from or to a station that is empty or hidden", () => {
    expect(
      greatestLoss([
        { station: "registered", people: 0 },
        { station: "applied", people: null },
        { station: "offered", people: 12 },
        { station: "hired", people: 0 },
      ]),
    ).toBeNull();
  });
});
