import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { workedExamples } from "#prisma/seed/packs/worked-examples.ts";
import { drawExamples } from "./draw-examples.ts";

describe("docs/worked-examples.md", () => {
  const page = readFileSync(new URL("../../docs/worked-examples.md", import.meta.url), "utf8");

  it("is as the examples say (npx masar docs examples)", () => {
    expect(page).toBe(drawExamples());
  });

  it("shows every example with its arithmetic", () => {
    for (const { file, note } of workedExamples()) {
      expect(page).toContain(`\`${file.replace(/\.json$/, "")}\``);
      expect(page).toContain(note.replaceAll("|", "\\|"));
    }
  });
});
