import { describe, expect, it } from "vitest";
import ar from "#app/i18n/messages/ar/benefits.json";
import en from "#app/i18n/messages/en/benefits.json";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { expectOk } from "../kernel/result.ts";
import { compilePack } from "./compile-pack.ts";
import { PRIMITIVES } from "./rules/registry.ts";
import { distinctUnknowns, unknownKeys } from "./wording.ts";

const lookUp = (tree: unknown, key: string): unknown =>
  key.split(".").reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], tree);

const packOf = (id: string) => policyPacks.find((pack) => pack.id === id);

describe.each([
  ["Arabic", ar],
  ["English", en],
])("the words in %s", (_language, words) => {
  it("name every kind of rule", () => {
    expect(Object.keys(words.rules).sort()).toEqual([...PRIMITIVES.keys()].sort());
  });

  it("name everything the shipped packs do not know, by more than the last resort", () => {
    const uncertain = policyPacks.flatMap((json) =>
      [...expectOk(compilePack(json)).figures.values()].filter((f) => !f.certain),
    );
    expect(uncertain.length).toBeGreaterThan(10);
    const unnamed = uncertain.filter((f) =>
      unknownKeys(f)
        .slice(0, 2)
        .every((key) => typeof lookUp(words, key) !== "string"),
    );
    expect(unnamed.map((f) => f.path)).toEqual([]);
  });

  it("state no figure of a pack: it may be edited, and the words would stay behind", () => {
    const uncertain = policyPacks.flatMap((json) =>
      [...expectOk(compilePack(json)).figures.values()].filter((f) => !f.certain),
    );
    const stating = uncertain.flatMap((f) =>
      unknownKeys(f)
        .map((key) => lookUp(words, key))
        .filter((text) => typeof text === "string" && /\d/.test(text)),
    );
    expect(stating).toEqual([]);
  });

  it("say of a figure with a source only that it is not exact", () => {
    const [childOneToThree] = [...expectOk(compilePack(packOf("ma-asd"))).figures.values()].filter(
      (f) => f.path === "base.childOneToThree",
    );
    const said = unknownKeys({ code: childOneToThree?.code ?? "" })
      .map((key) => lookUp(words, key))
      .find((text) => typeof text === "string");
    expect(said).not.toMatch(/no source found|لم نجد مصدرًا/);
  });

  it("name what the engine itself may find missing", () => {
    for (const code of [
      "household.score",
      "household.capital",
      "plan.transport",
      "plan.childcare",
      "plan.earnings-gap",
      "plan.earnings-withdrawn",
      "pack.effective",
      "reinstatement.decision",
      "full-disregard-months.restart",
      "entitlement.health-cover",
    ])
      expect(lookUp(words, `unknowns.${code}`), code).toBeTypeOf("string");
  });

  it("keep sentences to 15 words", () => {
    const long: string[] = [];
    const walk = (node: unknown): void => {
      if (typeof node === "string")
        long.push(...node.split(/[.؟?!]\s*/).filter((s) => s.split(/\s+/).length > 15));
      else Object.values(node as object).forEach(walk);
    };
    walk(words);
    expect(long).toEqual([]);
  });
});

describe("unknowns that share a sentence", () => {
  it("are said once", () => {
    const [a, b, c] = ["contributions.ceiling", "base-rate.household", "contributions.ceiling"].map(
      (code) => ({ code }),
    );
    expect(distinctUnknowns([a, b, c].flatMap((x) => x ?? []))).toHaveLength(2);
  });
});
