import { describe, expect, it } from "vitest";
import { starterSkills } from "#prisma/seed/taxonomy/index.ts";
import { SKILL_LINES } from "#tests/support/judged-skill-lines.ts";
import { starterLabels } from "./labels.ts";
import { buildSkillResolver, type SkillMatch } from "./skill-resolver.ts";

const resolver = buildSkillResolver(
  starterSkills.flatMap((skill) =>
    starterLabels(skill).map(({ kind, text }) => ({ conceptId: skill.key, kind, text, own: true })),
  ),
);

const named = (matches: readonly SkillMatch[]): readonly string[] =>
  matches.flatMap(({ conceptId }) => conceptId ?? []);

describe("the lines that postings and people write", () => {
  it("come out right: of what is named, what is meant; of what is meant, what is named", () => {
    const wrong: string[] = [];
    let hits = 0;
    let found = 0;
    let wanted = 0;
    for (const [line, ...skills] of SKILL_LINES) {
      const got = named(resolver.read(line));
      const right = got.filter((key) => skills.includes(key));
      hits += right.length;
      found += got.length;
      wanted += skills.length;
      if (right.length < skills.length || right.length < got.length)
        wrong.push(`${line} => ${got.join(", ")} (wanted ${skills.join(", ")})`);
    }
    const precision = hits / found;
    const coverage = hits / wanted;
    const report = `precision ${precision.toFixed(3)}, coverage ${coverage.toFixed(3)}\n${wrong.join("\n")}`;
    expect(SKILL_LINES.length).toBeGreaterThanOrEqual(60);
    expect(precision, report).toBeGreaterThanOrEqual(0.95);
    expect(coverage, report).toBeGreaterThanOrEqual(0.92);
    process.stdout.write(`${report}\n`);
  });

  it.each([
    ["قيادة السيارات", "driving-car"],
    ["قيادة الفريق", "leadership"],
    ["مهارات القيادة", "leadership"],
    ["PowerPoint", "powerpoint"],
    ["فوتوشوب", "photoshop"],
    ["Git", "git"],
    ["Agile", "agile-methods"],
    ["UX", "ux-design"],
    ["Selenium", "test-automation"],
  ])("take %s for what it says and nothing else", (line, key) => {
    expect(named(resolver.read(line))).toEqual([key]);
  });

  it("have no idea of a word that means too much alone (أمين is a guard, a treasurer, a librarian)", () => {
    expect(named(resolver.read("أمين"))).toEqual([]);
  });

  it("lose no word: whatever is not named stays in a label", () => {
    for (const [line] of SKILL_LINES) {
      const kept = resolver
        .read(line)
        .map(({ label }) => label)
        .join(" ");
      const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
      const missing = words(line).filter((word) => !kept.includes(word.replace(/^و/u, "")));
      expect(
        missing.filter((word) => !/^(و|أو|and|or|[12])$/u.test(word)),
        line,
      ).toEqual([]);
    }
  });

  it("give an answer to bad input, and at once", () => {
    const bad = [
      "ا".repeat(10_000),
      "خياطة، ".repeat(2_000),
      "and و ".repeat(2_000),
      "(((((".repeat(2_000),
      "a(".repeat(5_000),
      "\u202E\u0000\u0007خياطة\u2066",
      "<script>alert(1)</script>",
      "في من إلى على",
      "، / • - ; |",
      "🙂".repeat(3_000),
      "word ".repeat(2_000),
      `${"x".repeat(9_000)} sewing`,
    ];
    for (const line of bad) {
      const matches = resolver.read(line);
      // Time of this process alone, the least of some: a busy machine is not the resolver's fault.
      const times = [1, 2, 3].map((time) => {
        const began = process.cpuUsage();
        resolver.read(line + " ".repeat(time));
        const { user, system } = process.cpuUsage(began);
        return (user + system) / 1_000;
      });
      expect(Math.min(...times), line.slice(0, 40)).toBeLessThan(50);
      expect(matches.length, line.slice(0, 40)).toBeGreaterThan(0);
      for (const { confidence } of matches) expect(confidence >= 0 && confidence <= 1).toBe(true);
    }
  });
});
