import { describe, expect, it } from "vitest";
import { endedByNext, notBefore, type DatedVersion } from "../pack-versions.ts";
import { datesProblem, holeBetween } from "./pack-dates.ts";

const version = (number: number, from: string, until: string | null): DatedVersion => ({
  version: number,
  effective: { from, until },
});
const TODAY = "2026-11-22";

describe("the days of a pack's versions", () => {
  it("let a pack whose days are over go on from next month, and no later: what is past can't be filled", () => {
    const ended = [version(1, "2025-04-01", "2026-04-01")];
    expect(datesProblem(ended, version(2, "2026-12-01", null), TODAY)).toBeNull();
    expect(datesProblem(ended, version(2, "2027-01-01", null), TODAY)?.code).toBe("pack_hole");
    expect(holeBetween([...ended, version(2, "2026-12-01", null)], "2026-12-01")).toBeNull();
    expect(holeBetween([...ended, version(2, "2027-02-01", null)], "2026-12-01")?.code).toBe("pack_hole");
  });

  it("begin no earlier than a day; whose time is over by then holds on none", () => {
    expect(notBefore(version(2, "2025-04-01", "2026-04-01"), "2026-12-01")).toEqual({
      from: "2026-12-01",
      until: "2026-12-01",
    });
    expect(notBefore(version(2, "2027-04-01", null), "2026-12-01")).toEqual({
      from: "2027-04-01",
      until: null,
    });
  });

  it("give the later of two from one day its place, and end the one before", () => {
    const held = endedByNext([
      version(1, "2025-04-01", null),
      version(2, "2026-12-01", null),
      version(3, "2026-12-01", null),
    ]);
    expect(held).toEqual([version(1, "2025-04-01", "2026-12-01"), version(3, "2026-12-01", null)]);
  });
});
