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
const score = ({ of, a, b }: JudgedPair): number => kinship[of](a, b);
const pairs = judgedPairs();

describe("dbg", () => {
  it("prints", () => {
    for (const of of ["occupation", "skill"] as const)
        console.log(of, judge(pairs.filter((p) => p.of === of && !p.heldOut), score, ADJACENT));
  });
});
