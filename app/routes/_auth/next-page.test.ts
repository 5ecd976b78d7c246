import { describe, expect, it } from "vitest";
import { nextOf, signInReason, withNext } from "./next-page.ts";

describe("the page somebody was on the way to", () => {
  it("is kept from page to page as it was sent", () => {
    const next = "/my/saved/new?kind=intake&posting=a&back=/search?q=محاسب";
    const path = withNext("/register", next);
    expect(nextOf(new Request(`http://masar.example${path}`))).toBe(next);
    expect(withNext("/register", null)).toBe("/register");
  });

  it("says why somebody is asked to sign in, where that is known", () => {
    expect(signInReason("/my/saved/new?kind=vacancy&posting=a")).toBe("vacancy");
    expect(signInReason("/my/saved/new?kind=intake&posting=a")).toBe("intake");
    expect(signInReason("/my/searches/new?q=x&name=x")).toBe("search");
    expect(signInReason("/jobs/a/apply")).toBe("apply");
    for (const other of [
      null,
      "",
      "/my",
      "/jobs/a",
      "//evil.example/my/saved/new",
      "https://evil.example/jobs/a/apply",
    ])
      expect(signInReason(other)).toBeNull();
  });
});
