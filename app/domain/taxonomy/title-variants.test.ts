import { describe, expect, it } from "vitest";
import { beforeDash, titleVariants, withoutRank, withoutExperience } from "./title-variants.ts";

describe("titles in one text", () => {
  it.each([
    ["محاسب", ["محاسب"]],
    ["سائق / مندوب", ["سائق / مندوب", "سائق", "مندوب"]],
    [
      "civil and electrical engineers",
      ["civil and electrical engineers", "civil engineers", "electrical engineers"],
    ],
    ["accountants and auditors", ["accountants and auditors", "accountants", "auditors"]],
    ["cooks, fast food", ["cooks, fast food", "fast food cooks", "cooks"]],
    ["nurse (night shift)", ["nurse"]],
    ["teachers, except special education", ["teachers"]],
  ])("finds them in %s", (title, variants) => {
    expect(titleVariants(title)).toEqual(variants);
  });

  it("keeps a text that is nothing but brackets", () => {
    expect(titleVariants("(cook)")).toEqual(["(cook)"]);
  });
});

describe("what stands before a dash", () => {
  it.each([
    ["sales engineer - oil and gas", "sales engineer"],
    ["محاسب – جدة", "محاسب"],
    ["baker- night shift - city", "baker"],
    ["co-teacher", null],
    ["- cook", null],
    ["cook", null],
  ])("of %j is %j", (title, before) => {
    expect(beforeDash(title)).toBe(before);
  });
});

describe("the rank in a title", () => {
  it("goes from the work, and stays where there is no work beside it", () => {
    expect(withoutRank("Surveying Section Head")).toBe("Surveying");
    expect(withoutRank("Welding Team Leader - Tanta")).toBe("Welding - Tanta");
    expect(withoutRank("Baker Trainee")).toBe("Baker");
    expect(withoutRank("Team Leader")).toBeNull();
    expect(withoutRank("International Lead Buyer")).toBeNull();
  });
});

describe("what a title says of experience", () => {
  it.each([
    ["محاسب بدون خبرة", "محاسب"],
    ["مدرس خبرة 3 سنوات", "مدرس"],
    ["بائع خبره", "بائع"],
    ["خبرة لا تقل عن سنتين نجار", "نجار"],
    ["cook no experience required", "cook"],
    ["cook 2+ years of experience", "cook"],
    ["خبرة سنتين", ""],
    ["customer experience manager", "customer experience manager"],
    ["خبير عقارات", "خبير عقارات"],
  ])("goes from the work: %j is %j", (title, work) => {
    expect(withoutExperience(title)).toBe(work);
  });
});
