import { describe, expect, it } from "vitest";

import { i18nFor } from "./i18n.ts";
import { chooseLocale, directionOf, parseLocale } from "./locale.ts";

describe("the language", () => {
  it("is read from cookies, queries and browser tags", () => {
    expect([parseLocale("en-GB"), parseLocale(" AR "), parseLocale("fr"), parseLocale(null)]).toEqual([
      "en",
      "ar",
      null,
      null,
    ]);
  });

  it("is the first that names ours, else Arabic", () => {
    expect(chooseLocale(null, "xx", "en")).toBe("en");
    expect(chooseLocale(undefined)).toBe("ar");
  });

  it("sets the direction", () => {
    expect([directionOf("ar"), directionOf("en")]).toEqual(["rtl", "ltr"]);
  });

  it("has one instance, ready at once", () => {
    expect(i18nFor("ar")).toBe(i18nFor("ar"));
    expect(i18nFor("en").t("common:brand")).toBe("Masar");
    expect(i18nFor("ar").t("common:brand")).toBe("مسار");
  });
});
