import { describe, expect, it } from "vitest";
import { movesBetween, scoreMoved } from "./movement.ts";
import { readScoreRow } from "./score-file.ts";
import { fromMillionths, millionths, parseScore } from "./score-number.ts";
import { standingOf, type ScoreLine } from "./score-standing.ts";
import { parseValue } from "./variables.ts";

describe("a score", () => {
  it("is exact to the millionth and has one spelling", () => {
    expect(parseScore("9.7430")).toBe("9.743");
    expect(parseScore("-0.50")).toBe("-0.5");
    expect(parseScore("007")).toBe("7");
    expect(["9,7", "1e3", "", "1.1234567", "1234567", "nan"].map(parseScore)).toEqual(Array(6).fill(null));
    expect(millionths("9.743") + millionths("0.05")).toBe(millionths("9.793"));
    expect(fromMillionths(millionths("-12.000001"))).toBe("-12.000001");
    expect(scoreMoved("9.7", "9.75")).toBe("0.05");
    expect(scoreMoved("0.3", "0.1")).toBe("-0.2");
  });

  it("comes in at the line, stays between the lines, and leaves only above the upper one", () => {
    const at = (threshold: number, leaves: number): ScoreLine => ({
      threshold: { min: threshold, max: threshold },
      leavesAbove: { min: leaves, max: leaves },
    });
    const line = at(9_743_000, 9_793_000);
    expect(["9.743", "9.7431", "9.793", "9.7931"].map((score) => standingOf(score, line))).toEqual([
      "below",
      "between",
      "between",
      "above",
    ]);
    const open: ScoreLine = { threshold: { min: 0, max: Infinity }, leavesAbove: { min: 0, max: Infinity } };
    expect(standingOf("9.7", open)).toBe("unsure");
  });
});

describe("what moved a score", () => {
  const rooms = { code: "rooms", ofHousehold: true, value: "3", points: "0.4" };
  it("names what changed, the largest first, and is silent about what stayed", () => {
    const before = [rooms, { code: "employment", ofHousehold: false, value: "at_home", points: "0.1" }];
    const now = [
      { ...rooms, value: "4", points: "0.45" },
      { code: "employment", ofHousehold: false, value: "works", points: "-0.2" },
    ];
    expect(movesBetween(before, now)).toEqual([
      { code: "employment", ofHousehold: false, before: "at_home", now: "works", points: "-0.3" },
      { code: "rooms", ofHousehold: true, before: "3", now: "4", points: "0.05" },
    ]);
    expect(movesBetween(before, before)).toEqual([]);
  });

  it("says a change without points where the registry tells none, and one that is new", () => {
    const unknown = { ...rooms, points: null };
    expect(movesBetween([unknown], [{ ...unknown, value: "4" }])).toMatchObject([{ points: null }]);
    expect(movesBetween([], [rooms])).toMatchObject([{ before: null, now: "3", points: "0.4" }]);
  });
});

describe("a value", () => {
  it("is read as people write it, and named wrong by what it should be", () => {
    expect(parseValue("rooms", " ٤ ")).toEqual({ value: "4" });
    expect(parseValue("disability", "نعم")).toEqual({ value: "yes" });
    expect(parseValue("electricity", "350.50")).toEqual({ value: "350.5" });
    expect(parseValue("housing", "Rented")).toEqual({ value: "rented" });
    expect(parseValue("indice_local", "bon  état")).toEqual({ value: "bon état" });
    expect(parseValue("rooms", "-1")).toEqual({ problem: "not_a_number" });
    expect(parseValue("electricity", "1,000")).toEqual({ problem: "not_an_amount" });
    expect(parseValue("housing", "castle")).toEqual({ problem: "unknown_word" });
    expect(parseValue("rooms", " ")).toEqual({ problem: "required" });
  });
});

describe("a row of a score file", () => {
  const good = {
    household_ref: "H-17",
    scheme: "ASD",
    computed_on: "2026-03-01",
    source: "RSU",
    score: "9.70",
  };
  const at = { country: "MA", today: "2026-04-01" };
  const rooms = { ...good, score: "", variable: "rooms", value: "3", points: "0.4" };

  it("is a total or a variable", () => {
    expect(readScoreRow(good, 2, at)).toMatchObject({ read: { kind: "score", score: "9.7", scheme: "asd" } });
    expect(readScoreRow(rooms, 3, at)).toMatchObject({
      read: { kind: "variable", code: "rooms", value: "3", points: "0.4", nationalId: null },
    });
  });

  it.each([
    [{ ...good, household_ref: "" }, "household_ref", "missing"],
    [{ ...good, computed_on: "2026-02-30" }, "computed_on", "not_a_date"],
    [{ ...good, computed_on: "2026-04-02" }, "computed_on", "in_future"],
    [{ ...good, score: "nine" }, "score", "not_a_number"],
    [{ ...good, score: "" }, "score", "missing"],
    [{ ...good, value: "3" }, "value", "without_variable"],
    [{ ...good, source: "change_request" }, "source", "not_allowed"],
    [{ ...rooms, score: "9" }, "score", "score_or_variable"],
    [{ ...rooms, value: "many" }, "value", "not_a_number"],
    [{ ...rooms, value: "" }, "value", "missing"],
    [{ ...rooms, points: "a lot" }, "points", "not_a_number"],
    [{ ...rooms, national_id: "AB12345" }, "national_id", "of_the_household"],
    [{ ...rooms, variable: "employment", value: "works" }, "national_id", "missing"],
    [{ ...rooms, national_id: "1" }, "national_id", "not_an_identity_number"],
    [{ ...rooms, observed_on: "2026-03-02" }, "observed_on", "after_computed_on"],
  ])("that is wrong is refused with its column and the reason (%#)", (cells, column, reason) => {
    expect(readScoreRow(cells, 2, at)).toEqual({ problem: { column, reason } });
  });
});
