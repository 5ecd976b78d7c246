import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { starterOccupations, starterSkills } from "#prisma/seed/taxonomy/index.ts";
import { judge, judgedPairs, type JudgedPair } from "#tests/bench/kinship-pairs.ts";
import type { ConceptLinks } from "./concept-links.ts";
import { kinshipOf } from "./kinship.ts";
import { ADJACENT } from "./nearness.ts";

const starter: ConceptLinks = {
  groups: new Map(starterOccupations.map(({ key, iscoGroup }) => [key, iscoGroup])),
  essential: new Map(starterOccupations.map(({ key, skills }) => [key, new Set(skills.essential)])),
  optional: new Map(starterOccupations.map(({ key, skills }) => [key, new Set(skills.optional)])),
  broader: new Map(),
  general: new Set(starterSkills.filter(({ kind }) => kind === "attitude").map(({ key }) => key)),
};
const kinship = kinshipOf(starter);
const occupations = starterOccupations.map(({ key }) => key);
const skills = starterSkills.map(({ key }) => key);
const score = ({ of, a, b }: JudgedPair): number => kinship[of](a, b);
const pairs = judgedPairs();

describe("the judged pairs", () => {
  it("are enough, of concepts that exist, each once, a third of them held out", () => {
    const known = { occupation: new Set(occupations), skill: new Set(skills) };
    expect(pairs.filter(({ of, a, b }) => !known[of].has(a) || !known[of].has(b) || a === b)).toEqual([]);
    expect(new Set(pairs.map(({ a, b }) => [a, b].sort().join(" "))).size).toBe(pairs.length);
    for (const of of ["occupation", "skill"])
      for (const related of [true, false])
        expect(pairs.filter((pair) => pair.of === of && pair.related === related).length).toBeGreaterThan(
          200,
        );
    expect(pairs.filter(({ heldOut }) => heldOut).length / pairs.length).toBeCloseTo(1 / 3, 1);
  });

  // `masar bench kinship` prints the figures; the bounds lie a little below, for a taxonomy that grows.
  it.each([
    ["occupation", false, { auc: 0.96, relatedAbove: 0.92, unrelatedBelow: 0.87 }],
    ["occupation", true, { auc: 0.95, relatedAbove: 0.9, unrelatedBelow: 0.82 }],
    ["skill", false, { auc: 0.96, relatedAbove: 0.92, unrelatedBelow: 0.9 }],
    ["skill", true, { auc: 0.93, relatedAbove: 0.87, unrelatedBelow: 0.84 }],
  ] as const)("of %ss are told apart (held out: %s)", (of, heldOut, least) => {
    const found = judge(
      pairs.filter((pair) => pair.of === of && pair.heldOut === heldOut),
      score,
      ADJACENT,
    );
    expect(found.auc).toBeGreaterThanOrEqual(least.auc);
    expect(found.relatedAbove).toBeGreaterThanOrEqual(least.relatedAbove);
    expect(found.unrelatedBelow).toBeGreaterThanOrEqual(least.unrelatedBelow);
  });

  it("that were written freely as unrelated are all near zero", () => {
    const free = pairs.filter(({ batch, related }) => batch === "first" && !related);
    expect(free.length).toBeGreaterThanOrEqual(200);
    expect(free.filter((pair) => score(pair) >= 0.3)).toEqual([]);
    expect(free.filter((pair) => score(pair) > 0.01).length / free.length).toBeLessThan(0.05);
  });
});

describe("nearness", () => {
  const concept = fc.oneof(
    fc.tuple(
      fc.constant("occupation" as const),
      fc.constantFrom(...occupations),
      fc.constantFrom(...occupations),
    ),
    fc.tuple(fc.constant("skill" as const), fc.constantFrom(...skills), fc.constantFrom(...skills)),
  );
  it("is the same both ways, from 0 to 1, and 1 only for the same concept", () => {
    fc.assert(
      fc.property(concept, ([of, a, b]) => {
        const nearness = kinship[of](a, b);
        expect(kinship[of](b, a)).toBe(nearness);
        expect(nearness).toBeGreaterThanOrEqual(0);
        if (a === b) expect(nearness).toBe(1);
        else expect(nearness).toBeLessThan(1);
      }),
      { numRuns: 2_000 },
    );
  });
  it("does not hang on the order of the links", () => {
    const reversed = <V>(map: ReadonlyMap<string, V>): Map<string, V> => new Map([...map].reverse());
    const turned = (map: ConceptLinks["essential"]): ConceptLinks["essential"] =>
      new Map([...map].reverse().map(([id, set]) => [id, new Set([...set].reverse())]));
    const again = kinshipOf({
      ...starter,
      groups: reversed(starter.groups),
      essential: turned(starter.essential),
      optional: turned(starter.optional),
    });
    expect(pairs.map(({ of, a, b }) => again[of](a, b))).toEqual(pairs.map(score));
  });
  it("is nothing for what the taxonomy does not know", () => {
    expect(kinship.occupation("cook", "nobody")).toBe(0);
    expect(kinship.skill("nothing", "cooking")).toBe(0);
    expect(kinship.occupation("nobody", "nobody")).toBe(1);
    expect(kinship.adjacentOccupations("nobody", 5)).toEqual([]);
    expect(kinship.adjacentSkills("nothing")).toEqual([]);
  });
  it("keeps a woodworker away from a web developer, by occupation and by every skill", () => {
    const needed = (key: string) => [
      ...(starter.essential.get(key) ?? []),
      ...(starter.optional.get(key) ?? []),
    ];
    for (const wood of ["carpenter", "furniture-maker", "wood-carver", "wood-machine-operator"])
      for (const web of ["web-developer", "software-developer", "app-developer"]) {
        expect(kinship.occupation(wood, web)).toBeLessThan(0.01);
        const meeting = needed(wood).flatMap((a) =>
          needed(web).filter((b) => a !== b && kinship.skill(a, b) >= ADJACENT),
        );
        expect({ wood, web, meeting }).toEqual({ wood, web, meeting: [] });
      }
  });
  it("lets skills that go with everything make nothing alike", () => {
    for (const general of ["teamwork", "communication", "customer-service", "computer-use", "punctuality"]) {
      expect({ general, near: kinship.adjacentSkills(general) }).toEqual({ general, near: [] });
      expect(kinship.weight(general)).toBeLessThan(kinship.weight("welding") / 2);
    }
  });
  it("can come from groups alone, and from the groups above skills", () => {
    const bare = kinshipOf({
      groups: new Map([
        ["baker", "7512"],
        ["confectioner", "7512"],
        ["butcher", "7511"],
        ["tailor", "7531"],
        ["unknown", null],
      ]),
      essential: new Map(),
      optional: new Map(),
      broader: new Map([
        ["weld", ["metal", "making"]],
        ["solder", ["metal", "making"]],
        ["sew", ["cloth", "making"]],
        ["sing", ["stage"]],
      ]),
      general: new Set(),
    });
    expect(bare.occupation("baker", "confectioner")).toBeGreaterThan(bare.occupation("baker", "butcher"));
    expect(bare.occupation("baker", "butcher")).toBeGreaterThan(bare.occupation("baker", "tailor"));
    expect([bare.occupation("baker", "tailor"), bare.occupation("baker", "unknown")]).toEqual([0, 0]);
    expect(bare.skill("weld", "solder")).toBeGreaterThan(bare.skill("weld", "sew"));
    expect(bare.skill("weld", "sing")).toBe(0);
  });
});

describe("adjacent concepts", () => {
  it("are the nearest above the line, nearest first, never the concept itself", () => {
    for (const id of ["cook", "furniture-maker", "nurse", "secretary"]) {
      const near = kinship.adjacentOccupations(id, 5);
      const expected = occupations
        .filter((other) => other !== id && kinship.occupation(id, other) >= ADJACENT)
        .sort((a, b) => kinship.occupation(id, b) - kinship.occupation(id, a) || (a < b ? -1 : 1));
      expect(near.map((one) => one.id)).toEqual(expected.slice(0, 5));
    }
    expect(kinship.adjacentOccupations("cook", 3).map(({ id }) => id)).toContain("home-cook");
    expect(kinship.adjacentOccupations("web-developer", 3).map(({ id }) => id)).toContain(
      "software-developer",
    );
  });
  it("are the same for skills as nearness between them", () => {
    for (const id of ["welding", "sewing", "cooking", "networks"]) {
      const near = kinship.adjacentSkills(id);
      expect(near.length).toBeGreaterThan(0);
      for (const other of near) expect(other.nearness).toBe(kinship.skill(id, other.id));
      expect(near.map((one) => one.id).sort()).toEqual(
        skills.filter((other) => other !== id && kinship.skill(id, other) >= ADJACENT).sort(),
      );
    }
  });
});
