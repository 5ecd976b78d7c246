import { describe, expect, it } from "vitest";
import { addDays } from "../../kernel/plain-date.ts";
import { fromHijri, readDate } from "./hijri-date.ts";

describe("fromHijri", () => {
  // Official Umm al-Qura dates: first days of years and of Ramadan, and the days beside them.
  it.each([
    [1444, 1, 1, "2022-07-30"],
    [1444, 5, 27, "2022-12-21"],
    [1444, 9, 1, "2023-03-23"],
    [1445, 1, 1, "2023-07-19"],
    [1446, 9, 1, "2025-03-01"],
    [1300, 1, 1, "1882-11-12"],
  ])("turns %i-%i-%i into %s", (year, month, day, date) => {
    expect(fromHijri(year, month, day)).toBe(date);
  });

  it("is the inverse of the calendar on each of 60 years' days", () => {
    const calendar = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
      year: "numeric",
      month: "numeric",
      day: "numeric",
      timeZone: "UTC",
    });
    for (let date = "1990-01-01"; date < "2050-01-01"; date = addDays(date, 7)) {
      const part = new Map(
        calendar.formatToParts(new Date(`${date}T00:00:00Z`)).map((p) => [p.type, Number(p.value)]),
      );
      expect(fromHijri(part.get("year") ?? 0, part.get("month") ?? 0, part.get("day") ?? 0)).toBe(date);
    }
  });

  it("refuses days that do not exist", () => {
    expect(fromHijri(1444, 13, 1)).toBeNull();
    expect(fromHijri(1444, 0, 1)).toBeNull();
    expect(fromHijri(1444, 1, 31)).toBeNull();
    const lengths = [...Array(12).keys()].map((m) => (fromHijri(1444, m + 1, 30) === null ? 29 : 30));
    expect(lengths.reduce((sum, days) => sum + days, 0)).toBe(354);
  });
});

describe("readDate", () => {
  it("reads Hijri and Gregorian dates, either way round, in any digits", () => {
    expect(readDate("27/05/1444")).toBe("2022-12-21");
    expect(readDate("1444-05-27")).toBe("2022-12-21");
    expect(readDate("٢٧/٠٥/١٤٤٤")).toBe("2022-12-21");
    expect(readDate("2026-02-28")).toBe("2026-02-28");
    expect(readDate("28.2.2026")).toBe("2026-02-28");
  });

  it("answers null for what is no date", () => {
    for (const text of ["Publish date", "", "32/01/1444", "2026-02-30", "27/05/44", "1/2/3"]) {
      expect(readDate(text)).toBeNull();
    }
  });
});
