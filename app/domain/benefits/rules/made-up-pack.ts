import { expectOk } from "../../kernel/result.ts";
import { projectCase, type CaseResult } from "../project-case.ts";

const known = (value: number | string) => ({
  value,
  source: "test",
  readOn: "2026-01-01",
  confidence: "assumed",
});

type MadeUpRule = { id: string; kind: string; params: Record<string, unknown>; settings?: unknown };

/** A rule with known figures, for tests. */
export const rule = (
  kind: string,
  figures: Readonly<Record<string, number | string>> = {},
  settings?: unknown,
  id = kind,
): MadeUpRule => ({
  id,
  kind,
  params: Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, known(value)])),
  ...(settings !== undefined && { settings }),
});

export const base = rule(
  "base-rate",
  { household: 1000 },
  { elements: [{ amount: "household", per: "household" }] },
  "base",
);

/** A made-up pack with a benefit of 1,000 and the rules under test. */
export const packOf = (...rules: readonly MadeUpRule[]) => ({
  id: "made-up",
  version: 1,
  country: "SA",
  currency: "SAR",
  scheme: "made-up",
  name: { ar: "تجربة", en: "Made up" },
  effective: { from: "2025-01-01", until: null },
  countsEarnings: "gross",
  rounding: "half-up",
  graduation: { months: known(6), lineShareOfAward: known(1) },
  sources: [{ id: "test", title: "Made up for a test" }],
  rules: [base, ...rules],
});

export const run = (pack: unknown, policyCase: unknown): CaseResult =>
  expectOk(projectCase(pack, policyCase));

/** The benefit month by month: a number, or both ends of a range. */
export const benefits = (result: CaseResult): readonly (number | [number, number | null])[] =>
  result.months.map(({ benefit: { min, max } }) => (min === max ? min : [min, max]));

export const repeat = (times: number, amount: number): number[] =>
  Array.from({ length: times }, () => amount);
