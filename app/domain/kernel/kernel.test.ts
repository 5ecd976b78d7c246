import { describe, expect, it } from "vitest";
import { z } from "zod";
import { addWorkingDays, COUNTRIES, countryOf, currencyOf, zoneOf } from "./countries.ts";
import { fieldCodes } from "./field-codes.ts";
import { paging } from "./paging.ts";
import { assertNever, deny, expectOk, fail, ok } from "./result.ts";
import { edgesFrom, findTransition, type Machine } from "./transition-table.ts";

describe("a result", () => {
  it("carries a value, a denial or a failure with its fields", () => {
    expect(ok(1)).toEqual({ ok: true, value: 1 });
    expect(deny("not_yours")).toEqual({ ok: false, error: { kind: "denial", code: "not_yours" } });
    expect(fail("invalid_input", { fields: { day: "date" } })).toEqual({
      ok: false,
      error: { kind: "failure", code: "invalid_input", fields: { day: "date" } },
    });
    expect(deny({ kind: "denial", code: "x" }).error.code).toBe("x");
    expect(fail({ kind: "failure", code: "y" }).error.code).toBe("y");
  });

  it("throws with the code where failing is a surprise", () => {
    expect(expectOk(ok("here"))).toBe("here");
    expect(() => expectOk(deny("not_yours"))).toThrow("Unexpected denial: not_yours");
  });

  it("names the value that an exhaustive switch did not know", () => {
    expect(() => assertNever("purple" as never)).toThrow('"purple"');
  });
});

describe("a transition table", () => {
  const door: Machine<"open" | "shut" | "gone"> = {
    name: "door",
    initial: ["open"],
    final: ["gone"],
    transitions: [
      { name: "close", from: ["open"], to: "shut", by: ["seeker"] },
      { name: "remove", from: ["open", "shut"], to: "gone", by: ["officer"] },
    ],
  };
  it("has an edge only where the table says so", () => {
    expect(findTransition(door, "close", "open")?.to).toBe("shut");
    expect(findTransition(door, "close", "shut")).toBeNull();
    expect(findTransition(door, "paint", "open")).toBeNull();
  });
  it("lists who may do what, in its order", () => {
    expect(edgesFrom(door, "open").map(({ name }) => name)).toEqual(["close", "remove"]);
    expect(edgesFrom(door, "open", "officer").map(({ name }) => name)).toEqual(["remove"]);
    expect(edgesFrom(door, "gone")).toEqual([]);
  });
});

describe("a country", () => {
  it("brings its zone and currency; an unknown one is refused", () => {
    expect([zoneOf("SA"), currencyOf("EG")]).toEqual(["Asia/Riyadh", "EGP"]);
    expect(() => countryOf("XX")).toThrow("Unknown country: XX");
    expect(new Set(COUNTRIES.map(({ code }) => code)).size).toBe(COUNTRIES.length);
  });

  it("counts working days around its own weekend", () => {
    // 2026-01-01 is a Thursday.
    expect(addWorkingDays("2026-01-01", 1, countryOf("SA"))).toBe("2026-01-04");
    expect(addWorkingDays("2026-01-01", 1, countryOf("MA"))).toBe("2026-01-02");
    expect(addWorkingDays("2026-01-02", 1, countryOf("MA"))).toBe("2026-01-05");
    expect(addWorkingDays("2026-01-01", 5, countryOf("SA"))).toBe("2026-01-08");
    expect(addWorkingDays("2026-01-02", 0, countryOf("SA"))).toBe("2026-01-02");
    expect(addWorkingDays("2027-12-30", 2, countryOf("EG"))).toBe("2028-01-03");
  });
});

describe("paging", () => {
  it("clamps whatever an address says", () => {
    expect(paging("3", "50")).toEqual({ page: 3, pageSize: 50 });
    expect(paging("-1", "1e9")).toEqual({ page: 1, pageSize: 100 });
    expect(paging("abc", null)).toEqual({ page: 1, pageSize: 20 });
    expect(paging(1e12, 2.9)).toEqual({ page: 1000, pageSize: 2 });
    expect(paging(Infinity, undefined)).toEqual({ page: 1, pageSize: 20 });
  });
});

describe("field codes", () => {
  it("keep our codes, word the library's own as invalid, and name each field once", () => {
    const schema = z.object({
      day: z.string().refine(() => false, { message: "date" }),
      age: z.number(),
      list: z.array(z.object({ name: z.string().min(3, "too_short").regex(/x/, "no_x") })),
    });
    const parsed = schema.safeParse({ day: "?", age: "old", list: [{ name: "ab" }] });
    expect(parsed.success ? null : fieldCodes(parsed.error)).toEqual({
      day: "date",
      age: "invalid",
      "list.0.name": "too_short",
    });
  });
});
