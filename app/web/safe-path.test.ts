import { describe, expect, it } from "vitest";
import { safePath } from "./safe-path.ts";

describe("safePath", () => {
  it("keeps a path of this site with its query", () => {
    expect(safePath("/search?q=%D8%AE")).toBe("/search?q=%D8%AE");
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil",
    "",
    null,
  ])("leads home instead of to %j", (sent) => expect(safePath(sent)).toBe("/"));
});
