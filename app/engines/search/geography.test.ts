import { describe, expect, it } from "vitest";
import { boxAround, kmBetween } from "./geography.ts";

describe("distances", () => {
  it("make a degree of latitude a 360th of the way around the Earth", () => {
    expect(kmBetween({ lat: 0, lon: 0 }, { lat: 1, lon: 0 })).toBeCloseTo(
      (2 * Math.PI * 6_371.0088) / 360,
      6,
    );
  });

  it("cross the 180th meridian the short way", () => {
    expect(kmBetween({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111.195, 2);
  });
});

describe("the box around a circle", () => {
  const within = (box: ReturnType<typeof boxAround>, { lat, lon }: { lat: number; lon: number }): boolean =>
    lat >= box.south &&
    lat <= box.north &&
    (box.spans.length === 0 || box.spans.some(({ west, east }) => lon >= west && lon <= east));

  it.each([
    { lat: 24.7, lon: 46.7, radiusKm: 50 },
    { lat: 64.1, lon: -21.9, radiusKm: 500 },
    { lat: -16.5, lon: 179.9, radiusKm: 80 },
    { lat: 51.9, lon: -179.9, radiusKm: 80 },
    { lat: 89.9, lon: 12, radiusKm: 50 },
    { lat: 0, lon: 0, radiusKm: 0 },
  ])("holds every point of it: $lat $lon $radiusKm", (circle) => {
    const box = boxAround(circle);
    for (let bearing = 0; bearing < 360; bearing += 3) {
      const [angle, turn, lat] = [
        circle.radiusKm / 6_371.0088,
        (bearing * Math.PI) / 180,
        (circle.lat * Math.PI) / 180,
      ];
      const top = Math.asin(
        Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(turn),
      );
      const east = Math.atan2(
        Math.sin(turn) * Math.sin(angle) * Math.cos(lat),
        Math.cos(angle) - Math.sin(lat) * Math.sin(top),
      );
      const lon = ((circle.lon + (east * 180) / Math.PI + 540) % 360) - 180;
      expect(within(box, { lat: (top * 180) / Math.PI, lon })).toBe(true);
    }
  });

  it("leaves out what is farther north than it reaches", () => {
    expect(within(boxAround({ lat: 24.7, lon: 46.7, radiusKm: 50 }), { lat: 25.3, lon: 46.7 })).toBe(false);
  });
});
