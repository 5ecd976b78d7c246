import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, type PlainDate } from "../kernel/plain-date.ts";
import { extendedBy, frozenDays, lossHoldsFrom, type FrozenSpan } from "./frozen-span.ts";

const START = "2030-01-01";
const day = fc.integer({ min: 0, max: 80 }).map((n) => addDays(START, n));
const span = fc
  .tuple(day, fc.integer({ min: 1, max: 40 }))
  .map(([from, length]): FrozenSpan => ({ from, until: addDays(from, length) }));
const deadline = fc
  .tuple(day, fc.integer({ min: 0, max: 60 }))
  .map(([from, length]) => ({ from, due: addDays(from, length) }));

const isFrozen = (spans: readonly FrozenSpan[], date: PlainDate): boolean =>
  spans.some(({ from, until }) => from <= date && date < until);

/** The same by counting day after day. */
function byCounting(spans: readonly FrozenSpan[], from: PlainDate, due: PlainDate): PlainDate {
  let left = daysBetween(from, due);
  let date = from;
  while (left > 0) {
    date = addDays(date, 1);
    if (!isFrozen(spans, date)) left--;
  }
  return date;
}

describe("a deadline in a frozen area", () => {
  it("ends where counting only the days that are not frozen ends", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), deadline, (spans, { from, due }) => {
        expect(extendedBy(spans, from, due)).toBe(byCounting(spans, from, due));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is over exactly when as many days that count have passed as it has", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), deadline, day, (spans, { from, due }, later) => {
        fc.pre(later >= from);
        const counted = daysBetween(from, later) - frozenDays(spans, from, later);
        expect(later > extendedBy(spans, from, due)).toBe(
          counted > daysBetween(from, due) ||
            (counted === daysBetween(from, due) && isFrozen(spans, later) && later > from),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it("gets the days of two overlapping switches once", () => {
    const spans = [
      { from: "2030-01-05", until: "2030-01-15" },
      { from: "2030-01-10", until: "2030-01-20" },
    ];
    expect(extendedBy(spans, "2030-01-01", "2030-01-08")).toBe("2030-01-23");
    expect(frozenDays(spans, "2030-01-01", "2030-01-31")).toBe(15);
  });

  it("that was over before the switch stays over, and one that begins after it has all its days", () => {
    const spans = [{ from: "2030-01-10", until: "2030-01-20" }];
    expect(extendedBy(spans, "2030-01-01", "2030-01-09")).toBe("2030-01-09");
    expect(extendedBy(spans, "2030-01-20", "2030-01-25")).toBe("2030-01-25");
    expect(extendedBy(spans, "2030-01-12", "2030-01-15")).toBe("2030-01-22");
  });
});

describe("something that is taken away", () => {
  const spans = [{ from: "2030-03-20", until: "2030-04-10" }];

  it("holds on the day that was said where nothing is frozen", () => {
    expect(lossHoldsFrom([], "2030-04-01", "2030-03-25")).toBe("2030-04-01");
  });

  it("never begins on a frozen day, but with the first month that is free", () => {
    expect(lossHoldsFrom(spans, "2030-04-01", "2030-03-15")).toBe("2030-05-01");
    expect(lossHoldsFrom([{ from: "2030-03-20", until: "2030-05-01" }], "2030-04-01", null)).toBe(
      "2030-05-01",
    );
    expect(lossHoldsFrom([...spans, { from: "2030-04-25", until: "2030-05-02" }], "2030-04-01", null)).toBe(
      "2030-06-01",
    );
  });

  it("waits for a time to object that became longer", () => {
    expect(lossHoldsFrom(spans, "2030-05-01", "2030-05-06")).toBe("2030-06-01");
    expect(lossHoldsFrom(spans, "2030-05-01", "2030-04-20")).toBe("2030-05-01");
  });
});
