import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COUNTRIES } from "#app/domain/kernel/countries.ts";
import { afterQuietHours } from "./message.ts";

const after = (instant: string, zone: string): string =>
  afterQuietHours(new Date(instant), zone).toISOString();

describe("quiet hours", () => {
  it("let a message of the day leave at once", () => {
    expect(after("2026-03-10T05:00:00.000Z", "Asia/Riyadh")).toBe("2026-03-10T05:00:00.000Z"); // 08:00
    expect(after("2026-03-10T17:59:59.999Z", "Asia/Riyadh")).toBe("2026-03-10T17:59:59.999Z"); // 20:59
  });
  it("hold one of the night until eight in the morning, in the country's zone", () => {
    expect(after("2026-03-10T18:00:00.000Z", "Asia/Riyadh")).toBe("2026-03-11T05:00:00.000Z"); // 21:00
    expect(after("2026-03-10T22:30:00.000Z", "Asia/Riyadh")).toBe("2026-03-11T05:00:00.000Z"); // 01:30
    expect(after("2026-03-11T04:59:59.000Z", "Asia/Riyadh")).toBe("2026-03-11T05:00:00.000Z"); // 07:59
    expect(after("2026-03-10T18:00:00.000Z", "Africa/Casablanca")).toBe("2026-03-10T18:00:00.000Z"); // 18:00
  });
  it("end at eight also in a night whose clock is changed", () => {
    // Egypt goes to summer time on the last Friday of April at midnight.
    expect(after("2026-04-23T20:00:00.000Z", "Africa/Cairo")).toBe("2026-04-24T05:00:00.000Z");
  });
  it("are never broken, and never hold a message for longer than the night", () => {
    const instants = fc.date({
      min: new Date("2025-01-01"),
      max: new Date("2028-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(...COUNTRIES), (instant, { zone }) => {
        const leaves = afterQuietHours(instant, zone);
        const hour = Number(
          new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(
            leaves,
          ),
        );
        expect(hour).toBeGreaterThanOrEqual(8);
        expect(hour).toBeLessThan(21);
        expect(leaves.getTime() - instant.getTime()).toBeGreaterThanOrEqual(0);
        expect(leaves.getTime() - instant.getTime()).toBeLessThanOrEqual(12 * 3_600_000);
      }),
    );
  });
});
