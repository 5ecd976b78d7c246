import { describe, expect, it } from "vitest";
import { buildSkillResolver, surestOf, type SkillLabel, type SkillMatch } from "./skill-resolver.ts";

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
  label("one", "lonely name", { own: false }),
  label("cpp", "C++", { own: false, kind: "preferred" }),
]);
const resolve = (line: string): SkillMatch => surestOf(resolver.read(line));

describe("resolving a skill", () => {
  it("finds a name as it stands, whatever the spelling of its letters", () => {
    expect(resolve("الخياطه")).toMatchObject({ label: "الخياطه", conceptId: "sewing", others: [] });
    expect(resolve(" PYTHON ")).toMatchObject({ conceptId: "python" });
    expect(resolve("C++").conceptId).toBe("cpp");
  });

  it("finds the same words in another form or order", () => {
    expect(resolve("elderly care")).toMatchObject({ conceptId: "elderly" });
    expect(resolve("رعايه لكبار السن").conceptId).toBe("elderly");
  });

  it("prefers the taxonomy's own names, and trusts a name of two skills less", () => {
    expect(resolve("driving").conceptId).toBe("driving");
    expect(resolve("shared name").conceptId).toBe("one");
    expect(resolve("shared name").confidence).toBeLessThan(resolve("lonely name").confidence);
  });

  it("names the concepts that the same words name as well", () => {
    expect(resolve("shared name").others).toEqual(["two"]);
  });

  it("reads the parts of a list, and keeps those that it does not know", () => {
    expect(resolver.read("Plumbing/Driving (HR)")).toMatchObject([
      { label: "Plumbing", conceptId: null },
      { label: "Driving (HR)", conceptId: "driving" },
    ]);
  });

  it("knows what it is taught, inside a line too, and forgets it with the words", () => {
    const taught = resolver.taught(new Map([["zxqv", "one"]]));
    expect(taught.read("zxqv")).toMatchObject([{ conceptId: "one", confidence: 1 }]);
    expect(taught.read("experience in ZXQV, sewing clothes").map((m) => m.conceptId)).toEqual([
      "one",
      "sewing",
    ]);
    expect(resolver.read("zxqv")).toMatchObject([{ conceptId: null }]);
  });

  it("suggests what words may mean, surest first, where it is not sure of any", () => {
    expect(resolver.read("window doors repair")).toMatchObject([{ conceptId: null }]);
    expect(resolver.suggest("window doors repair", 3)[0]?.conceptId).toBe("doors");
    expect(resolver.suggest("zxqv", 3)).toEqual([]);
  });

  it("does not take one word of several for the whole", () => {
    expect(resolve("windows").conceptId).toBeNull();
    expect(resolve("clothes shop").conceptId).toBeNull();
  });

  it("bears a misspelling", () => {
    expect(resolve("doors and windows instalation")).toMatchObject({ conceptId: "doors" });
  });

  it.each(["", "؟", "quantum chromodynamics", "🙂"])("keeps %j as it is, unresolved", (text) => {
    expect(resolve(text)).toEqual({ label: text, conceptId: null, confidence: 0, others: [] });
  });
});
