import { describe, expect, it } from "vitest";
import { hideSmall, hideSmallParts } from "./small-groups.ts";

describe("small groups", () => {
  it("are hidden from one to four, and nobody is no secret", () => {
    expect([0, 1, 4, 5, 120].map(hideSmall)).toEqual([0, null, null, 5, 120]);
  });

  it("take the whole with them, so that it does not tell them", () => {
    expect(hideSmallParts({ payslip: 12, self: 3 })).toEqual({
      parts: { payslip: 12, self: null },
      whole: null,
    });
    expect(hideSmallParts({ payslip: 12, self: 0 })).toEqual({ parts: { payslip: 12, self: 0 }, whole: 12 });
  });
});
