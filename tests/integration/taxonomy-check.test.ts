import { describe, expect, it } from "vitest";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { checkTaxonomy } from "#app/domain/taxonomy/check-taxonomy.server.ts";
import { checkedStarter } from "#app/domain/taxonomy/checked-taxonomy.ts";
import { isContradiction } from "#app/domain/taxonomy/contradictions.ts";
import { dialectTotals } from "#app/domain/taxonomy/dialect-totals.ts";
import { starterConceptId } from "#app/domain/taxonomy/seed-taxonomy.server.ts";
import { starterOccupations, starterSkills } from "#prisma/seed/taxonomy/index.ts";
import { seedStarterTaxonomy } from "#prisma/seed/taxonomy/seed-starter.ts";
import { useMasar } from "../support/database.ts";

const actor = systemActor("test", "SA");
const visitor = { kind: "visitor", country: "SA" } as const;
const idOf = (key: string): string => {
  const found = starterOccupations.find((o) => o.key === key);
  if (!found) throw new Error(key);
  return starterConceptId("occupation", found);
};

describe("the check of the taxonomy in the database", () => {
  const masar = useMasar();

  it("finds no contradiction in the starter, and counts its dialects as they are written", async () => {
    const result = expectOk(await checkTaxonomy(masar.ctx, actor, {}));
    expect(result.findings.filter(isContradiction)).toEqual([]);
    const { concepts } = checkedStarter(starterOccupations, starterSkills);
    expect(result.concepts).toBe(concepts.length);
    expect(result.dialects).toEqual({
      occupation: dialectTotals(concepts, "occupation"),
      skill: dialectTotals(concepts, "skill"),
    });
  });

  it("names the concepts of a name that two far occupations have, and of a cycle", async () => {
    await masar.ctx.db.conceptLabel.create({
      data: {
        id: masar.ctx.ids.next(),
        conceptId: idOf("welder"),
        lang: "ar",
        kind: "alias",
        text: "مكوجي",
        normalised: "مكوجي",
        source: "masar",
      },
    });
    for (const [from, to] of [
      ["welder", "ironer"],
      ["ironer", "cook"],
      ["cook", "welder"],
    ] as const) {
      await masar.ctx.db.conceptRelation.create({
        data: { fromId: idOf(from), toId: idOf(to), kind: "broader", source: "esco" },
      });
    }
    const before = expectOk(await checkTaxonomy(masar.ctx, actor, {})).findings.filter(isContradiction);
    expect(before.map(({ kind, concepts }) => [kind, ...[...concepts].sort()])).toEqual([
      ["broaderCycle", "cook", "ironer", "welder"],
    ]);
    await masar.ctx.db.conceptRelation.deleteMany({ where: { kind: "broader", fromId: idOf("welder") } });
    const after = expectOk(await checkTaxonomy(masar.ctx, actor, {})).findings.filter(isContradiction);
    expect(after.map(({ kind, words }) => [kind, ...words])).toEqual([["farName", "مكوجي", "مكوجي"]]);
  });

  it("puts a dialect right that was stored wrongly", async () => {
    const where = { conceptId: idOf("ironer"), text: "مكوجي" };
    await masar.ctx.db.conceptLabel.updateMany({ where, data: { dialects: ["ma"] } });
    expect(await seedStarterTaxonomy(masar.ctx)).toBe(1);
    const label = await masar.ctx.db.conceptLabel.findFirst({ where });
    expect(label).toMatchObject({ kind: "dialect", dialects: ["eg"] });
  });

  it("is for the system and administrators", async () => {
    expect(await checkTaxonomy(masar.ctx, visitor, {})).toMatchObject({
      ok: false,
      error: { code: "taxonomy.administratorOnly" },
    });
  });
});
