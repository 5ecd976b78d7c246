import { describe, expect, it } from "vitest";
import { foldArabic, LETTER_FOLDS, normaliseLabel, tokenise } from "./fold.ts";

describe("foldArabic", () => {
  it.each(LETTER_FOLDS.map((rule) => rule.example))("folds %s to %s", (typed, folded) => {
    expect(foldArabic(typed)).toBe(folded);
  });

  it.each([
    ["محاســــب", "محاسب"],
    ["مُحاسِبٌ", "محاسب"],
    ["مهندسسسس", "مهندس"],
    ["مسئول", "مسول"],
    ["مسؤول", "مسول"],
    ["٥٠٠٠", "5000"],
    ["۱۲۳", "123"],
    ["५", "5"],
    ["５", "5"],
    ["٥٬٠٠٠", "5000"],
    ["5,000", "5000"],
    ["ﻣﺤﺎﺳﺐ", "محاسب"],
    ["Développeur", "developpeur"],
    ["خدمةعملاء", "خدمه عملا"],
    ["\u202Eمحاسب\u202C", "محاسب"],
    ["مبرمج بایثون", "مبرمج بايثون"],
  ])("folds %s to %s", (typed, folded) => {
    expect(foldArabic(typed)).toBe(folded);
  });

  it("changes nothing the second time", () => {
    for (const text of ["كهربائي", "إدارة مشاريع", "HR مسؤول", "آلي"])
      expect(foldArabic(foldArabic(text))).toBe(foldArabic(text));
  });

  it("keeps different words different", () => {
    expect(foldArabic("إدارة")).not.toBe(foldArabic("إرادة"));
    expect(foldArabic("مهندس")).not.toBe(foldArabic("هندسي"));
  });
});

describe("normaliseLabel", () => {
  it("makes spelling, spacing and punctuation alike", () => {
    expect(normaliseLabel("  الأمن  والسلامة، ")).toBe(normaliseLabel("الامن والسلامه"));
    expect(normaliseLabel("Sales-Manager")).toBe("sales manager");
  });
});

describe("tokenise", () => {
  it("protects the names of languages and frameworks", () => {
    expect(tokenise("مبرمج C++ و C# و.NET node.js")).toEqual([
      "مبرمج",
      "C++",
      "و",
      "C#",
      "و",
      "NET",
      "node.js",
    ]);
    expect(tokenise("خبير .NET")).toEqual(["خبير", ".NET"]);
  });
  it("answers hostile text with words or nothing", () => {
    expect(tokenise("😀 !!! \u0000 ;DROP")).toEqual(["DROP"]);
    expect(tokenise("")).toEqual([]);
  });
});
