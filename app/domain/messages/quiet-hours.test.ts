import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COUNTRIES } from "#app/domain/kernel/countries.ts";
import { afterQuietHours, nextMorning, startOfDay } from "./quiet-hours.ts";

const NIGHT = { from: 21, until: 8 };
const after = (instant: string, zone: string, quiet = NIGHT): string =>
  afterQuietHours(new Date(instant), zone, quiet).toISOString();
const hourIn = (instant: Date, zone: string): number =>
  Number(
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(instant),
  );
const instants = fc.date({ min: new Date("2025-01-01"), max: new Date("2028-01-01"), noInvalidDate: true });

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
  it("may be a person's own, in the middle of the day too", () => {
    const noon = { from: 13, until: 16 };
    expect(after("2026-03-10T11:00:00.000Z", "Asia/Riyadh", noon)).toBe("2026-03-10T13:00:00.000Z"); // 14:00
    expect(after("2026-03-10T22:00:00.000Z", "Asia/Riyadh", noon)).toBe("2026-03-10T22:00:00.000Z");
  });
  it("end at eight also in a night whose clock is changed", () => {
    // Egypt goes to summer time on the last Friday of April at midnight.
    expect(after("2026-04-23T20:00:00.000Z", "Africa/Cairo")).toBe("2026-04-24T05:00:00.000Z");
  });
  it("are never broken, and never hold a message for longer than they last", () => {
    const hour = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(instants, fc.constantFrom(...COUNTRIES), hour, hour, (instant, { zone }, from, until) => {
        fc.pre(from !== until);
        const leaves = afterQuietHours(instant, zone, { from, until });
        const at = hourIn(leaves, zone);
        expect(from < until ? at < from || at >= until : at >= until && at < from).toBe(true);
        const waited = leaves.getTime() - instant.getTime();
        expect(waited).toBeGreaterThanOrEqual(0);
        // An hour more in the night when the clock is put back.
        expect(waited).toBeLessThanOrEqual((((until - from + 24) % 24) + 1) * 3_600_000);
      }),
    );
  });
});

describe("the next morning", () => {
  it("is the next day's first hour outside quiet hours", () => {
    const morning = nextMorning(new Date("2026-03-10T17:30:00Z"), "Asia/Riyadh", NIGHT);
    expect(morning.toISOString()).toBe("2026-03-11T05:00:00.000Z");
  });
  it("is always on the day after, in every country, whatever its clock does", () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...COUNTRIES), (instant, { zone }) => {
        const day = startOfDay(instant, zone);
        expect(day.getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(instant.getTime() - day.getTime()).toBeLessThan(25 * 3_600_000);
        const morning = nextMorning(instant, zone, NIGHT);
        expect(hourIn(morning, zone)).toBe(8);
        expect(startOfDay(morning, zone).getTime()).toBeGreaterThan(instant.getTime());
        expect(morning.getTime() - instant.getTime()).toBeLessThanOrEqual(34 * 3_600_000);
      }),
    );
  });
});
