import { describe, expect, it } from "vitest";
import { buildSkillResolver, type SkillLabel } from "./skill-resolver.ts";

const label = (conceptId: string, text: string, more: Partial<SkillLabel> = {}): SkillLabel => ({
  conceptId,
  text,
  kind: "alias",
  own: true,
  ...more,
});
const resolver = buildSkillResolver([
  label("sewing", "الخياطة", { kind: "preferred" }),
  label("sewing", "sewing clothes"),
  label("elderly", "رعاية كبار السن", { kind: "preferred" }),
  label("elderly", "care of elderly"),
  label("driving", "car driving", { kind: "preferred" }),
  label("driving", "driving"),
  label("esco-driving", "driving", { own: false, kind: "preferred" }),
  label("doors", "door and window installation", { kind: "preferred" }),
  label("python", "Python", { own: false, kind: "preferred" }),
  label("one", "shared name", { own: false }),
  label("two", "shared name", { own: false }),
  label("cpp", "C++", { own: false, kind: "preferred" }),
]);

describe("resolving a skill", () => {
  it("finds a name as it stands, whatever the spelling of its letters", () => {
    expect(resolver.resolve("الخياطه")).toEqual({ label: "الخياطه", conceptId: "sewing", confidence: 1 });
    expect(resolver.resolve(" PYTHON ")).toMatchObject({ conceptId: "python", confidence: 1 });
    expect(resolver.resolve("C++").conceptId).toBe("cpp");
  });

  it("finds the same words in another form or order", () => {
    expect(resolver.resolve("elderly care")).toMatchObject({ conceptId: "elderly", confidence: 0.95 });
    expect(resolver.resolve("رعايه لكبار السن").conceptId).toBe("elderly");
  });

  it("prefers the taxonomy's own names, and trusts a name of two skills less", () => {
    expect(resolver.resolve("driving")).toMatchObject({ conceptId: "driving", confidence: 1 });
    expect(resolver.resolve("shared name")).toMatchObject({ conceptId: "one", confidence: 0.7 });
  });

  it("takes the first part of a label that is a name", () => {
    expect(resolver.resolve("Plumbing/Driving (HR)")).toMatchObject({
      conceptId: "driving",
      confidence: 0.85,
    });
  });

  it("does not take one word of several for the whole", () => {
    expect(resolver.resolve("windows").conceptId).toBeNull();
    expect(resolver.resolve("clothes shop").conceptId).toBeNull();
  });

  it("bears a misspelling", () => {
    expect(resolver.resolve("doors and windows instalation")).toMatchObject({ conceptId: "doors" });
  });

  it.each(["", "؟", "quantum chromodynamics", "🙂"])("keeps %j as it is, unresolved", (text) => {
    expect(resolver.resolve(text)).toEqual({ label: text, conceptId: null, confidence: 0 });
  });
});
