import { describe, expect, it } from "vitest";
import { RULES_VERSION } from "./lexicon.ts";
import { ruleSteps } from "./rules.ts";

/** What all examples become, as a number (FNV-1a). */
function fingerprint(): string {
  let hash = 0x811c9dc5;
  for (const step of ruleSteps())
    for (const [typed] of step.rules.flatMap((rule) => rule.examples))
      for (const letter of step.apply(typed).join("|"))
        hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16);
}

describe("the version of the rules", () => {
  // An index made by other rules is built anew only when the version says so: change both together.
  it("belongs to these rules", () => {
    expect({ version: RULES_VERSION, fingerprint: fingerprint() }).toEqual({
      version: 4,
      fingerprint: "62b686f7",
    });
  });
});

describe.each(ruleSteps().map((step) => [step.name, step] as const))("%s", (_name, step) => {
  const examples = step.rules.flatMap((rule) =>
    rule.examples.map(([typed, made]) => [rule.name, typed, made] as const),
  );
  it.each(examples)("%s: %j becomes %j", (_rule, typed, made) => {
    expect(step.apply(typed)).toContain(made);
  });

  it("shows every rule by an example", () => {
    expect(step.rules.filter((rule) => rule.examples.length === 0).map((rule) => rule.name)).toEqual([]);
  });
});
