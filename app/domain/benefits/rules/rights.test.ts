import { describe, expect, it } from "vitest";
import { projectCase } from "../project-case.ts";
import { exemptionOn } from "./exemptions.ts";
import { base, packOf, rule } from "./made-up-pack.ts";
import { PRIMITIVES } from "./registry.ts";
import { responseOn } from "./response-window.ts";

describe("rights", () => {
  it("extend an exemption whose review the office has missed", () => {
    const exemption = { from: "2025-01-01", reviewOn: "2026-01-01", endedOn: null };
    expect(exemptionOn(exemption, "2026-03-01", 30)).toEqual({
      inForce: true,
      reviewDue: true,
      remindFrom: "2025-12-02",
    });
    expect(exemptionOn({ ...exemption, endedOn: "2026-02-01" }, "2026-02-01", 30).inForce).toBe(false);
  });

  it("let silence of the office count for the person, and hers lead to a human contact", () => {
    const at = (missed: "person-wins" | "human-contact", today: string, answered: string | null = null) =>
      responseOn({ days: 14, missed }, "2026-01-01", answered, today);
    expect(at("human-contact", "2026-01-15")).toBe("open");
    expect(at("human-contact", "2026-01-16")).toBe("human-contact");
    expect(at("person-wins", "2026-01-16")).toBe("person-wins");
    expect(at("person-wins", "2026-01-16", "2026-01-15")).toBe("answered");
  });

  it("cannot be written the other way round in a pack", () => {
    const window = PRIMITIVES.get("response-window");
    expect(
      window?.settings.safeParse({ of: "appeal", from: "office", missed: "human-contact" }).success,
    ).toBe(false);
  });
});

describe("a pack with mistakes", () => {
  const problems = (pack: unknown): string => {
    const result = projectCase(pack, {});
    return result.ok ? "" : String(result.error.params?.["problems"]);
  };

  it("is refused with a sentence and a place for each", () => {
    expect(problems(packOf(rule("tapper", { share: 0.5 })))).toMatch(
      /^rules.tapper: there is no kind of rule called tapper; known are .*taper/,
    );
    expect(problems(packOf(rule("taper", {})))).toBe("rules.taper: lacks share");
    expect(problems(packOf(rule("taper", { share: 0.5 }, { allowances: [{ amount: "free" }] })))).toBe(
      "rules.taper: its settings name free, its params do not",
    );
    expect(problems(packOf(rule("flat-disregard", { amount: 1.005 }, { per: "household" })))).toBe(
      "rules.flat-disregard.amount: has more decimals than SAR uses",
    );
    expect(problems(packOf(rule("grace-months", { months: 1, share: 1 })))).toMatch(
      /is not a parameter of grace-months/,
    );
    expect(problems(packOf(base))).toBe("rules.base: the id is used twice");
    expect(problems({ ...packOf(), effective: { from: "2025-02-30", until: null } })).toMatch(
      /effective.from: must be a date/,
    );
    expect(problems({ ...packOf(), sources: [{ id: "other", title: "Other" }] })).toMatch(
      /source that the pack does not list/,
    );
  });
});
