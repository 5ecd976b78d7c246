import { describe, expect, it } from "vitest";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { expectOk } from "../kernel/result.ts";
import { projectCase } from "./project-case.ts";
import { packOf, rule } from "./rules/made-up-pack.ts";

const uc = policyPacks.find((p) => p.id === "uk-uc-2025");

/** The sentences with which a case is refused; empty when it is not. */
function problems(policyCase: unknown, pack: unknown = uc): readonly string[] {
  const result = projectCase(pack, policyCase);
  return result.ok ? [] : String(result.error.params?.["problems"]).split("\n");
}

describe("a case that cannot be so", () => {
  it.each([
    [{ firstMonth: "2025-13" }, /^firstMonth: must be a month, YYYY-MM; found "2025-13"$/],
    [{ firstMonth: "1025-01" }, /^firstMonth: must be a month/],
    [{ months: 0 }, /^months: must be 1 or more; found 0$/],
    [{ months: 2.5 }, /^months: must be a whole number; found 2.5$/],
    [{ earnings: [-5] }, /^earnings.0: must be 0 or more; found -5$/],
    [{ earnings: [{ month: 1, amount: -5 }] }, /^earnings.0.amount: must be 0 or more; found -5$/],
    [{ earnings: [1e12] }, /^earnings.0: must be 1000000000 or less; found 1000000000000$/],
    [{ earnings: [10.005] }, /^earnings.0: has more decimals than GBP uses$/],
    [{ earnings: [{ amount: 5 }] }, /^earnings.0: needs exactly one of month, months, from$/],
    [{ earnings: [{ months: [3, 3], amount: 5 }] }, /^earnings.0.months: names a month twice$/],
    [{ earnings: [{ from: 3, until: 3, amount: 5 }] }, /^earnings.0.until: .* must come later than from/],
    [{ household: { award: "a lot" } }, /^household.award: must be a number; found "a lot"$/],
    [{ household: { childs: 2 } }, /^household.childs: is not known here; known are adults, children/],
    [{ household: { capital: "much" } }, /^household.capital: must be a number, or unknown; found "much"$/],
    [{ household: { score: 9.7430001 } }, /^household.score: must have at most 6 decimals; found 9.7430001$/],
    [
      { household: { unearned: [{ amount: 5, counts: "some" }] } },
      /^household.unearned.0.counts: must be one of/,
    ],
    [
      { household: { traits: ["housing-suport"] } },
      /^household.traits: no rule of uk-uc-2025 asks for housing-suport; known/,
    ],
    [{ household: { changes: [{ from: 2, traits: ["blind"] }] } }, /^household.changes.0.traits: no rule/],
    [
      { assume: { "earnings.shares": 0.5 } },
      /^assume.earnings.shares: the pack has no such figure; of this rule it has earnings.share/,
    ],
    [{ assume: { taper: 0.5 } }, /^assume.taper: the pack has no such figure; its rules are/],
    [{ assume: { "earnings.share": [0.7, 0.5] } }, /ends the wrong way round/],
    [
      { assume: { "earnings.share": 55 } },
      /earnings.share: must be a share of at most 1, such as 0.55 for 55 %/,
    ],
    [{ assume: { "earnings.share": [0.5, "5/4"] } }, /must be a share of at most 1/],
    [{ spells: [{ from: 3, until: 2 }] }, /^spells.0: until is the first month after/],
    [null, /^case: must be an object; found null$/],
  ])("is refused with its place and what is allowed: %j", (policyCase, sentence) => {
    const found = problems(policyCase);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(sentence);
  });

  it("is refused where two spells overlap, however they are ordered", () => {
    const spells = [{ from: 5 }, { from: 1, until: 6 }];
    expect(problems({ spells })).toEqual(["spells: the spells from month 1 and from month 5 overlap"]);
  });

  it("names every problem at once", () => {
    expect(problems({ months: 0, pak: 1, household: { adults: "two" } })).toHaveLength(3);
  });
});

describe("wages from two employers in one month", () => {
  it("add up, for one earner as for two", () => {
    const at = (second: string) =>
      expectOk(
        projectCase(uc, {
          months: 1,
          household: { award: 800 },
          earnings: [
            { month: 1, earner: "a", amount: 300 },
            { month: 1, earner: second, amount: 250, basis: "net" },
          ],
        }),
      ).months[0]?.benefit.min;
    expect([at("a"), at("b")]).toEqual([497.5, 497.5]);
  });

  it("have one disregard, though one is known before and one after contributions", () => {
    const pack = packOf(rule("flat-disregard", { amount: 300 }, { per: "earner" }));
    const earnings = [
      { month: 1, amount: 300, basis: "gross" },
      { month: 1, amount: 200, basis: "net" },
    ];
    expect(expectOk(projectCase(pack, { months: 1, earnings })).months[0]?.countable.min).toBe(200);
  });
});

describe("versions of a pack", () => {
  const version = (number: number, from: string, until: string | null) => ({
    ...packOf(),
    version: number,
    effective: { from, until },
  });

  it.each([
    ["2025-06-01", "2025-07-01", /^made-up: no version is in force from 2025-06-01 until 2025-07-01$/],
    ["2025-06-10", "2025-06-20", /^made-up: no version is in force from 2025-06-10 until 2025-06-20$/],
    ["2025-06-20", "2025-06-10", /^made-up 1 and 2 are both in force in 2025-06$/],
    [null, "2025-06-01", /^made-up 1 and 2 are both in force in 2025-06$/],
  ])("are refused where the first ends %s and the second begins %s", (until, from, sentence) => {
    const found = problems({}, [version(1, "2025-01-01", until), version(2, from, null)]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(sentence);
  });

  it("are refused where they belong to different packs", () => {
    const other = { ...version(2, "2025-06-01", null), id: "other" };
    expect(problems({}, [version(1, "2025-01-01", "2025-06-01"), other])).toEqual([
      "id, currency: other (SAR) is no version of made-up (SAR)",
    ]);
  });

  it("change in the middle of a projection, and a rule that changed its kind begins anew", () => {
    const before = { ...packOf(rule("grace-months", { months: 2 }, undefined, "x")), version: 1 };
    const after = packOf(rule("suspension", { terminateAfter: 2 }, undefined, "x"));
    const result = projectCase(
      [
        { ...before, effective: { from: "2025-01-01", until: "2025-04-01" } },
        { ...after, version: 2, effective: { from: "2025-04-01", until: null } },
      ],
      { months: 6, firstMonth: "2025-01", earnings: [400, 2000, 2000, 2000, 2000, 0] },
    );
    // Grace in February and March; from April on suspended, ended by the second month in a row.
    expect(expectOk(result).months.map((m) => m.benefit.max)).toEqual([600, 600, 600, 0, 0, 0]);
  });
});

describe("a decision after the end", () => {
  it("opens entitlement again, by a gap or provisionally, and a spell written in two parts does not", () => {
    const pack = packOf(rule("suspension", { terminateAfter: 1 }));
    const at = (spells: unknown) =>
      expectOk(projectCase(pack, { months: 4, earnings: [2000, 2000], spells })).months.map(
        (m) => m.benefit.min,
      );
    expect(at([{ from: 1, until: 3 }, { from: 4 }])).toEqual([0, 0, 0, 1000]);
    expect(
      at([
        { from: 1, until: 3 },
        { from: 3, status: "provisional" },
      ]),
    ).toEqual([0, 0, 1000, 1000]);
    expect(at([{ from: 1, until: 3 }, { from: 3 }])).toEqual([0, 0, 0, 0]);
  });
});

describe("a case whose facts cannot all be so", () => {
  const ssi = policyPacks.find((p) => p.id === "us-ssi-2025");
  const problemsOf = (pack: unknown, json: unknown): string => {
    const result = projectCase(pack, json);
    return result.ok ? "none" : String(result.error.params?.["problems"]);
  };

  it.each([
    [
      ssi,
      { household: { traits: ["ineligible-spouse"] } },
      /^household.traits: ineligible-spouse speaks of a spouse/,
    ],
    [
      ssi,
      { household: { adults: 2, spouse: { earned: 900 } } },
      /^household.spouse: is only read with the trait/,
    ],
    [
      ssi,
      { household: { children: 1, childrenIncome: [1, 2] } },
      /^household.childrenIncome: 2 amounts, and children is 1/,
    ],
    [
      uc,
      { household: { adults: 2, spouse: { earned: 900 } } },
      /^household.spouse: no rule of the pack looks at/,
    ],
    [uc, { household: { traits: ["couple"] } }, /^household.traits: couple, and adults is not 2/],
    [uc, { household: { adults: 2, traits: ["single"] } }, /^household.traits: single, and adults is 2/],
    [uc, { household: { traits: ["children"] } }, /^household.traits: children, and children is 0/],
    [uc, { household: { adults: 0 } }, /^household.adults: nobody lives in the household/],
    [
      uc,
      { household: { children: 3, dependants: 2 } },
      /^household.dependants: 2 are fewer than the children/,
    ],
    [
      uc,
      { household: { traits: ["disabled-child"] } },
      /^household.traits: disabled-child speaks of a child/,
    ],
    [
      uc,
      { household: { children: 1, traits: ["disabled-child", "severely-disabled-child"] } },
      /^household.traits: disabled-child and severely-disabled-child are of different children/,
    ],
    [
      uc,
      { household: { traits: ["greater-london", "outside-greater-london"] } },
      /^household.traits: greater-london and outside-greater-london: a household lives in one of them/,
    ],
    [
      uc,
      {
        household: { adults: 1, children: 0 },
        earnings: ["a", "b"].map((earner) => ({ earner, from: 1, amount: 9 })),
      },
      /^earnings: 2 earners \(a, b\), and the household has 1 members/,
    ],
    [uc, { household: { children: 0 }, costs: { childcare: 5 } }, /^costs.childcare: care of children, and/],
    [
      uc,
      { household: { children: 1, traits: ["disabled-child"], changes: [{ from: 3, children: 0 }] } },
      /^household.changes.0.traits: disabled-child speaks of a child/,
    ],
  ])("is refused with the place: %#", (pack, json, problem) => {
    expect(problemsOf(pack, json)).toMatch(problem);
  });

  it.each([
    [uc, { household: { adults: 1, children: 9 } }],
    [uc, { household: { adults: 0, children: 1 } }],
    [uc, { household: { children: 2, traits: ["disabled-child", "severely-disabled-child"] } }],
    [uc, { household: { award: 0, capital: 50_000 }, earnings: [9_000] }],
    [uc, { household: { children: 1, changes: [{ from: 2, children: 2 }] }, costs: { childcare: 900 } }],
    [ssi, { household: { adults: 2, traits: ["ineligible-spouse"], spouse: "unknown" } }],
  ])("is worked out where it is only unusual: %#", (pack, json) => {
    expect(problemsOf(pack, json)).toBe("none");
  });
});
