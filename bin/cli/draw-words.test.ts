import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ruleSteps } from "#app/domain/search/rules.ts";
import { drawWords } from "./draw-words.ts";

describe("docs/arabic-rules.md", () => {
  const page = readFileSync(new URL("../../docs/arabic-rules.md", import.meta.url), "utf8");

  it("is as the tables say (npx masar docs words)", () => {
    expect(page).toBe(drawWords());
  });

  it("names every step and holds no invisible character", () => {
    for (const { name, nameAr } of ruleSteps()) expect(page).toContain(`${name} (${nameAr})`);
    expect(page.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
