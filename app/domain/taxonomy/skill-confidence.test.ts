import { describe, expect, it } from "vitest";
import { starterSkills } from "#prisma/seed/taxonomy/index.ts";
import { calibrationError, type Judged } from "#tests/bench/calibration.ts";
import { DOUBTFUL_SKILL_LINES, SKILL_LINES } from "#tests/support/judged-skill-lines.ts";
import { starterLabels } from "./labels.ts";
import { skillConfidence, type Evidence } from "./skill-confidence.ts";
import { buildSkillResolver } from "./skill-resolver.ts";

const ALIAS: Evidence = {
  ...{ by: "words", words: 1, proper: false, own: true, ambiguous: false, names: 40, marks: 0.5 },
};
const KINDS = [
  "name",
  "words",
  "bare",
  "stripped",
  "covering",
  "head",
  "beside",
  "nearest",
  "stray",
] as const;

/** For each step of evidence that tells more, what it changes. */
const BETTER: readonly (readonly [step: string, less: Partial<Evidence>, more: Partial<Evidence>])[] = [
  ["a name to the letter than its words in another form", { by: "words" }, { by: "name" }],
  ["a line's words than a name's without what is said around it", { by: "stripped" }, { by: "bare" }],
  ["a whole piece than a part of it", { by: "beside" }, { by: "covering" }],
  ["two words than one", { words: 1 }, { words: 2 }],
  ["a proper name than an alias", { proper: false }, { proper: true }],
  ["our own name than a borrowed one", { own: false }, { own: true }],
  ["a name of one skill than of several", { ambiguous: true }, { ambiguous: false }],
];

describe("the confidence of a skill", () => {
  it.each(BETTER)("trusts more %s, whatever else is known", (_, less, more) => {
    for (const by of KINDS)
      for (const words of [1, 2])
        for (const proper of [false, true]) {
          const other = { ...ALIAS, by, words, proper };
          expect(skillConfidence({ ...other, ...more })).toBeGreaterThan(
            skillConfidence({ ...other, ...less }),
          );
        }
  });

  it("never falls as a word is rarer, or is in more names of the skill", () => {
    for (const by of KINDS) {
      const rarer = [1_000, 300, 100, 40, 10, 4, 1, 0].map((names) =>
        skillConfidence({ ...ALIAS, by, names }),
      );
      const nearer = [0, 0.2, 0.5, 1].map((marks) => skillConfidence({ ...ALIAS, by, marks }));
      for (const curve of [rarer, nearer]) expect(curve).toEqual([...curve].sort((a, b) => a - b));
      expect(rarer.at(-1)).toBeGreaterThan(rarer[0] ?? 1);
    }
  });

  it("is below even odds for a common word that is an alias of one skill among many", () => {
    expect(skillConfidence({ ...ALIAS, by: "stripped", names: 300, marks: 0.1 })).toBeLessThan(0.5);
    expect(skillConfidence({ ...ALIAS, by: "beside", names: 300, marks: 0.1 })).toBeLessThan(0.5);
  });

  it("says of answers to our own judged lines how many are right", () => {
    const resolver = buildSkillResolver(
      starterSkills.flatMap((skill) =>
        starterLabels(skill).map(({ kind, text }) => ({ conceptId: skill.key, kind, text, own: true })),
      ),
    );
    const wrong: string[] = [];
    const judged = [...SKILL_LINES, ...DOUBTFUL_SKILL_LINES].flatMap(([line, ...skills]): readonly Judged[] =>
      resolver.read(line).flatMap(({ conceptId, confidence }) => {
        if (conceptId === null) return [];
        const right = skills.includes(conceptId);
        if (!right) wrong.push(`${line} => ${conceptId} ${confidence}`);
        return [{ confidence, right }];
      }),
    );
    const squares = judged.map(({ confidence, right }) => (confidence - Number(right)) ** 2);
    const brier = squares.reduce((a, b) => a + b, 0) / judged.length;
    const error = calibrationError(judged);
    process.stdout.write(
      `${judged.length} answers, ${wrong.length} wrong: error ${error.toFixed(3)}, Brier ${brier.toFixed(3)}\n${wrong.join("\n")}\n`,
    );
    expect(judged.length).toBeGreaterThan(120);
    // Wider than on real postings: half of these lines were written to mislead.
    expect(error, wrong.join("\n")).toBeLessThan(0.12);
    expect(brier, wrong.join("\n")).toBeLessThan(0.16);
  });
});
