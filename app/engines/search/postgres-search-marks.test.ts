import { describe, expect, it } from "vitest";
import {
  bandMarks,
  bandsOf,
  boxOf,
  cellMark,
  cellsOf,
  SAMPLE,
  samplesOf,
  SMALL_SAMPLE,
  valuesOf,
} from "./postgres-search-marks.ts";

const RIYADH = { lat: 24.7136, lon: 46.6753 };

describe("the marks of the index of words", () => {
  it("take one posting in sixteen into the sample and one in 256 into the small one, whether ids are random or in a row", () => {
    const count = 64_000;
    const ids = Array.from({ length: count }, (_, n) => [
      `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`,
      `0195f3a2-1c00-7abc-8def-${(n * 2_654_435_761).toString(16).padStart(12, "0").slice(-12)}`,
    ]);
    for (const way of [0, 1]) {
      for (const size of [SAMPLE, SMALL_SAMPLE] as const) {
        const sampled = ids.filter((pair) => samplesOf(pair[way] ?? "").includes(size)).length;
        expect(sampled).toBeGreaterThan((count / size) * 0.8);
        expect(sampled).toBeLessThan((count / size) * 1.2);
      }
    }
  });
  it("cover every point of a circle's box with its squares", () => {
    const circle = { ...RIYADH, radiusKm: 50 };
    const { south, north, west, east } = boxOf(circle);
    const cells = cellsOf(circle);
    for (const lat of [south, RIYADH.lat, north])
      for (const lon of [west, RIYADH.lon, east]) expect(cells).toContain(cellMark({ lat, lon }));
  });
  it("find every band from one on in few lexemes, and none before it", () => {
    for (const first of [-70, -1, 0, 5_190, 5_193, 5_199])
      for (const length of [1, 2, 7, 40, 300]) {
        const last = first + length - 1;
        const lexemes = bandsOf({ first, last });
        const found = (band: number): boolean => bandMarks(band).some((mark) => lexemes.includes(mark));
        for (let band = first; band <= last; band++) expect(found(band)).toBe(true);
        for (let band = first - 100; band < first; band++) expect(found(band)).toBe(false);
        expect(lexemes.length).toBeLessThanOrEqual(9 + Math.ceil(length / 64));
      }
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
