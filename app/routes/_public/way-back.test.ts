import { describe, expect, it } from "vitest";
import { backOf, searchBefore } from "./way-back.ts";

describe("the way back from a posting", () => {
  const back = (referer: string | null): string =>
    searchBefore(
      new Request("https://masar.example/jobs/a", { headers: referer === null ? {} : { referer } }),
      "a",
      "/search",
    );

  it("leads to its card in the search it was found with", () => {
    expect(back("https://masar.example/search?q=x&page=2")).toBe("/search?q=x&page=2#posting-a");
  });
  it("leads to all postings from any other page, and from another site's search", () => {
    for (const other of [
      null,
      "",
      "nonsense",
      "https://masar.example/my/saved",
      "https://elsewhere.example/search?q=x",
    ])
      expect(back(other)).toBe("/search");
  });
});

describe("the page that a form comes back to", () => {
  it("keeps its search unless that is longer than any in earnest", () => {
    expect(backOf(new Request("https://masar.example/search?q=x"))).toBe("/search?q=x");
    expect(backOf(new Request(`https://masar.example/search?q=${"x".repeat(3_000)}`))).toBe("/search");
  });
});
