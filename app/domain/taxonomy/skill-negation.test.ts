import { describe, expect, it } from "vitest";
import { starterSkills } from "#prisma/seed/taxonomy/index.ts";
import { starterLabels } from "./labels.ts";
import { NEGATION_EXAMPLES, saysNo } from "./skill-negation.ts";
import { buildSkillResolver } from "./skill-resolver.ts";

const resolver = buildSkillResolver(
  starterSkills.flatMap((skill) =>
    starterLabels(skill).map(({ kind, text }) => ({ conceptId: skill.key, kind, text, own: true })),
  ),
);
const named = (line: string): readonly string[] =>
  resolver.read(line).flatMap(({ conceptId }) => conceptId ?? []);

describe("a line that says what is lacking", () => {
  it.each(NEGATION_EXAMPLES)("names no skill: %s", (line) => {
    expect(saysNo(line)).toBe(true);
    expect(named(line)).toEqual([]);
  });

  it.each(["لا يقل عن ثلاث سنوات في المبيعات", "خدمة ما بعد البيع", "Not less than 3 years of sales"])(
    "is told from one that asks for more: %s",
    (line) => {
      expect(saysNo(line)).toBe(false);
    },
  );

  it("takes nothing from the other parts of a list", () => {
    expect(named("الطبخ، لا أعرف الإنجليزية")).toEqual(["cooking"]);
  });
});
