import { describe, expect, it } from "vitest";
import type { CheckedConcept, CheckedName, CheckedRelation } from "./checked-taxonomy.ts";
import { findContradictions, isContradiction, type Finding } from "./contradictions.ts";

const name = (kind: CheckedName["kind"], text: string, lang: CheckedName["lang"] = "ar"): CheckedName => ({
  lang,
  kind,
  text,
  dialects: [],
});
const occupation = (id: string, iscoGroup: string | null, ...names: CheckedName[]): CheckedConcept => ({
  id,
  kind: "occupation",
  iscoGroup,
  names,
});
const skill = (id: string, ...names: CheckedName[]): CheckedConcept => ({
  id,
  kind: "skill",
  iscoGroup: null,
  names,
});
const needs = (fromId: string, ...skills: string[]): CheckedRelation[] =>
  skills.map((toId) => ({ fromId, toId, kind: "essential" }));
const broader = (fromId: string, toId: string): CheckedRelation => ({ fromId, toId, kind: "broader" });

const cook = occupation("cook", "5120", name("preferred", "الطبخ"), name("alias", "معلم"));
const cooking = skill("cooking", name("preferred", "إعداد الطعام"));
const welder = occupation("welder", "7212", name("preferred", "اللحام"));
const welding = skill("welding", name("preferred", "لحم المعادن"));
const sound: CheckedRelation[] = [...needs("cook", "cooking"), ...needs("welder", "welding")];

const found = (concepts: readonly CheckedConcept[], relations = sound): readonly Finding[] =>
  findContradictions({ concepts, relations });
const kinds = (concepts: readonly CheckedConcept[], relations = sound): readonly string[] =>
  found(concepts, relations).map((finding) => finding.kind);

describe("the check for contradictions", () => {
  it("finds nothing in a sound taxonomy", () => {
    expect(found([cook, cooking, welder, welding])).toEqual([]);
  });

  it("finds a name that two far occupations have, and quotes both", () => {
    const far = { ...welder, names: [...welder.names, name("dialect", "مُعلم")] };
    expect(found([cook, cooking, far, welding])).toEqual([
      { kind: "farName", concepts: ["cook", "welder"], words: ["معلم", "مُعلم"] },
    ]);
  });

  it("finds a name that an occupation and a skill of far work have", () => {
    const far = { ...welding, names: [...welding.names, name("alias", "معلم")] };
    expect(kinds([cook, cooking, welder, far])).toEqual(["farName"]);
  });

  it("takes the same word in two languages for two words", () => {
    const cookEn = occupation("cook", "5120", name("preferred", "bar", "en"));
    const welderAr = occupation("welder", "7212", name("preferred", "bar", "ar"));
    expect(found([cookEn, cooking, welderAr, welding])).toEqual([]);
  });

  it("only notes a name that near concepts share", () => {
    const chef = occupation("chef", "5131", name("preferred", "رئاسة المطبخ"), name("alias", "معلم"));
    const same = found([cook, cooking, chef], [...sound, ...needs("chef", "cooking")]);
    expect(same).toEqual([{ kind: "ambiguousName", concepts: ["cook", "chef"], words: ["معلم", "معلم"] }]);
    expect(same.filter(isContradiction)).toEqual([]);
  });

  it("calls near what a telling skill or a relation ties, but not what every occupation needs", () => {
    const others = ["2611", "2212", "8322", "9111"].map((group, at) =>
      occupation(`other-${at}`, group, name("preferred", `عمل ${"بتثجح"[at] ?? ""}`)),
    );
    const far = { ...welder, names: [...welder.names, name("alias", "معلم")] };
    const concepts = [cook, cooking, far, welding, ...others];
    const all = [...sound, ...others.flatMap(({ id }) => needs(id, "cooking"))];
    expect(kinds(concepts, [...all, ...needs("welder", "cooking")])).toEqual(["farName"]);
    expect(kinds([cook, cooking, far, welding], [...sound, ...needs("welder", "cooking")])).toEqual([
      "ambiguousName",
    ]);
    const related: CheckedRelation = { fromId: "welder", toId: "cook", kind: "related" };
    expect(kinds(concepts, [...all, related])).toEqual(["ambiguousName"]);
  });

  it("calls two skills of one occupation near, and two that nobody needs together far", () => {
    const frying = skill("frying", name("preferred", "القلي"), name("alias", "إعداد طعام"));
    const cookingToo = { ...cooking, names: [...cooking.names, name("alias", "اعداد طعام")] };
    expect(kinds([cook, cookingToo, frying], [...sound, ...needs("cook", "frying")])).toEqual([
      "ambiguousName",
    ]);
    expect(
      kinds([cook, cookingToo, welder, welding, frying], [...sound, ...needs("welder", "frying")]),
    ).toEqual(["farName"]);
  });

  it("finds two concepts with one preferred label, however near", () => {
    const twin = occupation("cook-2", "5120", name("preferred", "الطَّبخ"));
    expect(found([cook, cooking, twin], [...sound, ...needs("cook-2", "cooking")])).toEqual([
      { kind: "samePreferred", concepts: ["cook", "cook-2"], words: ["الطبخ", "الطَّبخ"] },
    ]);
  });

  it("finds orphans: an occupation without essential skill, a skill without occupation or group", () => {
    const optional: CheckedRelation[] = [{ fromId: "cook", toId: "cooking", kind: "optional" }];
    expect(found([cook, cooking], optional)).toEqual([
      { kind: "orphanOccupation", concepts: ["cook"], words: ["الطبخ"] },
    ]);
    expect(found([cooking], [])).toEqual([
      { kind: "orphanSkill", concepts: ["cooking"], words: ["إعداد الطعام"] },
    ]);
    expect(found([cooking], [broader("cooking", "crafts")])).toEqual([]);
  });

  it("finds a cycle of broader relations, once, and a concept broader than itself", () => {
    expect(found([], [broader("a", "b"), broader("b", "c"), broader("c", "a"), broader("d", "a")])).toEqual([
      { kind: "broaderCycle", concepts: ["a", "b", "c"], words: [] },
    ]);
    expect(kinds([], [broader("a", "a")])).toEqual(["broaderCycle"]);
    expect(found([], [broader("a", "b"), broader("a", "c"), broader("b", "d"), broader("c", "d")])).toEqual(
      [],
    );
  });

  it("finds an occupation whose group is none of ISCO-08", () => {
    expect(found([{ ...cook, iscoGroup: "5129" }, cooking])).toEqual([
      { kind: "unknownIscoGroup", concepts: ["cook"], words: ["5129"] },
    ]);
    expect(kinds([{ ...cook, iscoGroup: null }, cooking])).toEqual(["unknownIscoGroup"]);
  });

  it("notes an alias that folding makes another name of the same concept", () => {
    const twice = { ...cook, names: [name("misspelt", "الطبـخ"), ...cook.names, name("alias", "المُعلم")] };
    expect(found([twice, cooking])).toEqual([
      { kind: "repeatedName", concepts: ["cook"], words: ["الطبخ", "الطبـخ"] },
    ]);
  });

  it("finds a name that is one stop word, but not a word that folds to one", () => {
    const stopped = { ...cook, names: [...cook.names, name("alias", "إلى")] };
    expect(found([stopped, cooking])).toEqual([{ kind: "stopWordName", concepts: ["cook"], words: ["إلى"] }]);
    const automatic = { ...cook, names: [...cook.names, name("alias", "آلي")] };
    expect(found([automatic, cooking])).toEqual([]);
  });

  describe("with an imported classification", () => {
    const borrowed = (kind: CheckedName["kind"], text: string): CheckedName => ({
      ...name(kind, text),
      borrowed: true,
    });
    const twoFar = (one: CheckedName, other: CheckedName): readonly string[] =>
      kinds([
        { ...cook, names: [...cook.names, one] },
        cooking,
        { ...welder, names: [...welder.names, other] },
        welding,
      ]);

    it("notes a name that it gives to two far concepts of its own, whatever the name is there", () => {
      expect(twoFar(borrowed("alias", "عامل"), borrowed("preferred", "عامل"))).toEqual(["borrowedName"]);
      expect(twoFar(borrowed("preferred", "عامل"), borrowed("preferred", "عامل"))).toEqual(["borrowedName"]);
    });

    it("notes that what is a name of ours is an alias there of something far", () => {
      expect(twoFar(name("alias", "عامل"), borrowed("alias", "عامل"))).toEqual(["borrowedAlias"]);
    });

    it("finds a name of ours that it properly calls something far", () => {
      expect(twoFar(name("alias", "عامل"), borrowed("masculine", "عامل"))).toEqual(["farName"]);
      expect(twoFar(name("preferred", "عامل"), borrowed("preferred", "عامل"))).toEqual(["samePreferred"]);
    });

    it("notes its occupations without essential skill, and finds ours", () => {
      const theirs = occupation("theirs", "5120", borrowed("preferred", "التقطيع"));
      expect(kinds([cook, cooking, theirs], needs("cook", "cooking"))).toEqual(["borrowedOrphan"]);
      const named = { ...theirs, names: [name("preferred", "التقطيع"), borrowed("alias", "الفرم")] };
      expect(kinds([cook, cooking, named], needs("cook", "cooking"))).toEqual(["orphanOccupation"]);
    });
  });
});
