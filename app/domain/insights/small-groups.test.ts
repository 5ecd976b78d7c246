import { describe, expect, it } from "vitest";
import { hideSmall, hideSmallParts } from "./small-groups.ts";

describe("small groups", () => {
  it("are hidden from one to four, and nobody is no secret", () => {
    expect([0, 1, 4, 5, 120].map(hideSmall)).toEqual([0, null, null, 5, 120]);
  });

  it("take the next smallest part and the whole with them, so that nothing tells them by subtraction", () => {
    expect(hideSmallParts({ record: 20, payslip: 12, self: 3, none: 0 })).toEqual({
      parts: { record: 20, payslip: null, self: null, none: 0 },
      whole: null,
    });
    expect(hideSmallParts({ payslip: 12, employer: 2, self: 3 }).parts).toEqual({
      payslip: 12,
      employer: null,
      self: null,
    });
    expect(hideSmallParts({ payslip: 12, self: 0 })).toEqual({ parts: { payslip: 12, self: 0 }, whole: 12 });
  });
});
