import { describe, expect, it } from "vitest";

import { formatAgo, formatDate, formatDateText, formatMonth, formatTime, inZone } from "./dates.ts";
import { translateFor } from "./i18n.ts";

describe("a date", () => {
  it("is Gregorian first, then Hijri by Umm al-Qura, in Latin digits", () => {
    expect(formatDate("ar", "2026-12-06")).toEqual({
      iso: "2026-12-06",
      gregorian: "6 ديسمبر 2026 م",
      hijri: "26 جمادى الآخرة 1448 هـ",
    });
    expect(formatDateText("en", "2026-12-06")).toBe("6 December 2026 (26 Jumada II 1448 AH)");
  });

  it("carries its weekday when asked", () => {
    expect(formatDate("ar", "2026-11-24", { weekday: true }).gregorian).toBe("الثلاثاء 24 نوفمبر 2026 م");
  });

  it("is day and month in tight rows", () => {
    expect(formatDate("ar", "2026-11-24", { short: true })).toMatchObject({
      gregorian: "24 نوفمبر",
      hijri: null,
    });
  });

  it("drops the Hijri part where a country does not print it", () => {
    expect(formatDate("ar", "2026-11-24", { hijri: false }).hijri).toBeNull();
  });

  it("refuses what is no date", () => {
    expect(() => formatDate("ar", "soon")).toThrow(RangeError);
  });
});

describe("times", () => {
  const ar = translateFor("ar");

  it("are worded on a twelve-hour clock", () => {
    expect([formatTime(ar, "07:00"), formatTime(ar, "15:30"), formatTime(ar, "00:05")]).toEqual([
      "7 صباحًا",
      "3:30 مساءً",
      "12:05 صباحًا",
    ]);
  });

  it("of an instant are read in the country's zone", () => {
    expect(inZone(new Date("2026-11-22T22:30:00Z"), "Asia/Riyadh")).toEqual({
      date: "2026-11-23",
      time: "01:30",
    });
  });

  it("ago are counted in the Arabic dual and plural", () => {
    const ago = (date: string) => formatAgo(ar, date, "2026-11-22");
    expect(
      ["2026-11-22", "2026-11-21", "2026-11-20", "2026-11-17", "2026-11-08", "2026-08-20"].map(ago),
    ).toEqual(["اليوم", "أمس", "قبل يومين", "قبل 5 أيام", "قبل أسبوعين", "قبل 3 أشهر"]);
  });

  it("of a month name the month and the year", () => {
    expect(formatMonth("ar", "2026-12")).toBe("ديسمبر 2026");
  });
});
