import { describe, expect, it } from "vitest";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { expectOk } from "../kernel/result.ts";
import { compilePack, type Assumptions } from "./compile-pack.ts";
import { EMPTY_HOUSEHOLD } from "./household.ts";
import { incomeAfterWork, incomeCalculator, type JobOffer } from "./offer-income.ts";

const packs = (id: string, assume: Assumptions = {}) => [
  expectOk(
    compilePack(
      policyPacks.find((p) => p.id === id),
      assume,
    ),
  ),
];
const household = { ...EMPTY_HOUSEHOLD, dependants: 2, capital: 0, award: 264_000 };
const offer: JobOffer = { wageMinor: 400_000, basis: "gross", transportMinor: 0, childcareMinor: 0 };

describe("income after work", () => {
  it("has three stops on the wage after contributions, and compares a year from now with now", () => {
    const income = incomeAfterWork(
      packs("eg-takaful", { "after-start.months": 6 }),
      household,
      { ...offer, basis: "net" },
      "2026-11",
    );
    expect(income.now.total).toEqual({ min: 264_000, max: 264_000 });
    expect(income.first).toMatchObject({ month: 1, lasts: 6, total: { min: 664_000, max: 664_000 } });
    expect(income.afterYear).toMatchObject({ month: 13, total: { min: 400_000, max: 400_000 } });
    expect(income.difference).toEqual({ min: 136_000, max: 136_000 });
    expect(income.graduation).toEqual({ earliest: 7, latest: 7 });
    expect(income.months.map((m) => m.month)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
  });

  it("is a range where rules are not known, names them, and never promises the better end", () => {
    const income = incomeAfterWork(packs("sa-2023"), household, offer, "2026-11");
    expect(income.first.wage).toEqual({ min: 359_000, max: 361_000 });
    expect(income.first.benefit).toEqual({ min: 0, max: 264_000 });
    expect(income.graduation).toEqual({ earliest: 1, latest: null });
    expect(income.protectionEnds?.latest).toBeNull();
    expect(income.entitlements).toEqual([{ name: "health-cover", kept: "maybe" }]);
    expect(income.unknowns.map((u) => u.path)).toEqual(
      expect.arrayContaining(["insurance.employeeShare", "wage-share.countedShare", "health-cover.test"]),
    );
  });

  it("takes costs of working off where they are known and names them where they are not", () => {
    const known = incomeAfterWork(
      packs("sa-2023"),
      household,
      { ...offer, transportMinor: 30_000 },
      "2026-11",
    );
    expect(known.first.costs).toEqual({ min: 30_000, max: 30_000 });
    expect(known.first.total.min).toBe(329_000);
    const unknown = incomeAfterWork(
      packs("sa-2023"),
      household,
      { ...offer, transportMinor: null },
      "2026-11",
    );
    expect(unknown.unknowns.map((u) => u.code)).toContain("plan.transport");
  });

  it("says so when the rules run out before the months do", () => {
    const income = incomeAfterWork(packs("uk-uc-2025"), household, offer, "2025-11");
    expect(income.unknowns.map((u) => u.code)).toContain("pack.effective");
  });

  it("is worked out once for each distinct offer of a page", () => {
    const standing = {
      household,
      paidMinor: household.award,
      others: [],
      othersInView: "yes",
      savings: "stated",
      present: null,
    } as const;
    const calculate = incomeCalculator(packs("sa-2023"), standing, "2026-11");
    expect(calculate({ ...offer })).toBe(calculate({ ...offer }));
    expect(calculate({ ...offer, basis: "net" })).not.toBe(calculate(offer));
  });
});
