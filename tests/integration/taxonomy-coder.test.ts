import { describe, expect, it } from "vitest";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { codeTitles } from "#app/domain/taxonomy/code-titles.server.ts";
import { loadCoder } from "#app/domain/taxonomy/load-coder.server.ts";
import { seedTaxonomy, starterConceptId } from "#app/domain/taxonomy/seed-taxonomy.server.ts";
import { starterOccupations, starterSkills } from "#prisma/seed/taxonomy/index.ts";
import { useMasar } from "../support/database.ts";

const actor = systemActor("test", "SA");
const occupation = (key: string) => {
  const found = starterOccupations.find((o) => o.key === key);
  if (!found) throw new Error(key);
  return found;
};

describe("coding with the taxonomy of the database", () => {
  const masar = useMasar();

  it("names the ESCO URI where it is known and our own id where not, in the language of the title", async () => {
    const [cashier, incense, none] = expectOk(
      await codeTitles(masar.ctx, actor, { titles: ["كاشير", "incense and perfume maker", "؟؟؟"], top: 1 }),
    );
    expect(cashier).toEqual({
      query: "كاشير",
      items: [{ concept: occupation("cashier").escoUri, iscoGroup: "5230", label: "محاسبة صندوق", score: 1 }],
    });
    expect(incense?.items).toEqual([
      {
        concept: starterConceptId("occupation", occupation("incense-maker")),
        iscoGroup: "7319",
        label: "incense and perfume maker",
        score: 1,
      },
    ]);
    expect(none).toEqual({ query: "؟؟؟", items: [] });
  });

  it("resolves skills, and keeps the label of one it does not know", async () => {
    const coder = await loadCoder(masar.ctx);
    expect(coder.readSkills("خياطه")[0]?.conceptId).toBe(
      starterConceptId("skill", starterSkills.find((s) => s.key === "sewing") ?? { key: "", escoUri: null }),
    );
    expect(coder.readSkills("zxqv")).toEqual([{ label: "zxqv", conceptId: null, confidence: 0, others: [] }]);
  });

  it("is built once per version of the taxonomy", async () => {
    const first = await loadCoder(masar.ctx);
    expect(await loadCoder(masar.ctx)).toBe(first);
    const later = { ...occupation("cashier"), key: "new-work", escoUri: null, iscoGroup: "9629" };
    const named = { ...later, label: { ar: "غوص اللؤلؤ", en: "pearl diving" }, aliases: { ar: [], en: [] } };
    expectOk(
      await seedTaxonomy(masar.ctx, actor, {
        occupations: [...starterOccupations, named],
        skills: starterSkills,
      }),
    );
    const second = await loadCoder(masar.ctx);
    expect(second.version).toBe(first.version + 1);
    expect(second.codeTitle("pearl diving")[0]?.occupation.slug).toBe("new-work");
  });
});
