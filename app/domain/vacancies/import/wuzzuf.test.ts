import { describe, expect, it } from "vitest";
import type { Cells, ParsedRow } from "./posting.ts";
import { wuzzuf } from "./wuzzuf.ts";

const row: Cells = {
  Title: "Flower Shop Assistant",
  Company: "Nile Flowers",
  Location: " Dokki",
  Type: "Full Time",
  Level: "Shift Based",
  YearsExp: "1-3 Yrs of Exp",
  Country: "Giza",
  Skills: "Females Only - Flower arranging - English - Customer Service/Support - English",
};
const parse = (changes: Cells = {}): ParsedRow => {
  const result = wuzzuf.parse({ ...row, ...changes }, "EGP");
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
};

describe("a posting of the Egyptian board", () => {
  it("is read whole, without id, date or wage", () => {
    const { posting, notes } = parse();
    expect(notes).toEqual([]);
    expect(posting).toMatchObject({
      sourceId: null,
      title: "Flower Shop Assistant",
      titleLang: "en",
      regionText: "Giza",
      cityText: "Dokki",
      employmentType: "shift_work",
      experienceYears: 1,
      demandedGender: "female",
      wage: null,
      postedOn: null,
    });
    expect(posting.requirements.map((r) => [r.kind, r.label])).toEqual([
      ["skill", "Flower arranging"],
      ["language", "English"],
      ["skill", "Customer Service/Support"],
    ]);
  });

  it("may not say how much experience, or want the work done from home", () => {
    const { posting, notes } = parse({ YearsExp: "null Yrs of Exp", Level: "Work From Home" });
    expect(posting).toMatchObject({ experienceYears: null, remote: true, employmentType: "full_time" });
    expect(notes).toEqual([]);
  });

  it("notes a type it does not know and rejects a row without title", () => {
    expect(parse({ Type: "Gig" }).notes).toMatchObject([{ column: "Type", reason: "unknown_value" }]);
    expect(wuzzuf.parse({ ...row, Title: " " }, "EGP")).toMatchObject({
      ok: false,
      error: { column: "Title" },
    });
  });
});
