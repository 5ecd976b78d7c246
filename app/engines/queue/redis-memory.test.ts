import { describe, expect, it } from "vitest";
import { isOlder } from "./redis-memory.server.ts";

describe("a version of Redis", () => {
  it.each([
    ["6.0.16", true],
    ["6.1.240", true],
    ["5.0.7", true],
    ["6.2.0", false],
    ["7.0.15", false],
    ["10.0", false],
    ["unknown", false],
  ])("%s is too old: %s", (version, old) => {
    expect(isOlder(version, "6.2")).toBe(old);
  });
});
