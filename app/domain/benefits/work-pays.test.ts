import { describe, expect, it } from "vitest";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { expectOk } from "../kernel/result.ts";
import { compilePack, type Assumptions } from "./compile-pack.ts";
import { EMPTY_HOUSEHOLD } from "./household.ts";
import { workPays } from "./income-after-work.ts";
import { point } from "./interval.ts";
import { savingsEffect } from "./savings.ts";
import type { WorkPlan } from "./work-plan.ts";

const packs = (id: string, assume: Assumptions = {}) => [
  expectOk(
    compilePack(
      policyPacks.find((p) => p.id === id),
      assume,
    ),
  ),
];

const plan = (change: Partial<WorkPlan> = {}, award: number | null = 264_000): WorkPlan => ({
  household: { ...EMPTY_HOUSEHOLD, adults: 2, children: 1, dependants: 2, capital: 0, award },
  paidMinor: award,
  others: [],
  othersInView: "yes",
  savings: "stated",
  present: null,
  job: { minor: 400_000, basis: "net" },
  transportMinor: 0,
  childcareMinor: 0,
  firstWageAfter: point(0),
  ...change,
});
/** Nothing comes off a wage: what arrives is what counts. */
const NOTHING_OFF = { "insurance.employeeShare": 0 };
const codes = (income: ReturnType<typeof workPays>) => income.unknowns.map(({ code }) => code);

describe("the gap before the first wage", () => {
  it("is a month without a wage in which costs already run", () => {
    const { months, first } = workPays(
      packs("eg-takaful"),
      plan({ firstWageAfter: point(1), transportMinor: 30_000 }),
      "2026-11",
    );
    expect(months[0]).toMatchObject({ waits: "yes", wage: point(0), costs: point(30_000) });
    expect(months[0]?.total).toEqual(point(234_000));
    expect(months[1]).toMatchObject({ waits: "no", wage: point(400_000) });
    expect(first.month).toBe(2);
  });

  it("is a range of both when nobody said when wages are paid, and is named", () => {
    const income = workPays(packs("eg-takaful"), plan({ firstWageAfter: { min: 0, max: 1 } }), "2026-11");
    expect(income.months[0]).toMatchObject({ waits: "maybe", wage: { min: 0, max: 400_000 } });
    expect(codes(income)).toContain("plan.firstWage");
  });

  it("leaves open whether a wage counts when it is earned or when it arrives, where that matters", () => {
    const share = { "wage-share.countedShare": 1 };
    const income = workPays(packs("sa-2023", share), plan({ firstWageAfter: point(1) }), "2026-11");
    expect(income.months[0]?.benefit).toEqual({ min: 0, max: 264_000 });
    expect(income.months[1]?.benefit).toEqual(point(0));
    expect(codes(income)).toContain("plan.countingMonth");
    const paidAtOnce = workPays(packs("sa-2023", share), plan(), "2026-11");
    expect(codes(paidAtOnce)).not.toContain("plan.countingMonth");
  });
});

describe("a household in which others work already", () => {
  const others = [{ minor: 100_000, basis: "net" }] as const;
  const job = { minor: 50_000, basis: "net" } as const;

  it("does not have their wages taken off a second time", () => {
    const share = { ...NOTHING_OFF, "wage-share.countedShare": 0.5 };
    const income = workPays(packs("sa-2023", share), plan({ others, job }), "2026-11");
    expect(income.now).toMatchObject({ benefit: point(264_000), wage: point(0), others: point(100_000) });
    expect(income.first.benefit).toEqual(point(239_000));
    expect(income.first.total).toEqual(point(389_000));
  });

  it("holds the true amount whatever share of a wage counts", () => {
    const { first } = workPays(packs("sa-2023"), plan({ others, job }), "2026-11");
    for (const share of [0, 0.25, 0.5, 1]) {
      const sure = workPays(
        packs("sa-2023", { "wage-share.countedShare": share }),
        plan({ others, job }),
        "2026-11",
      ).first.benefit;
      expect(first.benefit.min).toBeLessThanOrEqual(sure.min);
      expect(first.benefit.max).toBeGreaterThanOrEqual(sure.max);
    }
    expect(first.benefit.max).toBe(264_000);
  });

  it("says so when nobody knows whether the benefit was decided with their wages in view", () => {
    const share = { ...NOTHING_OFF, "wage-share.countedShare": 0.5 };
    const income = workPays(packs("sa-2023", share), plan({ others, job, othersInView: "maybe" }), "2026-11");
    expect(income.first.benefit).toEqual({ min: 189_000, max: 239_000 });
    expect(codes(income)).toContain("household.othersInView");
  });

  it("leaves their wages out of a personal scheme, and in the household's total", () => {
    const share = { ...NOTHING_OFF, "wage-share.countedShare": 0.5 };
    const income = workPays(
      packs("sa-2023", share),
      plan({ others, job, othersInView: "not-counted" }),
      "2026-11",
    );
    expect(income.first.benefit).toEqual(point(239_000));
    expect(income.first.total).toEqual(point(389_000));
  });

  it("promises no month of a rule that counts from a start nobody knows", () => {
    const income = workPays(packs("eg-takaful"), plan({ others, job }), "2026-11");
    expect(income.months[0]?.benefit).toEqual({ min: 0, max: 264_000 });
    expect(codes(income)).toContain("household.workingSince");
  });
});

describe("the explanation of the months", () => {
  it("has each rule with what went in, what came out, its source and how sure it is", () => {
    const { explained } = workPays(
      packs("eg-takaful"),
      plan({ job: { minor: 400_000, basis: "gross" } }),
      "2026-11",
      {
        explain: true,
      },
    );
    expect(explained.map(({ from, to }) => [from, to])).toEqual([
      [1, 6],
      [7, 12],
      [13, 24],
    ]);
    expect(explained[0]?.lines.find(({ kind }) => kind === "contributions")).toMatchObject({
      inputs: { gross: { min: 400_000 } },
      output: { contributions: { min: 44_000 } },
      confidence: expect.stringMatching(/official|secondary|assumed/),
    });
  });

  it("is left out where nobody asked for it", () => {
    expect(workPays(packs("eg-takaful"), plan(), "2026-11").explained).toEqual([]);
  });
});

describe("a wage of which only what arrives is known, where the scheme counts the whole", () => {
  const arrives = (assume: Assumptions = {}) =>
    workPays(
      packs("sa-2023", { "wage-share.countedShare": 0.5, ...assume }),
      plan({ job: { minor: 361_000, basis: "net" } }),
      "2026-11",
    );

  it("counts as every wage of which so much may be left, and says that it was not named", () => {
    const income = arrives();
    // 9.75 to 10.25 % came off: the wage was 4,000.00 to 4,022.28; half of it is taken off 2,640.00.
    expect(income.first.wage).toEqual(point(361_000));
    expect(income.first.benefit.max).toBe(264_000 - 200_000);
    expect(income.first.benefit.min).toBeGreaterThanOrEqual(264_000 - 201_120);
    expect(income.first.benefit.min).toBeLessThanOrEqual(264_000 - 201_110);
    expect(codes(income)).toContain("plan.wageBefore");
  });

  it("holds the true amount for every share that may have come off", () => {
    for (const share of [0.0975, 0.1, 0.1025]) {
      const gross = Math.round(361_000 / (1 - share));
      const { first } = workPays(
        packs("sa-2023", { "wage-share.countedShare": 0.5, "insurance.employeeShare": share }),
        plan({ job: { minor: gross, basis: "gross" } }),
        "2026-11",
      );
      expect(Math.abs(first.wage.min - 361_000)).toBeLessThanOrEqual(1);
      expect(arrives().first.benefit.min).toBeLessThanOrEqual(first.benefit.min);
      expect(arrives().first.benefit.max).toBeGreaterThanOrEqual(first.benefit.max);
    }
  });

  it("is one figure where what comes off is known, and what arrives where the scheme counts that", () => {
    const known = arrives({ "insurance.employeeShare": 0.1 });
    // 4,011.11 less a tenth is 3,610.00; half of it is taken off 2,640.00.
    expect(known.first.benefit.min).toBe(known.first.benefit.max);
    expect(Math.abs(known.first.benefit.min - 63_444)).toBeLessThanOrEqual(1);
    expect(codes(known)).not.toContain("plan.wageBefore");
    const { first, unknowns } = workPays(
      packs("uk-uc-2025"),
      plan({ job: { minor: 100_000, basis: "net" } }, 150_000),
      "2025-06",
    );
    expect(first.wage).toEqual(point(100_000));
    expect(unknowns.map(({ code }) => code)).not.toContain("plan.wageBefore");
  });
});

describe("a benefit that is paid above a cap", () => {
  const paid = (award: number) =>
    workPays(
      packs("uk-uc-2025"),
      plan(
        {
          household: { ...EMPTY_HOUSEHOLD, capital: 0, award },
          paidMinor: award,
          job: { minor: 40_000, basis: "net" },
        },
        award,
      ),
      "2025-06",
    );

  it("does not blame work for the cap: the household may be free of it, and that is said", () => {
    const { now, first, unknowns } = paid(150_000);
    expect(now.benefit).toEqual(point(150_000));
    // Free of the cap 1,500.00 less 55 % of 400.00 stay.
    expect(first.benefit.max).toBeGreaterThanOrEqual(128_000);
    expect(first.benefit.min).toBeLessThanOrEqual(122_942);
    expect(unknowns.map(({ code }) => code)).toContain("household.capFree");
  });

  it("at it leaves open what the award was before it, so that no work is said to lower it for certain", () => {
    const { now, first, months, unknowns } = paid(122_942);
    expect(now.benefit).toEqual(point(122_942));
    // Either 55 % of 400.00 less, or up to the cap, of an award that nobody knows: in London that is 1,413.92.
    expect(first.benefit).toEqual({ min: 100_942, max: 141_392 });
    expect(months.every(({ benefit }) => benefit.min <= benefit.max)).toBe(true);
    expect(unknowns.map(({ code }) => code)).toContain("household.beforeCap");
  });

  it("below it stays as it was", () => {
    const { first, unknowns } = paid(90_000);
    expect(first.benefit).toEqual(point(68_000));
    expect(unknowns.map(({ code }) => code)).not.toContain("household.capFree");
  });
});

describe("what stays of a further 100 of wage", () => {
  const keeps = (id: string, assume: Assumptions, job: number): number | null =>
    workPays(packs(id, assume), plan({ job: { minor: job, basis: "net" } }), "2026-11", { explain: true })
      .keepsOfFurther;

  it("is a figure where the rules say it, and none where they leave it open", () => {
    // Half of the wage is taken off: 50 of 100 stay; beyond 5,280 nothing is left to be taken off.
    const half = { ...NOTHING_OFF, "wage-share.countedShare": 0.5 };
    expect(keeps("sa-2023", half, 400_000)).toBe(5_000);
    expect(keeps("sa-2023", half, 600_000)).toBe(10_000);
    expect(keeps("sa-2023", {}, 400_000)).toBeNull();
  });
});

describe("savings", () => {
  const job = { minor: 120_000, basis: "net" } as const;
  const saved = (capital: number | null, award: number | null, id = "uk-uc-2025") => {
    const household = { ...EMPTY_HOUSEHOLD, capital, award };
    return workPays(packs(id), plan({ household, paidMinor: award, job }), "2025-06", { explain: true });
  };

  it("lower the benefit of a household whose award is worked out by the rules", () => {
    // 7,300.00: six started steps of 250.00 above 6,000.00 at 4.35 each.
    expect(saved(7_300_00, null).now.benefit).toEqual(point(400_14 - 26_10));
    expect(saved(6_000_00, null).now.benefit).toEqual(point(400_14));
  });

  it("are not taken off a second time where the benefit was set with them in view", () => {
    const income = saved(7_300_00, 900_00);
    expect(income.now.benefit).toEqual(point(900_00));
    // 900.00 − 0.55 × 1,200.00 = 240.00: the 26.10 were off already.
    expect(income.first.benefit).toEqual(point(240_00));
    expect(savingsEffect(income.explained[0]?.lines ?? [])).toMatchObject({
      capital: 7_300_00,
      counted: { min: 26_10, max: 26_10 },
      within: { min: 1, max: 1 },
    });
  });

  it("above the limit leave nothing of the benefit by the rules, and what is paid now stays what it is", () => {
    const income = saved(2_000_01, 967_00, "us-ssi-2025");
    expect([income.now.benefit, income.first.benefit]).toEqual([point(967_00), point(0)]);
    // Savings end it, not the wage.
    expect(income.graduation).toBeNull();
    expect(savingsEffect(income.explained[0]?.lines ?? [])).toMatchObject({
      counted: null,
      within: { max: 0 },
    });
  });

  it("that nobody named may be any, and are named as not known", () => {
    const income = saved(null, null);
    expect(income.now.benefit).toEqual({ min: 0, max: 400_14 });
    expect(codes(income)).toContain("household.capital");
  });

  it("that nobody named stay within the benefit that was set with them in view, which is named", () => {
    const change = { savings: "in-award", job } as const;
    const income = workPays(packs("uk-uc-2025"), plan(change, 90_000), "2025-06");
    expect(income.first.benefit.max).toBeLessThan(90_000);
    expect(codes(income)).toContain("household.savingsInView");
    expect(codes(workPays(packs("eg-takaful"), plan(change), "2026-11"))).not.toContain(
      "household.savingsInView",
    );
  });
});
