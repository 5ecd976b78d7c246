import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { policyPacks } from "./index.ts";

const FOLDER = path.join(import.meta.dirname, "examples");

/** A figure that is expected: one number, or both ends of a range; null = no upper bound is known. */
const amount = z.union([z.number(), z.tuple([z.number(), z.number().nullable()])]);
export type ExpectedAmount = z.infer<typeof amount>;

const expectedSchema = z.strictObject({
  /** By month from 1, the figures of the result by name. */
  months: z.record(z.string(), z.record(z.string(), amount)).default({}),
  lines: z
    .array(z.strictObject({ month: z.number(), rule: z.string(), output: z.string(), value: z.number() }))
    .default([]),
  events: z
    .array(
      z.strictObject({
        month: z.number(),
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      }),
    )
    .default([]),
  /** No event but these. */
  onlyEvents: z.boolean().default(false),
  /** By month from 1, what hangs on the benefit: kept, lost or not known. */
  entitlements: z.record(z.string(), z.record(z.string(), z.enum(["yes", "no", "maybe"]))).default({}),
  graduationMonth: z.strictObject({ earliest: z.number(), latest: z.number().nullable() }).nullish(),
  unknowns: z.array(z.string()).optional(),
});

const exampleSchema = z.looseObject({
  title: z.string().min(1),
  /** The arithmetic, by hand. */
  note: z.string().min(1),
  pack: z.string(),
  expect: expectedSchema,
});

/** A policy case with what it must give, worked out by hand from the rules of its pack. */
export type WorkedExample = z.infer<typeof exampleSchema> & {
  readonly file: string;
  readonly json: unknown;
  readonly packJson: unknown;
};

const readJson = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(FOLDER, file), "utf8"));

/** A pack that no scheme pays by, for kinds of rules that no shipped pack uses. */
const forExamples = (): { readonly id: string } =>
  z.looseObject({ id: z.string() }).parse(readJson("packs/every-primitive.json"));

/** Every worked example, by pack and then by file. */
export function workedExamples(): readonly WorkedExample[] {
  const packs = [...policyPacks, forExamples()];
  const order = packs.map(({ id }) => id);
  return fs
    .readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => {
      const json = readJson(file);
      const example = exampleSchema.parse(json);
      return { ...example, file, json, packJson: packs.find(({ id }) => id === example.pack) };
    })
    .sort((a, b) => order.indexOf(a.pack) - order.indexOf(b.pack));
}
