import { describe, expect, it } from "vitest";

import { money } from "#app/domain/kernel/money.ts";

import { translateFor } from "./i18n.ts";
import {
  formatAmount,
  formatMoney,
  formatMoneyRange,
  formatNumber,
  formatPercent,
  toLatinDigits,
} from "./numbers.ts";

const ar = translateFor("ar");
const en = translateFor("en");
const riyals = (major: number) => money(Math.round(major * 100), "SAR");

describe("numbers", () => {
  it("keep Latin digits with grouping", () => {
    expect(formatNumber(18420)).toBe("18,420");
    expect(formatPercent(0.724)).toBe("72%");
  });

  it("are formatted inside messages without being asked", () => {
    expect(ar("common:results.count", { count: 1234 })).toBe("1,234 نتيجة");
    expect(ar("common:results.count", { count: 2 })).toBe("نتيجتان");
    expect(en("common:results.count", { count: 1 })).toBe("1 result");
  });

  it("typed on an Arabic keyboard become Latin", () => {
    expect(toLatinDigits("٠٥٥ ۱۲")).toBe("055 12");
  });
});

describe("money", () => {
  it("agrees with its amount in Arabic", () => {
    const words = [0, 1, 2, 3, 11, 100, 970, 2640, 3610].map((amount) => formatMoney(ar, riyals(amount)));
    expect(words).toEqual([
      "0 ريال",
      "ريال واحد",
      "ريالان",
      "3 ريالات",
      "11 ريالًا",
      "100 ريال",
      "970 ريالًا",
      "2,640 ريالًا",
      "3,610 ريالات",
    ]);
  });

  it("puts the currency first in English", () => {
    expect(formatMoney(en, riyals(4600))).toBe("SAR 4,600");
  });

  it("shows minor units only when there are some", () => {
    expect(formatAmount(riyals(3610.5))).toBe("3,610.50");
    expect(formatMoney(ar, money(1500, "JOD"))).toBe("1.500 دينار");
  });

  it("words ranges without a dash, naming the currency once", () => {
    expect(formatMoneyRange(ar, riyals(4000), riyals(4600))).toBe("من 4,000 إلى 4,600 ريال");
    expect(formatMoneyRange(en, riyals(4000), riyals(4600))).toBe("SAR 4,000 to 4,600");
    expect(formatMoneyRange(ar, riyals(4000), riyals(4000))).toBe("4,000 ريال");
  });
});
