import { z } from "zod";
import { isPlainMonth } from "../kernel/plain-date.ts";
import { assumedFigureSchema, nameSchema } from "./parameter.schema.ts";

/** Documented in docs/formats/policy-case.md: keep both the same. */
const money = z.number().nonnegative().max(1_000_000_000);
const month = z.int().min(1).max(600);

const MILLIONTHS = 1_000_000;
const score = z
  .number()
  .min(-1_000)
  .max(1_000)
  .refine((n) => Math.abs(n * MILLIONTHS - Math.round(n * MILLIONTHS)) < 0.001, {
    message: "must have at most 6 decimals",
  })
  .nullable();

/** Other income by how the scheme counts it. */
const unearned = z.strictObject({
  amount: money,
  /** usual: the pack's disregards apply. in-full: none does. not: it is not counted at all. */
  counts: z.enum(["usual", "in-full", "not"]).default("usual"),
  /** For people: "child benefit". */
  title: z.string().optional(),
});

const householdFields = {
  adults: z.int().min(0).max(30),
  children: z.int().min(0).max(30),
  dependants: z.int().min(0).max(50),
  traits: z.array(nameSchema),
  capital: z.union([money, z.literal("unknown")]),
  unearned: z.union([money, z.array(unearned)]),
  cappedBenefits: z.union([money, z.literal("unknown")]),
  spouse: z.union([
    z.strictObject({ earned: money.default(0), unearned: money.default(0) }),
    z.literal("unknown"),
  ]),
  childrenIncome: z.array(money).max(30),
  parents: z.strictObject({ unearned: money.default(0), recipients: z.int().min(1).max(30).default(1) }),
  score: z.union([score, z.array(score)]),
  award: money,
  supplement: money,
  attendance: z.number().min(0).max(1),
  overpayment: money,
};
const household = z.strictObject(householdFields).partial();
const changedHousehold = household.extend({ from: month, score: score.optional() });

const span = {
  month: month.optional(),
  months: z
    .array(month)
    .min(1)
    .refine((all) => new Set(all).size === all.length, { message: "names a month twice" })
    .optional(),
  from: month.optional(),
  until: month.optional(),
};

const earning = z
  .strictObject({
    ...span,
    amount: money,
    /** What the scheme counts in its place: without a subsidy, or with a floor for the self-employed. */
    counted: money.optional(),
    earner: z.string().min(1).default("1"),
    /** net: as received, nothing more comes off. gross: the pack's contributions come off. */
    basis: z.enum(["net", "gross"]).default("net"),
  })
  .refine((e) => [e.month, e.months, e.from].filter((x) => x !== undefined).length === 1, {
    message: "needs exactly one of month, months, from",
  })
  .refine((e) => e.until === undefined || (e.from !== undefined && e.from < e.until), {
    message: "until is the first month after; it must come later than from",
    path: ["until"],
  });

const cost = z.union([money, z.literal("unknown")]);

export const policyCaseSchema = z
  .strictObject({
    title: z.string().optional(),
    /** The arithmetic by hand; for people. */
    note: z.string().optional(),
    /** The pack that the case is written for; the caller's choice goes before it. */
    pack: z.string().optional(),
    /** First month; without it the month in which the pack comes into force. */
    firstMonth: z.string().refine(isPlainMonth, "must be a month, YYYY-MM").optional(),
    months: month.optional(),
    household: household.extend({ changes: z.array(changedHousehold).default([]) }).default({ changes: [] }),
    /** Amounts month by month, or entries with their months. */
    earnings: z.union([z.array(money), z.array(earning)]).default([]),
    /** Without spells: entitled from month 1 on. */
    spells: z
      .array(
        z
          .strictObject({
            from: month,
            until: month.optional(),
            status: z.enum(["active", "suspended", "provisional"]).default("active"),
            award: money.optional(),
          })
          .refine((s) => s.until === undefined || s.from < s.until, {
            message: "until is the first month after; it must come later than from",
          }),
      )
      .optional(),
    costs: z
      .strictObject({
        transport: cost,
        childcare: cost,
        expensesBeforeShare: money,
        expensesAfterShare: money,
      })
      .partial()
      .default({}),
    /** Figures to take in place of the pack's, by `<rule id>.<parameter>`: number, [from, to] or "unknown". */
    assume: z.record(z.string(), assumedFigureSchema).default({}),
    /** What the case is meant to show; read by tests, not by the engine. */
    expect: z.unknown().optional(),
  })
  .superRefine((policyCase, issues) => {
    const spells = [...(policyCase.spells ?? [])].sort((a, b) => a.from - b.from);
    for (const [i, spell] of spells.entries()) {
      const next = spells[i + 1];
      if (next && (spell.until === undefined || spell.until > next.from))
        issues.addIssue({
          code: "custom",
          path: ["spells"],
          message: `the spells from month ${spell.from} and from month ${next.from} overlap`,
        });
    }
  });
export type PolicyCase = z.infer<typeof policyCaseSchema>;
