import { describe, expect, it } from "vitest";
import { normaliseLabel } from "#app/domain/search/fold.ts";
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

describe("the starter taxonomy", () => {
  it("has enough occupations and skills to begin with", () => {
    expect(starterOccupations.length).toBeGreaterThanOrEqual(90);
    expect(starterSkills.length).toBeGreaterThanOrEqual(260);
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
    const arabic = concepts.flatMap((c) => [c.label.ar, ...c.aliases.ar]);
    const english = concepts.flatMap((c) => [c.label.en, ...c.aliases.en]);
    expect(arabic.filter((text) => !/[\u0621-\u064A]/u.test(text))).toEqual([]);
    expect(english.filter((text) => /[\u0600-\u06FF]/u.test(text))).toEqual([]);
  });
});
