import { describe, expect, it } from "vitest";
import { translateFor } from "#app/i18n/i18n.ts";
import { forMachines, pageTitle } from "./search-head.ts";

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
    expect(pageTitle(t, { ...found, query: "س".repeat(500) }).length).toBeLessThan(200);
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
