import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

const script = readFileSync(new URL("../../public/enhance.js", import.meta.url), "utf8");

describe("the enhancement script", () => {
  it("weighs at most 10 KB", () => {
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(10 * 1024);
  });

  it("has no words of its own and builds no HTML from answers", () => {
    expect(script).not.toMatch(/[\u0600-\u06ff]/);
    expect(script).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|eval\(/);
  });
});
