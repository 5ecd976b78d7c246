import { describe, expect, it } from "vitest";
import { ruleSteps } from "./rules.ts";

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
