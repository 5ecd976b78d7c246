import { describe, expect, it } from "vitest";
import { normaliseLabel } from "#app/domain/search/fold.ts";
import { checkedStarter } from "#app/domain/taxonomy/checked-taxonomy.ts";
import { findContradictions, isContradiction } from "#app/domain/taxonomy/contradictions.ts";
import { dialectsOf, dialectTotals } from "#app/domain/taxonomy/dialect-totals.ts";
import { starterLabels } from "#app/domain/taxonomy/labels.ts";
import type { StarterOccupation, StarterSkill } from "#app/domain/taxonomy/taxonomy.ts";
import { starterOccupations, starterSkills } from "./index.ts";

const concepts: readonly (StarterOccupation | StarterSkill)[] = [...starterOccupations, ...starterSkills];

/** Names that several concepts of one kind have. */
function sharedNames(list: readonly (StarterOccupation | StarterSkill)[]): string[] {
  const owners = new Map<string, Set<string>>();
  for (const concept of list) {
    for (const { normalised } of starterLabels(concept)) {
      owners.set(normalised, (owners.get(normalised) ?? new Set()).add(concept.key));
    }
  }
  return [...owners]
    .filter(([, keys]) => keys.size > 1)
    .map(([name, keys]) => `${name}: ${[...keys].join()}`);
}
const repeated = (values: readonly string[]): string[] =>
  values.filter((value, at) => values.indexOf(value) !== at);

const checked = checkedStarter(starterOccupations, starterSkills);

describe("the starter taxonomy", () => {
  it("contradicts itself nowhere, and repeats no name", () => {
    const findings = findContradictions(checked);
    expect(findings.filter(isContradiction)).toEqual([]);
    expect(findings.filter(({ kind }) => kind === "repeatedName")).toEqual([]);
  });

  it("names every informal occupation in at least three of four dialects", () => {
    const informal = new Set(starterOccupations.flatMap((o) => (o.informal === true ? [o.key] : [])));
    expect(informal.size).toBeGreaterThanOrEqual(150);
    const occupations = checked.concepts.filter((c) => c.kind === "occupation" && informal.has(c.id));
    expect(occupations.filter((c) => dialectsOf(c).length < 3).map((c) => c.id)).toEqual([]);
  });

  it("speaks each dialect often", () => {
    const { sa, eg, ma, lev, misspelt } = dialectTotals(checked.concepts, "occupation");
    expect(Math.min(sa, eg, ma, lev)).toBeGreaterThanOrEqual(400);
    expect(misspelt).toBeGreaterThanOrEqual(200);
  });

  it("says of no name both that a dialect speaks it and that everybody does", () => {
    for (const { key, aliases, dialects = {} } of concepts) {
      const spoken = new Set(Object.values(dialects).flat().map(normaliseLabel));
      expect({ key, both: aliases.ar.filter((text) => spoken.has(normaliseLabel(text))) }).toEqual({
        key,
        both: [],
      });
    }
  });

  it("has enough occupations and skills to begin with", () => {
    expect(starterOccupations.length).toBeGreaterThanOrEqual(400);
    expect(starterSkills.length).toBeGreaterThanOrEqual(1_000);
  });

  it("gives every concept a key and an ESCO URI of its own", () => {
    expect(repeated(concepts.map((c) => c.key))).toEqual([]);
    expect(repeated(concepts.flatMap((c) => c.escoUri ?? []))).toEqual([]);
    expect(concepts.filter((c) => !/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(c.key))).toEqual([]);
  });

  it("gives no name to two occupations or two skills", () => {
    expect(sharedNames(starterOccupations)).toEqual([]);
    expect(sharedNames(starterSkills)).toEqual([]);
  });

  it("links occupations only to skills that exist, each in one way", () => {
    const keys = new Set(starterSkills.map((s) => s.key));
    for (const { key, skills } of starterOccupations) {
      const linked = [...skills.essential, ...skills.optional];
      expect({ key, unknown: linked.filter((s) => !keys.has(s)) }).toEqual({ key, unknown: [] });
      expect({ key, repeated: repeated(linked) }).toEqual({ key, repeated: [] });
      expect({ key, essential: skills.essential.length > 0 }).toEqual({ key, essential: true });
    }
  });

  it("leaves no skill without an occupation", () => {
    const linked = new Set(starterOccupations.flatMap((o) => [...o.skills.essential, ...o.skills.optional]));
    expect(starterSkills.filter((s) => !linked.has(s.key)).map((s) => s.key)).toEqual([]);
  });

  it("has an ISCO-08 unit group, every form, and names in both languages", () => {
    for (const { key, iscoGroup, forms, aliases } of starterOccupations) {
      expect({ key, iscoGroup: /^[1-9]\d{3}$/u.test(iscoGroup) }).toEqual({ key, iscoGroup: true });
      expect({ key, forms: Object.values(forms).every((f) => normaliseLabel(f) !== "") }).toEqual({
        key,
        forms: true,
      });
      expect({ key, aliases: aliases.ar.length >= 2 && aliases.en.length >= 1 }).toEqual({
        key,
        aliases: true,
      });
    }
  });

  it("writes Arabic in Arabic letters and English in Latin ones", () => {
    const arabic = concepts.flatMap((c) => [
      c.label.ar,
      ...c.aliases.ar,
      ...Object.values(c.dialects ?? {}).flat(),
      ...(c.misspelt ?? []),
    ]);
    const english = concepts.flatMap((c) => [c.label.en, ...c.aliases.en]);
    expect(arabic.filter((text) => !/[\u0621-\u064A]/u.test(text))).toEqual([]);
    expect(english.filter((text) => /[\u0600-\u06FF]/u.test(text))).toEqual([]);
  });
});
