import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { PRIMITIVES } from "./rules/registry.ts";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { workedExamples, type ExpectedAmount } from "#prisma/seed/packs/worked-examples.ts";
import { expectOk } from "../kernel/result.ts";
import { policyCaseSchema } from "./policy-case.schema.ts";
import { projectCase, type CaseMonth } from "./project-case.ts";

const examples = workedExamples();

const documented = fs.readFileSync(
  path.resolve(import.meta.dirname, "../../../docs/formats/policy-case.md"),
  "utf8",
);

const packOf = (id: string): unknown => policyPacks.find((p) => p.id === id);
/** Figures of shares are written as numbers, amounts as ranges. */
const pair = (value: ExpectedAmount): { min: number; max: number | null } =>
  typeof value === "number" ? { min: value, max: value } : { min: value[0], max: value[1] };

describe("the worked examples", () => {
  it("are at least sixty of our own, over all packs and every kind of rule that moves money", () => {
    expect(examples.length).toBeGreaterThanOrEqual(71);
    const used = new Set(examples.map(({ pack }) => pack));
    expect(policyPacks.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
    const applied = new Set(
      examples.flatMap(({ packJson, json }) =>
        expectOk(projectCase(packJson, json)).months.flatMap((m) => m.rulesApplied.map((l) => l.kind)),
      ),
    );
    // Exemptions and time limits for answers are rights: no amount hangs on them (rights.test.ts).
    const silent = ["exemptions", "response-window"];
    expect([...PRIMITIVES.keys()].filter((kind) => !applied.has(kind) && !silent.includes(kind))).toEqual([]);
  });

  it.each(examples)("$pack: $title ($file)", ({ packJson, json, expect: expected }) => {
    const result = expectOk(projectCase(packJson, json));
    for (const [month, figures] of Object.entries(expected.months)) {
      const found = result.months[Number(month) - 1];
      for (const [name, value] of Object.entries(figures))
        expect({ month, name, value: found?.[name as keyof CaseMonth] }).toEqual({
          month,
          name,
          value: pair(value),
        });
    }
    for (const { month, rule, output, value } of expected.lines) {
      const line = result.months[month - 1]?.rulesApplied.find((l) => l.rule === rule);
      expect(line?.output[output]).toMatchObject({ min: value, max: value });
    }
    for (const event of expected.events) expect(result.events).toContainEqual(expect.objectContaining(event));
    if (expected.onlyEvents) expect(result.events).toHaveLength(expected.events.length);
    for (const [month, kept] of Object.entries(expected.entitlements)) {
      const found = result.months[Number(month) - 1]?.entitlements ?? [];
      expect({ month, ...Object.fromEntries(found.map((e) => [e.name, e.kept])) }).toMatchObject({
        month,
        ...kept,
      });
    }
    if (expected.graduationMonth !== undefined)
      expect(result.graduationMonth).toEqual(expected.graduationMonth);
    if (expected.unknowns)
      expect(result.unknowns.map((u) => u.path).sort()).toEqual(expected.unknowns.sort());
  });

  it("explains each line with its rule, what went in and what came out", () => {
    const example = examples.find((e) => e.file === "uk-uc-work-allowance.json");
    const result = expectOk(projectCase(packOf("uk-uc-2025"), example?.json));
    expect(result.months[0]?.rulesApplied.find((l) => l.rule === "earnings")).toMatchObject({
      kind: "taper",
      inputs: { earnings: { min: 1200 }, allowance: { min: 411 }, share: { min: 0.55 } },
      output: { above: { min: 789 }, deduction: { min: 433.95 } },
      confidence: "secondary",
    });
  });

  it("accepts the example of the documentation, and documents every field of a case", () => {
    const example: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(documented)?.[1] ?? "null");
    const result = expectOk(projectCase(packOf("uk-uc-2025"), example));
    expect(result.months[0]?.benefit).toEqual({ min: 1166.05, max: 1166.05 });
    expect(result.months).toHaveLength(12);
    const fields = Object.keys(policyCaseSchema.shape);
    expect(fields.filter((field) => !documented.includes(`\`${field}`))).toEqual([]);
  });
});
