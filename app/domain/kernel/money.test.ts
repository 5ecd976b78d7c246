import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, minorDigits, money, multiplyMinor, parseMajor, subtract } from "./money.ts";

const minor = (text: string, currency = "SAR"): number | null => parseMajor(text, currency)?.minor ?? null;

describe("money", () => {
  it("is whole minor units that a number can hold exactly", () => {
    expect(money(100, "SAR")).toEqual({ minor: 100, currency: "SAR" });
    expect(() => money(0.5, "SAR")).toThrow("Not a safe integer");
    expect(() => money(2 ** 53, "SAR")).toThrow("Not a safe integer");
    expect(() => add(money(2 ** 53 - 1, "SAR"), money(1, "SAR"))).toThrow("Not a safe integer");
  });
  it("does not mix currencies", () => {
    expect(add(money(1, "SAR"), money(2, "SAR")).minor).toBe(3);
    expect(subtract(money(1, "SAR"), money(2, "SAR")).minor).toBe(-1);
    expect(() => add(money(1, "SAR"), money(1, "EGP"))).toThrow("Currencies differ: SAR, EGP");
  });
});

describe("a rate", () => {
  it("is exact where floating point is not", () => {
    // 1.005 × 100 is 100.49999… as a double.
    expect(multiplyMinor(100, { numerator: 1005, denominator: 1000 })).toBe(101);
    expect(multiplyMinor(9_007_199_254_740_991, { numerator: 1, denominator: 3 }, "down")).toBe(
      3_002_399_751_580_330,
    );
  });
  it.each([
    ["half-up", [3, -3, 2, 3]],
    ["half-even", [2, -2, 2, 3]],
    ["down", [2, -2, 2, 2]],
    ["up", [3, -3, 3, 3]],
  ] as const)(
    "rounds once, %s, away from or towards zero alike",
    (rounding, [half, minusHalf, below, above]) => {
      const by = (value: number, denominator: number) =>
        multiplyMinor(value, { numerator: 1, denominator }, rounding);
      expect([by(5, 2), by(-5, 2), by(9, 4), by(11, 4)]).toEqual([half, minusHalf, below, above]);
      expect(by(6, 2)).toBe(3);
    },
  );
  it("never leaves the two whole numbers around the exact product", () => {
    const rate = fc.record({
      numerator: fc.integer({ min: 0, max: 10_000 }),
      denominator: fc.integer({ min: 1, max: 10_000 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), rate, (value, r) => {
        const down = multiplyMinor(value, r, "down");
        const up = multiplyMinor(value, r, "up");
        expect(up - down).toBe((value * r.numerator) % r.denominator === 0 ? 0 : 1);
        for (const rounding of ["half-up", "half-even"] as const)
          expect([down, up]).toContain(multiplyMinor(value, r, rounding));
      }),
    );
  });
});

describe("an amount in writing", () => {
  it("is read in the currency's own digits", () => {
    expect(minor("4,600.50")).toBe(460_050);
    expect(minor(" 4600 ")).toBe(460_000);
    expect(minor("1,234,567.8")).toBe(123_456_780);
    expect(minor("12.345", "KWD")).toBe(12_345);
    expect(minor("0.10")).toBe(10);
    expect(minor("12.500")).toBe(1_250);
    expect(minor("-3.25")).toBe(-325);
    expect(minor("-0")).toBe(0);
    expect([minorDigits("SAR"), minorDigits("JOD")]).toEqual([2, 3]);
  });
  it.each([
    "",
    "abc",
    "1e3",
    "12.345",
    "4600,5",
    "46,00",
    "1,23",
    "1,2345",
    ",5",
    "5.",
    "--1",
    "NaN",
    "99999999999999999",
  ])("is refused rather than guessed: %j", (text) => expect(minor(text)).toBeNull());
});
