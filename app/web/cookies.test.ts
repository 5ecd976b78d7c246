import { describe, expect, it } from "vitest";
import { cookiesOf, parseCookies } from "./cookies.server.ts";
import { comesFromOwnPages, ownOrigins } from "./csrf.server.ts";

const surroundings = (env: "demo" | "production" | "test", origin: string) => ({
  env,
  origin,
  defaultCountry: "SA",
});

describe("cookies", () => {
  const written = (env: "demo" | "production" | "test", origin: string): string => {
    let line = "";
    const response = { append: (_name: string, value: string) => (line = value) };
    cookiesOf("", response as never, surroundings(env, origin)).set("session", "a b", { maxAge: 60 });
    return line;
  };

  it("are pinned to the host and to https, but for a demo or test on http", () => {
    const pinned = "__Host-session=a%20b; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure";
    expect(written("production", "https://masar.example")).toBe(pinned);
    expect(written("demo", "https://demo.example")).toBe(pinned);
    expect(written("production", "http://misconfigured.example")).toBe(pinned);
    expect(written("demo", "http://localhost:3000")).toBe(
      "session=a%20b; Path=/; HttpOnly; SameSite=Lax; Max-Age=60",
    );
  });

  it("are read once each, whatever else the header holds", () => {
    const found = parseCookies("a=1; =x; broken; a=2; b=%E0%A4%A; c=%D9%85");
    expect([...found]).toEqual([
      ["a", "1"],
      ["c", "م"],
    ]);
  });
});

describe("our own pages", () => {
  it("have the configured origin; on a demo's loopback its other names too", () => {
    expect([...ownOrigins(surroundings("production", "https://masar.example"))]).toEqual([
      "https://masar.example",
    ]);
    expect(ownOrigins(surroundings("demo", "http://localhost:3000"))).toContain("http://127.0.0.1:3000");
    expect(ownOrigins(surroundings("production", "http://localhost:3000"))).toEqual(
      new Set(["http://localhost:3000"]),
    );
  });

  it("are believed by Origin first, by fetch metadata only without one", () => {
    const own = new Set(["https://masar.example"]);
    expect(comesFromOwnPages({ origin: "https://masar.example" }, own)).toBe(true);
    expect(comesFromOwnPages({ origin: "null", secFetchSite: "same-origin" }, own)).toBe(false);
    expect(comesFromOwnPages({ secFetchSite: "same-origin" }, own)).toBe(true);
    expect(comesFromOwnPages({ secFetchSite: "none" }, own)).toBe(false);
    expect(comesFromOwnPages({}, own)).toBe(false);
  });
});
