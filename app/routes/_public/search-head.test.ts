import { describe, expect, it } from "vitest";
import { translateFor } from "#app/i18n/i18n.ts";
import { forMachines, headline, pageTitle, shownWords } from "./search-head.ts";

const t = translateFor("ar");
const found = { query: "محاسب", where: "الرياض", total: 3, roughly: false };

describe("the head of the search page", () => {
  it("has the words, the place and how much was found in its title", () => {
    expect(pageTitle(t, found)).toContain("عمل وتدريب: «محاسب» في الرياض (3 نتائج)");
    expect(pageTitle(t, { ...found, query: "", where: "" })).toContain("كل الوظائف والتدريب (3 نتائج)");
    expect(pageTitle(t, { ...found, roughly: true })).toContain("نحو 3 نتائج");
  });

  it("takes signs of a query as they are, and cuts a long one", () => {
    const strange = pageTitle(t, { ...found, query: "{{title}} common:pageTitle $t(brand)" });
    expect(strange).toContain("{{title}} common:pageTitle $t(brand)");
  });

  it("shows what was searched without signs that turn what stands around it, and cuts a long text", () => {
    const asked = (query: string, where = "", corrected: { from: string; to: string } | null = null) =>
      shownWords({ query, corrected, place: null }, where, "ar");
    expect(asked(" \u202Eمحاسب\u200F ", "\u0007")).toEqual({ query: "محاسب", where: "" });
    expect([...asked("س".repeat(400)).query]).toHaveLength(81);
    expect(asked("😀".repeat(100)).query).toBe(`${"😀".repeat(80)}…`);
    expect(headline(t, asked("C++"))).toBe("عمل وتدريب: «\u2068C++\u2069»");
  });

  it("names an unknown place only once, when it was put right among the words", () => {
    const corrected = { from: "محاسبب الريا", to: "محاسب الريا" };
    expect(shownWords({ query: "محاسبب", corrected, place: null }, "الريا", "ar")).toEqual({
      query: "محاسب الريا",
      where: "",
    });
  });

  it("leads search machines to the list of a place, and has nothing kept that somebody typed", () => {
    expect(forMachines({ where: "الرياض", narrowed: false })).toEqual([
      { tagName: "link", rel: "canonical", href: `/search?where=${encodeURIComponent("الرياض")}` },
    ]);
    expect(forMachines({ where: "", narrowed: true })).toContainEqual({
      name: "robots",
      content: "noindex, follow",
    });
  });
});
