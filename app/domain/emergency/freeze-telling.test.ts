import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type PlainDate } from "../kernel/plain-date.ts";
import { isToldOf, tellingDue } from "./freeze-telling.ts";
import { runsAgainOn } from "./frozen-span.ts";

const DAY = "2031-03-10";
const day = (days: number): PlainDate => addDays(DAY, days);
const standing = (until: PlainDate, toldUntil: PlainDate | null, toldOver = false) => ({
  ...{ until, toldUntil, toldOver },
});

describe("what people are told of an emergency switch", () => {
  it("is its end when it begins, a later one when it is prolonged, an earlier one when it is lifted", () => {
    expect(tellingDue(standing(day(10), null), DAY)).toEqual({ what: "frozen", until: day(10) });
    expect(tellingDue(standing(day(20), day(10)), DAY)).toEqual({ what: "frozen", until: day(20) });
    expect(tellingDue(standing(day(4), day(10)), DAY)).toEqual({ what: "shorter", until: day(4) });
  });

  it("is its end once, and only to those who were told that it began", () => {
    expect(tellingDue(standing(DAY, DAY), DAY)).toEqual({ what: "over", until: DAY });
    expect(tellingDue(standing(DAY, DAY, true), DAY)).toBeNull();
    expect(tellingDue(standing(DAY, null), DAY)).toBeNull();
  });

  it("comes to rest: after what is due was told, nothing is due on that day", () => {
    const date = fc.integer({ min: -5, max: 5 }).map(day);
    fc.assert(
      fc.property(date, fc.option(date), fc.boolean(), (until, toldUntil, toldOver) => {
        const due = tellingDue(standing(until, toldUntil, toldOver), DAY);
        if (!due) return;
        const told =
          due.what === "over" ? standing(until, toldUntil, true) : standing(until, due.until, false);
        expect(tellingDue(told, DAY)).toBeNull();
      }),
    );
  });
});

describe("whom it is told", () => {
  const frozen = { what: "frozen", until: day(10) } as const;
  const span = { from: day(-2), until: day(10) };

  it("is whoever's deadline is longer by it and not over", () => {
    const open = { from: day(-5), due: day(3) };
    expect(isToldOf(open, [span], frozen, DAY)).toBe(true);
    expect(isToldOf(open, [], frozen, DAY)).toBe(false);
    // Over before the switch began.
    expect(isToldOf({ from: day(-9), due: day(-4) }, [span], frozen, DAY)).toBe(false);
  });

  it("is nobody of whom another switch says a later day, nor of an end that is none", () => {
    const open = { from: day(-5), due: day(3) };
    const longer = { from: day(-1), until: day(30) };
    expect(isToldOf(open, [span, longer], frozen, DAY)).toBe(false);
    expect(isToldOf(open, [span, longer], { what: "over", until: day(10) }, day(10))).toBe(false);
    expect(isToldOf(open, [span], { what: "over", until: day(10) }, day(10))).toBe(true);
  });
});

describe("the day on which deadlines run again", () => {
  it("is none where they run, and the end of what goes on without a break", () => {
    const spans = [
      { from: day(5), until: day(8) },
      { from: day(-2), until: day(5) },
      { from: day(9), until: day(12) },
    ];
    expect(runsAgainOn(spans, DAY)).toBe(day(8));
    expect(runsAgainOn(spans, day(8))).toBeNull();
    expect(runsAgainOn([], DAY)).toBeNull();
  });
});
