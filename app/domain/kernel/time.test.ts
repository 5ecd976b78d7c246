import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains, dateRange, intersect, lastDay, overlaps } from "./date-range.ts";
import {
  addDays,
  addMonths,
  dateInZone,
  daysBetween,
  isPlainDate,
  instantInZone,
  isPlainMonth,
  monthsBetween,
  shiftMonth,
} from "./plain-date.ts";

const anyDate = fc.integer({ min: -20_000, max: 60_000 }).map((days) => addDays("1990-01-01", days));

describe("a plain date", () => {
  it("is a day that exists", () => {
    for (const text of ["2024-02-29", "1800-01-01", "2200-12-31"]) expect(isPlainDate(text)).toBe(true);
    for (const text of [
      ...["2023-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "1799-12-31", "2201-01-01"],
      ...["24-01-01", "2024-1-1", "2024-01-01T00:00", " 2024-01-01", "", "٢٠٢٤-٠١-٠١"],
    ])
      expect(isPlainDate(text), text).toBe(false);
    expect([isPlainMonth("2024-02"), isPlainMonth("2024-13"), isPlainMonth("2024-2")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("keeps the day of the month, or takes the month's last one", () => {
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2023-01-31", 1)).toBe("2023-02-28");
    expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
    expect(addMonths("2024-03-31", -1)).toBe("2024-02-29");
    expect(addMonths("2024-11-15", 3)).toBe("2025-02-15");
    expect(addMonths("2024-01-15", -13)).toBe("2022-12-15");
    expect(shiftMonth("2026-01", -1)).toBe("2025-12");
    expect(monthsBetween("2025-11", "2026-02")).toBe(3);
    expect(monthsBetween("2026-02", "2025-11")).toBe(-3);
  });

  it("crosses leap days and years", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2100-02-28", 1)).toBe("2100-03-01");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(daysBetween("2024-01-01", "2025-01-01")).toBe(366);
  });

  it("adds and counts days consistently, whatever the day", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(isPlainDate(addDays(date, days))).toBe(true);
      }),
    );
  });

  it("is the day of the country's own zone", () => {
    expect(dateInZone(new Date("2026-03-10T20:59:59Z"), "Asia/Riyadh")).toBe("2026-03-10");
    expect(dateInZone(new Date("2026-03-10T21:00:00Z"), "Asia/Riyadh")).toBe("2026-03-11");
    // Summer time in Egypt, and Morocco's hour less during Ramadan.
    expect(dateInZone(new Date("2026-07-01T21:30:00Z"), "Africa/Cairo")).toBe("2026-07-02");
    expect(dateInZone(new Date("2026-01-01T21:30:00Z"), "Africa/Cairo")).toBe("2026-01-01");
    expect(dateInZone(new Date("2026-02-25T23:30:00Z"), "Africa/Casablanca")).toBe("2026-02-25");
    expect(dateInZone(new Date("2026-06-25T23:30:00Z"), "Africa/Casablanca")).toBe("2026-06-26");
  });

  it("refuses to calculate with what is no date", () => {
    expect(() => addDays("2024-1-1", 1)).toThrow("Not a plain date");
  });
});

describe("a range of dates", () => {
  const march = { from: "2026-03-01", until: "2026-04-01" };
  it("holds its first day and not its end", () => {
    expect(contains(march, "2026-03-01")).toBe(true);
    expect(contains(march, "2026-03-31")).toBe(true);
    expect(contains(march, "2026-04-01")).toBe(false);
    expect(contains({ from: "2026-03-01", until: null }, "2199-01-01")).toBe(true);
    expect(lastDay(march)).toBe("2026-03-31");
    expect(lastDay({ from: "2026-03-01", until: null })).toBeNull();
  });
  it("is never empty or turned round", () => {
    expect(dateRange("2026-03-01", "2026-03-01")).toBeNull();
    expect(dateRange("2026-03-02", "2026-03-01")).toBeNull();
    expect(dateRange("2026-03-01", null)).toEqual({ from: "2026-03-01", until: null });
  });
  it("touches its neighbour without overlapping", () => {
    expect(overlaps(march, { from: "2026-04-01", until: null })).toBe(false);
    expect(intersect(march, { from: "2026-03-20", until: null })).toEqual({
      from: "2026-03-20",
      until: "2026-04-01",
    });
    expect(intersect(march, { from: "2026-04-01", until: "2026-05-01" })).toBeNull();
  });
  it("shares with another exactly the days that both hold", () => {
    const range = fc.tuple(anyDate, fc.option(fc.integer({ min: 1, max: 900 }))).map(([from, days]) => ({
      from,
      until: days === null ? null : addDays(from, days),
    }));
    fc.assert(
      fc.property(range, range, anyDate, (a, b, day) => {
        const shared = intersect(a, b);
        expect(shared !== null && contains(shared, day)).toBe(contains(a, day) && contains(b, day));
        expect(intersect(b, a)).toEqual(shared);
      }),
    );
  });
});

describe("an instant in a zone", () => {
  it("is when its clocks show that time, on either side of a change of the clocks", () => {
    const at = (date: string, time: string, zone: string) => instantInZone(date, time, zone).toISOString();
    expect(at("2026-12-06", "10:30", "Asia/Riyadh")).toBe("2026-12-06T07:30:00.000Z");
    expect(at("2026-12-06", "00:15", "Asia/Riyadh")).toBe("2026-12-05T21:15:00.000Z");
    // Egypt: summer time begins on 24 April 2026 and ends on 30 October.
    expect(at("2026-04-23", "10:00", "Africa/Cairo")).toBe("2026-04-23T08:00:00.000Z");
    expect(at("2026-04-24", "10:00", "Africa/Cairo")).toBe("2026-04-24T07:00:00.000Z");
    expect(at("2026-10-29", "10:00", "Africa/Cairo")).toBe("2026-10-29T07:00:00.000Z");
    expect(at("2026-10-30", "10:00", "Africa/Cairo")).toBe("2026-10-30T08:00:00.000Z");
  });
});
