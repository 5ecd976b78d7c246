import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { expectOk } from "../kernel/result.ts";
import { compilePack, type Assumptions, type CompiledPack } from "./compile-pack.ts";
import { EMPTY_HOUSEHOLD } from "./household.ts";
import type { Interval } from "./interval.ts";
import { project } from "./project.ts";
import { packOf, rule } from "./rules/made-up-pack.ts";
import { input, inside, money } from "#tests/support/made-up-cases.ts";

const MADE_UP = packOf(
  rule("full-disregard-months", { months: 3 }, { after: "count", restart: "unknown" }),
  rule("flat-disregard", { amount: 200, yearlyCap: 1500 }, { per: "household" }),
  rule("percentage-disregard", { countedShare: 0.5 }),
  rule("carry-forward-surplus", { threshold: 100 }),
  rule("grace-months", { months: 2 }),
  rule("suspension", { terminateAfter: 4 }),
  rule("reinstatement", { window: 6, provisionalMonths: 3 }),
  rule("rounding", { step: 5 }, { mode: "half-up" }),
  rule("instalment-cap", { share: 0.2 }),
);

/** A scheme that counts what is left after contributions that nobody is sure of. */
const NET_COUNTED = {
  ...packOf(
    rule("contributions", { employeeShare: 0.1, ceiling: 3000 }),
    rule("contributions", { employeeShare: 0.05, floor: 1000 }, undefined, "second"),
    rule("taper", { share: 0.7, free: 200 }, { allowances: [{ amount: "free" }] }),
    rule("instalment-cap", { share: 0.2 }),
  ),
  id: "net-counted",
  countsEarnings: "net",
};

const json = (id: string): unknown =>
  id === "made-up" ? MADE_UP : id === "net-counted" ? NET_COUNTED : policyPacks.find((p) => p.id === id);
const compiled = (id: string, assume: Assumptions = {}): CompiledPack =>
  expectOk(compilePack(json(id), assume));
const ids = [...policyPacks.map((p) => p.id), "made-up", "net-counted"];
/** Enough for the inner loop; more with FAST_CHECK_RUNS. */
const numRuns = Number(process.env["FAST_CHECK_RUNS"] ?? 25);
const runs = { numRuns };
/** A busy machine is no failure. */
const patient = { timeout: 600_000 };

const within = (inner: Interval, outer: Interval): boolean =>
  outer.min <= inner.min && inner.max <= outer.max;

/** Uncertain readings of the packs: as they are, and with known figures blurred. */
const BLURRED: readonly [string, Assumptions][] = [
  [
    "made-up",
    {
      "full-disregard-months.months": [2, 5],
      "flat-disregard.amount": [100, 400],
      "percentage-disregard.countedShare": [0.3, 0.9],
    },
  ],
  [
    "made-up",
    {
      "flat-disregard.yearlyCap": [500, 3000],
      "grace-months.months": [0, 3],
      "suspension.terminateAfter": [1, 5],
      "rounding.step": [1, 10],
    },
  ],
  [
    "made-up",
    {
      "carry-forward-surplus.threshold": [0, 2000],
      "reinstatement.window": [1, 8],
      "reinstatement.provisionalMonths": [0, 4],
      "instalment-cap.share": [0, 0.4],
    },
  ],
  ["net-counted", { "contributions.employeeShare": [0, 0.3] }],
  ["net-counted", { "contributions.ceiling": [2000, 5000], "second.floor": [500, 1500] }],
  [
    "net-counted",
    { "second.employeeShare": [0, 0.2], "taper.share": [0.4, 0.8], "instalment-cap.share": [0, 1] },
  ],
  ["sa-2023", {}],
  ["eg-takaful", {}],
  ["ma-asd", { "score.threshold": [9.7, 9.76], "score.hysteresis": [0, 0.08], "score.workEffect": [0, 0.1] }],
  ["sy-naf", {}],
  [
    "uk-uc-2025",
    { "earnings.share": [0.5, 0.63], "earnings.allowance": [500, 700], "capital.lowerLimit": [3000, 8000] },
  ],
  [
    "uk-uc-2025",
    {
      "cap.household": [1200, 2000],
      "cap.earningsThreshold": [600, 900],
      "cap.graceMonths": [6, 11],
      "cap.graceAfter": [2, 4],
    },
  ],
  ["us-ssi-2025", { "spouse.difference": [300, 600], "spouse.childAllocation": [200, 500] }],
  ["uk-uc-2025", { "surplus.threshold": [300, 2500], "closing.terminateAfter": [1, 6] }],
  [
    "us-ssi-2025",
    {
      "exclusions.general": [0, 60],
      "exclusions.earned": [0, 100],
      "exclusions.countedShare": [0.3, 0.7],
      "closing.terminateAfter": [2, 12],
    },
  ],
  [
    "us-ssdi-2025",
    {
      "trial.threshold": [1000, 1400],
      "extended.substantial": [1300, 1900],
      "trial.months": [3, 5],
      "trial.window": [20, 60],
    },
  ],
  [
    "us-ssdi-2025",
    {
      "trial.months": 2,
      "extended.window": [3, 8],
      "extended.grace": [0, 3],
      "way-back.window": [3, 20],
      "way-back.provisionalMonths": [1, 6],
    },
  ],
];

describe("every pack", patient, () => {
  it.each(ids)("never yields a negative or reversed amount (%s)", (id) => {
    const pack = compiled(id);
    fc.assert(
      fc.property(input, (question) => {
        for (const month of project(pack, question).months)
          for (const figure of [month.wage, month.benefit, month.award, month.countable, month.deduction])
            if (!(figure.min >= 0 && figure.max >= figure.min))
              throw new Error(`month ${month.month}: ${JSON.stringify(figure)}`);
      }),
      runs,
    );
  });

  it.each(ids)("changes nothing when a stretch of work or a spell is written in two parts (%s)", (id) => {
    const pack = compiled(id);
    fc.assert(
      fc.property(input, fc.integer({ min: 1, max: 47 }), (question, cut) => {
        const parts = <T extends { from: number; until: number | null }>(all: readonly T[]): T[] =>
          all.flatMap((p) =>
            p.from < cut && (p.until === null || cut < p.until)
              ? [
                  { ...p, until: cut },
                  { ...p, from: cut },
                ]
              : [p],
          );
        const split = {
          ...question,
          spells: parts(question.spells),
          plan: { ...question.plan, earnings: parts(question.plan.earnings) },
          changes: [{ from: cut, unearned: question.household.unearned }],
        };
        expect(isDeepStrictEqual(project(pack, split), project(pack, question))).toBe(true);
      }),
      runs,
    );
  });

  it.each(ids)("gives the same figures with and without an explanation (%s)", (id) => {
    const pack = compiled(id);
    fc.assert(
      fc.property(input, (question) => {
        const bare = project(pack, question);
        const explained = project(pack, question, { explain: true });
        const without = explained.months.map((month) => ({ ...month, rulesApplied: [] }));
        expect(isDeepStrictEqual({ ...explained, months: without }, bare)).toBe(true);
      }),
      runs,
    );
  });

  it.each(ids)("begins a longer projection with the shorter one (%s)", (id) => {
    const pack = compiled(id);
    fc.assert(
      fc.property(input, fc.integer({ min: 1, max: 47 }), (question, months) => {
        const whole = project(pack, question).months;
        const part = project(pack, { ...question, months }).months;
        expect(isDeepStrictEqual(part, whole.slice(0, months))).toBe(true);
      }),
      runs,
    );
  });
});

describe("an interval", patient, () => {
  it.each(BLURRED)("holds the answer for every point inside it (%s %o)", (id, assume) => {
    const pack = compiled(id, assume);
    const uncertain = [...pack.figures.values()].filter((f) => !f.certain);
    const points = fc
      .tuple(...uncertain.map((f) => inside(f, 100)))
      .map((values): Assumptions => Object.fromEntries(uncertain.map((f, i) => [f.path, values[i] ?? 0])));
    fc.assert(
      fc.property(input, points, (question, known) => {
        const exact = compiled(id, { ...assume, ...known });
        const blurred = project(pack, question).months;
        for (const [i, month] of project(exact, question).months.entries()) {
          const range = blurred[i];
          if (!range) throw new Error("Months are missing");
          for (const name of ["wage", "award", "benefit", "net"] as const)
            if (!within(month[name], range[name]))
              throw new Error(
                `${name} in month ${i}: ${JSON.stringify(month[name])} not in ${JSON.stringify(range[name])} with ${JSON.stringify(known)}`,
              );
        }
      }),
      { numRuns: numRuns * 2 },
    );
  });
});

/** High earnings, then a month without: only income from savings, if there is any, could end the benefit. */
const AFTER_HIGH_EARNINGS: Parameters<typeof project>[1] = {
  firstMonth: "2025-06",
  months: 12,
  household: EMPTY_HOUSEHOLD,
  spells: [{ from: 0, until: null, status: "active", award: null }],
  plan: {
    earnings: [
      { earner: "1", from: 1, until: 5, amount: 421_218, basis: "net" },
      { earner: "1", from: 5, until: 6, amount: 3_290, basis: "gross" },
    ],
    costs: { transport: null, childcare: null, expensesBeforeShare: 0, expensesAfterShare: 0 },
  },
};

describe("savings that nobody knows", patient, () => {
  it.each(ids)("give a range that holds the answer for any savings (%s)", (id) => {
    const pack = compiled(id);
    fc.assert(
      fc.property(input, money, (question, capital) => {
        const at = (savings: number | null) =>
          project(pack, { ...question, household: { ...question.household, capital: savings } }).months;
        const exact = at(capital);
        for (const [i, range] of at(null).entries())
          for (const name of ["benefit", "net"] as const) {
            const month = exact[i];
            if (!month || !within(month[name], range[name]))
              throw new Error(`${name} in month ${i}: ${JSON.stringify([month?.[name], range[name]])}`);
          }
      }),
      { ...runs, examples: [[AFTER_HIGH_EARNINGS, 0]] },
    );
  });
});

describe("more earnings", patient, () => {
  it("never bring more universal credit where no cap applies, and never less money", () => {
    const pack = compiled("uk-uc-2025");
    fc.assert(
      fc.property(money, money, money, (award, one, other) => {
        const at = (amount: number) =>
          project(pack, {
            firstMonth: "2025-06",
            months: 1,
            household: { ...EMPTY_HOUSEHOLD, award, capital: 0, traits: ["carer"] },
            spells: [{ from: 0, until: null, status: "active", award: null }],
            plan: {
              earnings: [{ earner: "1", from: 0, until: null, amount, basis: "net" }],
              costs: { transport: 0, childcare: 0, expensesBeforeShare: 0, expensesAfterShare: 0 },
            },
          }).months[0];
        const [less, more] = [at(Math.min(one, other)), at(Math.max(one, other))];
        expect(more?.benefit.min).toBeLessThanOrEqual(less?.benefit.min ?? 0);
        expect(more?.net.min).toBeGreaterThanOrEqual(less?.net.min ?? 0);
      }),
      runs,
    );
  });
});

describe("a new version of a pack", patient, () => {
  it("never changes the months before it comes into force", () => {
    const old = compiled("uk-uc-2025");
    const next = compiled("uk-uc-2025", { "earnings.share": 0.4, "capital.lowerLimit": 9000 });
    const later = { ...next, from: "2026-03", until: null };
    const before = { ...old, until: "2026-03" };
    fc.assert(
      fc.property(input, (question) => {
        const amended = project([before, later], question).months.slice(0, 9);
        expect(isDeepStrictEqual(amended, project(old, question).months.slice(0, 9))).toBe(true);
      }),
      runs,
    );
  });
});
