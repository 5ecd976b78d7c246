import { describe, expect, it } from "vitest";
import { countOutcomes, csvCell, neutralised, reportCsv } from "./import-result.ts";

describe("the counts of an import", () => {
  it("add up to its rows", () => {
    const { rows, accepted, updated, unchanged, duplicates, rejected } = countOutcomes(
      ["accepted", "rejected", "accepted", "duplicate", "unchanged", "updated"],
      null,
    );
    expect({ accepted, updated, unchanged, duplicates, rejected }).toEqual({
      accepted: 2,
      updated: 1,
      unchanged: 1,
      duplicates: 1,
      rejected: 1,
    });
    expect(accepted + updated + unchanged + duplicates + rejected).toBe(rows);
  });
});

describe("the report of an import", () => {
  it.each(["=1+1", "+1", "-1", "@x", "\tx", "\rx"])("lets no spreadsheet run a cell: %j", (cell) => {
    expect(neutralised(cell)).toBe(`'${cell}`);
    expect(csvCell(cell)).toMatch(/^"?'/);
  });
  it("quotes what would break a row", () => {
    expect(csvCell('say "a, b"')).toBe('"say ""a, b"""');
    expect(csvCell("two\nlines")).toBe('"two\nlines"');
    expect([csvCell(null), csvCell(7), csvCell("محاسب")]).toEqual(["", "7", "محاسب"]);
  });
  it("has one line a row under a header", () => {
    const text = reportCsv([
      { row: 3, outcome: "rejected", id: "=cmd()", column: "wage", reason: "not_an_amount" },
    ]);
    expect(text).toBe("row,outcome,id,column,reason\r\n3,rejected,'=cmd(),wage,not_an_amount\r\n");
  });
});
