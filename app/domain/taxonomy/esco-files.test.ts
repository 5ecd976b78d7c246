import { describe, expect, it } from "vitest";
import { parentCode, readConcept, readRelation, recogniseEscoFile } from "./esco-files.ts";
import { escoLabels } from "./labels.ts";

const cells = (row: Readonly<Record<string, string>>) => (column: string) => row[column] ?? "";

describe("the files of the classification", () => {
  it("are recognised by their columns", () => {
    expect(recogniseEscoFile(["occupation_uri", "relation_type", "skill_type", "skill_uri"])).toBe(
      "relations",
    );
    expect(recogniseEscoFile(["uri", "code", "label_en", "description_en"])).toBe("iscoGroups");
    expect(recogniseEscoFile(["uri", "code", "label_en", "label_ar"])).toBe("skillGroups");
    expect(recogniseEscoFile(["id", "name"])).toBeNull();
  });

  it("know the group above from the code", () => {
    expect(["5230", "5", "S1.13.2", "S1.5", "S1", "S"].map(parentCode)).toEqual([
      "523",
      null,
      "S1.13",
      "S1",
      "S",
      null,
    ]);
  });

  it("give an occupation its ISCO group, and say what is wrong with a row", () => {
    const row = { uri: "http://x.example/o", code: "5230.1", isco_group: "5230", label_en: "cashier" };
    const none = (): null => null;
    expect(readConcept("occupations", cells(row), none)).toMatchObject({
      kind: "occupation",
      iscoGroup: "5230",
      broaderUri: "http://data.europa.eu/esco/isco/C5230",
    });
    expect(readConcept("occupations", cells({ ...row, isco_group: "52" }), none)).toEqual({
      column: "isco_group",
      reason: "notAnIscoGroup",
      value: "52",
    });
    expect(readRelation(cells({ occupation_uri: "http://x.example/o" }))).toMatchObject({
      column: "skill_uri",
    });
  });
});

describe("names in the classification", () => {
  it("name both genders together and each by itself", () => {
    const labels = escoLabels({
      labelEn: "baker",
      labelAr: "خباز / خبازة|خباز / خبازة",
      altEn: "Baker|bread maker",
    });
    expect(labels.map(({ lang, kind, text }) => [lang, kind, text])).toEqual([
      ["en", "preferred", "baker"],
      ["ar", "preferred", "خباز / خبازة"],
      ["ar", "masculine", "خباز"],
      ["ar", "feminine", "خبازة"],
      ["en", "alias", "bread maker"],
    ]);
  });
});
