import { describe, expect, it } from "vitest";

import { currentHref, languageHref } from "./navigation.ts";

const items = [
  { href: "/search", label: "" },
  { href: "/search?kind=programme", label: "" },
  { href: "/my", label: "" },
  { href: "/my/messages", label: "" },
];

describe("the current section", () => {
  it("is the one whose path the page's path begins with, the longest first", () => {
    expect(currentHref(items, "/my/messages/42")).toBe("/my/messages");
    expect(currentHref(items, "/my/account")).toBe("/my");
  });

  it("is the exact address where one matches", () => {
    expect(currentHref(items, "/search?kind=programme")).toBe("/search?kind=programme");
    expect(currentHref(items, "/search?q=x")).toBe("/search");
  });

  it("is none elsewhere", () => {
    expect(currentHref(items, "/mystery")).toBeNull();
  });
});

describe("the link to the other language", () => {
  it("keeps the page and what was searched", () => {
    expect(languageHref("/search?q=a&lang=ar", "en")).toBe("/search?q=a&lang=en");
    expect(languageHref("/", "en")).toBe("/?lang=en");
  });
});
