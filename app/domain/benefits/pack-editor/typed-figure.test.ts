import { describe, expect, it } from "vitest";
import type { Parameter, Unit } from "../parameter.schema.ts";
import { plainDay, readTypedFigure, typedFigureOf, type TypedFigure } from "./typed-figure.ts";

const BEFORE: Parameter = { value: 1, source: "law", readOn: "2026-01-01", confidence: "official" };

const read = (unit: Unit, typed: Partial<TypedFigure>, currency = "SAR") =>
  readTypedFigure(
    { ...typedFigureOf(BEFORE), ...typed },
    { unit, currency, sources: ["law"], today: "2026-11-28", before: BEFORE },
  );

const valueOf = (unit: Unit, value: string, currency?: string) => {
  const found = read(unit, { value }, currency);
  return "parameter" in found ? found.parameter.value : found.problems["value"];
};

describe("a figure as typed", () => {
  it.each([
    ["amount", "١٬٣٢٠٫٥٠", 1320.5],
    ["amount", "1,320.5", 1320.5],
    ["amount", "۴۵", 45],
    ["share", "٩٫٧٥٪", 0.0975],
    ["share", "56.7%", 0.567],
    ["share", "0.55", 0.55],
    ["share", "١/١٢", "1/12"],
    ["months", "٦", 6],
    ["score", "٩٫٧٤٣", 9.743],
  ] as const)("is read as %s from %s in any digits", (unit, typed, value) => {
    expect(valueOf(unit, typed)).toBe(value);
  });

  it.each([
    ["amount", "1320.555", "figure_amount_2"],
    ["amount", "1320,5", "figure_amount_2"],
    ["amount", "-5", "figure_amount_2"],
    ["amount", "5 or so", "figure_amount_2"],
    ["share", "1/0", "figure_share"],
    ["share", "55", "figure_share_over"],
    ["share", "200%", "figure_share_over"],
    ["share", "5/4", "figure_share_over"],
    ["months", "2.5", "figure_whole"],
    ["score", "9.7430001", "figure_score"],
    ["amount", "  ", "required"],
  ] as const)("is refused as %s from %s with what is allowed", (unit, typed, code) => {
    expect(valueOf(unit, typed)).toBe(code);
  });

  it("may be more than the whole only where it is a line and not a part", () => {
    const typed = { ...typedFigureOf(BEFORE), value: "150%" };
    const at = {
      unit: "share",
      currency: "SAR",
      sources: ["law"],
      today: "2026-11-28",
      before: BEFORE,
    } as const;
    expect(readTypedFigure(typed, { ...at, overWhole: true })).toMatchObject({ parameter: { value: 1.5 } });
    expect(readTypedFigure(typed, at)).toEqual({ problems: { value: "figure_share_over" } });
  });

  it("has as many decimals as the currency", () => {
    expect(valueOf("amount", "40.555", "JOD")).toBe(40.555);
    expect(valueOf("amount", "40.5555", "JOD")).toBe("figure_amount_3");
  });

  it("lies between two ends in their order, or has no known upper one", () => {
    const typed = (from: string, until: string) => read("amount", { known: "interval", from, until });
    expect(typed("100", "٢٠٠")).toMatchObject({ parameter: { interval: [100, 200] } });
    expect(typed("100", "")).toMatchObject({ parameter: { interval: [100, null] } });
    expect(typed("300", "200")).toEqual({ problems: { until: "figure_order" } });
    expect(read("share", { known: "interval", from: "0", until: "" })).toEqual({
      problems: { until: "required" },
    });
  });

  it("is unknown, within limits or without", () => {
    expect(read("share", { known: "unknown", value: "", from: "0", until: "1" })).toMatchObject({
      parameter: { unknown: true, between: [0, 1] },
    });
    expect(read("months", { known: "unknown", value: "left over" })).toEqual({
      parameter: { unknown: true, source: "law", readOn: "2026-01-01", confidence: "official" },
    });
  });

  it("names a source of the pack and a day that has come", () => {
    expect(read("amount", { source: "rumour", readOn: "2026-11-29", confidence: "sure" })).toEqual({
      problems: { source: "missing", readOn: "figure_read_later", confidence: "missing" },
    });
    expect(plainDay("٢٠٢٦/١١/٢٨")).toBe("2026-11-28");
    expect(plainDay("2026-02-30")).toBeNull();
  });
});
