import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { expectOk } from "../kernel/result.ts";
import { policyCaseSchema } from "./policy-case.schema.ts";
import { projectCase, type CaseMonth } from "./project-case.ts";

const folder = path.resolve(import.meta.dirname, "../../../prisma/seed/packs/examples");
const amount = z.union([z.number(), z.tuple([z.number(), z.number()])]);
const exampleSchema = z.looseObject({
  title: z.string(),
  pack: z.string(),
  expect: z.strictObject({
    months: z.record(z.string(), z.record(z.string(), amount)).default({}),
    lines: z
      .array(z.object({ month: z.number(), rule: z.string(), output: z.string(), value: z.number() }))
      .default([]),
    events: z
      .array(
        z.object({
          month: z.number(),
          code: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
        }),
      )
      .default([]),
    onlyEvents: z.boolean().default(false),
    graduationMonth: z.object({ earliest: z.number(), latest: z.number().nullable() }).nullish(),
    unknowns: z.array(z.string()).optional(),
  }),
});

const examples = fs.readdirSync(folder).map((file) => {
  const json: unknown = JSON.parse(fs.readFileSync(path.join(folder, file), "utf8"));
  return { file, json, ...exampleSchema.parse(json) };
});

const documented = fs.readFileSync(
  path.resolve(import.meta.dirname, "../../../docs/formats/policy-case.md"),
  "utf8",
);

const packOf = (id: string): unknown => policyPacks.find((p) => p.id === id);
const pair = (value: number | [number, number]): { min: number; max: number } =>
  typeof value === "number" ? { min: value, max: value } : { min: value[0], max: value[1] };

describe("the worked examples of the policy notes", () => {
  it.each(examples)("$pack: $title ($file)", ({ pack, json, expect: expected }) => {
    const result = expectOk(projectCase(packOf(pack), json));
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
