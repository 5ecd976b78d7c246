import { describe, expect, it } from "vitest";
import { readTypedAmount, readTypedCount } from "./typed-amount.ts";

const sar = (typed: string) => readTypedAmount(typed, "SAR");

describe("an amount as people type it", () => {
  it.each([
    ["4000", 400_000],
    ["4,000", 400_000],
    ["٤٠٠٠", 400_000],
    ["٤٬٠٠٠", 400_000],
    ["۴۰۰۰", 400_000],
    ["٤،٠٠٠", 400_000],
    ["4 000", 400_000],
    ["4.000", 400_000],
    ["3610.50", 361_050],
    ["٣٦١٠٫٥", 361_050],
    ["4,000 ريال", 400_000],
    ["SAR 4,000", 400_000],
    ["\u200f٤٠٠٠\u200e", 400_000],
    ["0", 0],
    ["-500", -50_000],
    ["−500", -50_000],
  ])("reads %s", (typed, minor) => {
    expect(sar(typed)).toBe(minor);
  });

  it.each(["3 آلاف", "four", "1e9", "4000 أو 5000", "12.345.6", "4,00", "10.5551", "--5", "ريال", "∞"])(
    "refuses %s instead of guessing",
    (typed) => {
      expect(sar(typed)).toBeNaN();
    },
  );

  it("keeps the three decimals of a dinar", () => {
    expect(readTypedAmount("10.555", "JOD")).toBe(10_555);
  });

  it("tells an empty field from a wrong one", () => {
    expect([sar("  "), readTypedCount(""), readTypedCount("٣"), readTypedCount("2.5")]).toEqual([
      null,
      null,
      3,
      NaN,
    ]);
  });
});
