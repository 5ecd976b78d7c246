import { describe, expect, it } from "vitest";
import { boxOf, cellMark, cellsOf, isSampled, SAMPLE, valuesOf } from "./postgres-search-marks.ts";

const RIYADH = { lat: 24.7136, lon: 46.6753 };

describe("the marks of the index of words", () => {
  it("take one posting in sixteen into the sample, whether ids are random or in a row", () => {
    const ids = Array.from({ length: 16_000 }, (_, n) => [
      `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`,
      `0195f3a2-1c00-7abc-8def-${(n * 2_654_435_761).toString(16).padStart(12, "0").slice(-12)}`,
    ]);
    for (const way of [0, 1]) {
      const sampled = ids.filter((pair) => isSampled(pair[way] ?? "")).length;
      expect(sampled).toBeGreaterThan((16_000 / SAMPLE) * 0.85);
      expect(sampled).toBeLessThan((16_000 / SAMPLE) * 1.15);
    }
  });
  it("cover every point of a circle's box with its squares", () => {
    const circle = { ...RIYADH, radiusKm: 50 };
    const { south, north, west, east } = boxOf(circle);
    const cells = cellsOf(circle);
    for (const lat of [south, RIYADH.lat, north])
      for (const lon of [west, RIYADH.lon, east]) expect(cells).toContain(cellMark({ lat, lon }));
  });
  it("leave a circle that is too wide, or none, to the conditions", () => {
    expect(cellsOf({ ...RIYADH, radiusKm: 5_000 })).toBeNull();
    expect(cellsOf({ ...RIYADH, radiusKm: Number.NaN })).toBeNull();
  });
  it("narrow by values only when a few are asked for and an index can hold them", () => {
    expect(valuesOf("region", { region: ["SA-01"] })).toEqual(["=rSA-01"]);
    expect(valuesOf("region", {})).toBeNull();
    expect(valuesOf("city", { city: ["a\0b"] })).toBeNull();
    expect(valuesOf("city", { city: Array.from({ length: 30 }, (_, n) => String(n)) })).toBeNull();
  });
});
