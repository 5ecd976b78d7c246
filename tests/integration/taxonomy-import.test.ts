import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { ImportResult } from "#app/domain/imports/import-result.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { importTaxonomy } from "#app/domain/taxonomy/import-taxonomy.server.ts";
import { seedTaxonomy } from "#app/domain/taxonomy/seed-taxonomy.server.ts";
import { starterOccupations, starterSkills } from "#prisma/seed/taxonomy/index.ts";
import { seedStarterTaxonomy } from "#prisma/seed/taxonomy/seed-starter.ts";
import { useMasar } from "../support/database.ts";

const OCCUPATION = "http://data.europa.eu/esco/occupation/";
const SKILL = "http://data.europa.eu/esco/skill/";
const actor = systemActor("test", "SA");
const cashier = starterOccupations.find((o) => o.key === "cashier");
const cashRegister = starterSkills.find((s) => s.key === "cash-register");

const FILES: Readonly<Record<string, string>> = {
  isco_groups_en: `uri,code,label_en,description_en
http://data.europa.eu/esco/isco/C523,523,Cashiers,
http://data.europa.eu/esco/isco/C5230,5230,Cashiers and ticket clerks,"two
lines"
`,
  skill_groups: `uri,code,label_en,label_ar
${SKILL}g1,S1,selling things,بيع الأشياء
`,
  occupations: `uri,code,isco_group,label_en,label_ar,description_en,description_ar,alt_labels_en
${cashier?.escoUri},5230.1,5230,cashier,محصل / محصلة,,,till person|cashier
${OCCUPATION}o2,5230.2,5230,ticket clerk,موظف تذاكر / موظفة تذاكر,,,ticket seller
`,
  skills: `uri,skill_type,reuse_level,label_en,label_ar,alt_labels_en,description_en,description_ar,nearest_group_uri,nearest_group_code,nearest_group_en,nearest_group_ar
${cashRegister?.escoUri},skill/competence,sector-specific,operate cash register,,use till,,,${SKILL}g1,S1,selling things,
${SKILL}s2,knowledge,cross-sector,ticket prices,,,,,${SKILL}g1,S1,selling things,
`,
  occupation_skill_relations: `occupation_uri,relation_type,skill_type,skill_uri
${cashier?.escoUri},optional,skill/competence,${cashRegister?.escoUri}
${OCCUPATION}o2,essential,knowledge,${SKILL}s2
`,
};
const ROWS = 9;

const sum = (c: ImportResult): number => c.accepted + c.updated + c.unchanged + c.duplicates + c.rejected;

describe("importing a classification", () => {
  const masar = useMasar();
  const folders: string[] = [];
  afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true })));

  function folder(changes: Readonly<Record<string, string | Buffer | null>> = {}): string {
    const made = fs.mkdtempSync(path.join(os.tmpdir(), "masar-esco-"));
    folders.push(made);
    for (const [name, content] of Object.entries({ ...FILES, ...changes })) {
      if (content !== null)
        fs.writeFileSync(
          path.join(made, `${name}.csv.gz`),
          typeof content === "string" ? gzipSync(content) : content,
        );
    }
    return made;
  }
  const run = async (paths: readonly string[], more: object = {}): Promise<ImportResult> =>
    expectOk(await importTaxonomy(masar.ctx, actor, { paths, ...more }));
  const labels = (uri: string | null | undefined) =>
    masar.ctx.sql.query<{ lang: string; kind: string; text: string; source: string }>(
      `select l.lang, l.kind, l.text, l.source from concept_label l join concept c on c.id = l.concept_id
        where c.esco_uri = $1 order by l.source, l.lang, l.kind, l.text`,
      [uri],
    );

  beforeAll(async () => {
    await seedStarterTaxonomy(masar.ctx);
  });

  it("lets processes that start together seed one after the other", async () => {
    const changed = await Promise.all([1, 2, 3].map(() => seedStarterTaxonomy(masar.ctx)));
    expect(changed).toEqual([0, 0, 0]);
  });

  it("keeps nothing of a dry run", async () => {
    const counts = await run([folder()], { dryRun: true });
    expect(counts).toMatchObject({ rows: ROWS, accepted: 6, updated: 2, unchanged: 1, rejected: 0 });
    expect(await labels(`${OCCUPATION}o2`)).toEqual([]);
  });

  it("merges by URI with the starter, and finds everything unchanged the second time", async () => {
    const paths = [folder()];
    const seen: number[] = [];
    const first = await run(paths, { onProgress: ({ done }: { done: number }) => seen.push(done) });
    expect(first).toEqual({
      rows: ROWS,
      accepted: 6,
      updated: 2,
      unchanged: 1,
      duplicates: 0,
      rejected: 0,
      report: null,
    });
    expect(seen.at(-1)).toBe(1);
    expect(await run(paths)).toMatchObject({ rows: ROWS, unchanged: ROWS });
    const [count] = await masar.ctx.sql.query<{ n: number }>(
      "select count(*) as n from concept where esco_uri = $1",
      [cashier?.escoUri],
    );
    expect(count?.n).toBe(1);
  });

  it("lets the starter name a concept and takes ESCO's names as aliases", async () => {
    const found = await labels(cashier?.escoUri);
    expect(found.filter((l) => l.source === "starter" && l.kind === "preferred").map((l) => l.text)).toEqual([
      cashier?.label.ar,
      cashier?.label.en,
    ]);
    expect(found.filter((l) => l.source === "esco")).toEqual([
      { lang: "ar", kind: "alias", text: "محصل", source: "esco" },
      { lang: "ar", kind: "alias", text: "محصل / محصلة", source: "esco" },
      { lang: "ar", kind: "alias", text: "محصلة", source: "esco" },
      { lang: "en", kind: "alias", text: "till person", source: "esco" },
    ]);
  });

  it("keeps what the starter says of an occupation and a skill", async () => {
    const relations = await masar.ctx.sql.query<{ kind: string; source: string }>(
      `select r.kind, r.source from concept_relation r join concept f on f.id = r.from_id
         join concept t on t.id = r.to_id where f.slug = 'cashier' and t.slug = 'cash-register'`,
    );
    expect(relations).toEqual([{ kind: "essential", source: "starter" }]);
  });

  it("puts occupations and groups under the group above", async () => {
    const broader = await masar.ctx.sql.query<{ code: string; above: string }>(
      `select f.code, t.code as above from concept_relation r join concept f on f.id = r.from_id
         join concept t on t.id = r.to_id where r.kind = 'broader' and t.code like '523%' order by f.code`,
    );
    expect(broader).toEqual([
      { code: "5230", above: "523" },
      { code: "5230.1", above: "5230" },
      { code: "5230.2", above: "5230" },
    ]);
  });

  it("leaves the starter unchanged when it is seeded again after an import", async () => {
    expect(await seedStarterTaxonomy(masar.ctx)).toBe(0);
  });

  it("updates a concept whose names changed, and drops the old name", async () => {
    const changed = (FILES["occupations"] ?? "").replace("ticket seller", "ticket vendor");
    expect(await run([folder({ occupations: changed })])).toMatchObject({ updated: 1, unchanged: ROWS - 1 });
    expect((await labels(`${OCCUPATION}o2`)).map((l) => l.text)).not.toContain("ticket seller");
  });

  it("makes an occupation of ESCO the starter's own when the starter learns it later", async () => {
    const later = {
      key: "box-office-clerk",
      iscoGroup: "5230",
      escoUri: `${OCCUPATION}o2`,
      label: { ar: "بيع التذاكر", en: "ticket selling" },
      forms: { masculine: "موظف تذاكر", feminine: "موظفة تذاكر", plural: "موظفو تذاكر" },
      aliases: { ar: [], en: ["ticket clerk"] },
      skills: { essential: ["cash-register"], optional: [] },
    };
    const grown = { occupations: [...starterOccupations, later], skills: starterSkills };
    expect(expectOk(await seedTaxonomy(masar.ctx, actor, grown)).changed).toBe(2);
    expect(expectOk(await seedTaxonomy(masar.ctx, actor, grown)).changed).toBe(0);
    const found = await labels(later.escoUri);
    expect(found.filter((l) => l.source === "esco").every((l) => l.kind === "alias")).toBe(true);
    expect(await run([folder()])).toMatchObject({ updated: 1 });
    expect(await run([folder()])).toMatchObject({ unchanged: ROWS });
  });

  it("says file, row and column of every bad row, and takes the others", async () => {
    const occupations = `${FILES["occupations"]}not a uri,1,5230,x,,,,
${OCCUPATION}o3,5230.3,52,wrong group,,,,
${OCCUPATION}o4,5230.4,5230,,,,,
${OCCUPATION}o5,5230.5
${OCCUPATION}o6,5230.6,5230,=1+1\uFFFD,,,,
${OCCUPATION}o7,5230.7,5230,first,,,,
${OCCUPATION}o7,5230.7,5230,second,,,,
`;
    const relations = `${FILES["occupation_skill_relations"]}${OCCUPATION}o2,essential,knowledge,${SKILL}none
${OCCUPATION}o2,wanted,knowledge,${SKILL}s2
${OCCUPATION}o2,optional,knowledge,${SKILL}s2
`;
    const counts = await run([folder({ occupations, occupation_skill_relations: relations })], {
      dryRun: true,
    });
    expect(counts).toMatchObject({ rows: ROWS + 10, accepted: 1, updated: 1, duplicates: 2, rejected: 7 });
    expect(sum(counts)).toBe(counts.rows);
    const report = fs.readFileSync(counts.report ?? "", "utf8").split("\r\n");
    expect(report).toEqual([
      "file,row,outcome,column,reason,value",
      "occupations.csv.gz,4,rejected,uri,notAUri,not a uri",
      "occupations.csv.gz,5,rejected,isco_group,notAnIscoGroup,52",
      "occupations.csv.gz,6,rejected,label_en,labelMissing,",
      "occupations.csv.gz,7,rejected,,columnCount,2/8",
      "occupations.csv.gz,8,rejected,label_en,notUtf8,'=1+1\uFFFD",
      "occupation_skill_relations.csv.gz,5,rejected,relation_type,notARelation,wanted",
      `occupations.csv.gz,9,duplicate,uri,laterRowWins,${OCCUPATION}o7`,
      `occupation_skill_relations.csv.gz,3,duplicate,skill_uri,laterRowWins,${SKILL}s2`,
      `occupation_skill_relations.csv.gz,4,rejected,skill_uri,skillUnknown,${SKILL}none`,
      "",
    ]);
  });

  it("takes what could be read of a file that ends in the middle", async () => {
    const skills = gzipSync(
      (FILES["skills"] ?? "") +
        Array.from({ length: 400 }, (_, i) => `${SKILL}x${i},knowledge,,n${Math.sin(i)},,,,,,,,\n`).join(""),
    );
    const counts = await run([folder({ skills: skills.subarray(0, skills.length - 1_000) })], {
      dryRun: true,
    });
    expect(sum(counts)).toBe(counts.rows);
    expect(counts.accepted).toBeGreaterThan(100);
    expect(fs.readFileSync(counts.report ?? "", "utf8")).toContain("fileTruncated");
  });

  it("refuses a wrong, empty, missing or repeated file with a code", async () => {
    const code = async (paths: readonly string[]): Promise<string> => {
      const outcome = await importTaxonomy(masar.ctx, actor, { paths });
      return outcome.ok ? "ok" : outcome.error.code;
    };
    expect(await code([folder({ skills: null })])).toBe("taxonomy.fileMissing");
    expect(await code([folder({ skills: "" })])).toBe("taxonomy.fileEmpty");
    expect(await code([folder({ skills: "id,name\n1,x\n" })])).toBe("taxonomy.fileUnknown");
    expect(await code([folder({ skills: Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]) })])).toBe(
      "taxonomy.fileEmpty",
    );
    expect(await code([path.join(folder(), "absent.csv")])).toBe("taxonomy.fileMissing");
    const file = path.join(folder(), "skills.csv.gz");
    expect(await code([file, file])).toBe("taxonomy.fileTwice");
  });

  it("is for administrators", async () => {
    const visitor = { kind: "visitor", country: "SA" } as const;
    expect(await importTaxonomy(masar.ctx, visitor, { paths: [folder()] })).toMatchObject({
      ok: false,
      error: { kind: "denial", code: "taxonomy.administratorOnly" },
    });
  });
});
