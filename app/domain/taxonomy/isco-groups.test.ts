import { describe, expect, it } from "vitest";
import { isUnitGroup, subMajorGroup } from "./isco-groups.ts";

describe("the unit groups of ISCO-08", () => {
  it("are 436", () => {
    const all = Array.from({ length: 10_000 }, (_, code) => String(code).padStart(4, "0"));
    expect(all.filter(isUnitGroup)).toHaveLength(436);
  });

  it("are told from codes of other levels and from numbers that are none", () => {
    expect(["5120", "0110", "9629"].filter(isUnitGroup)).toEqual(["5120", "0110", "9629"]);
    expect(["512", "5121", "51200", "9999", "", "abcd"].filter(isUnitGroup)).toEqual([]);
  });

  it("lie in sub-major groups", () => {
    expect(subMajorGroup("5120")).toBe("51");
  });
});
