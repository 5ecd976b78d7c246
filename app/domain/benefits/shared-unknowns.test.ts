import { describe, expect, it } from "vitest";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { expectOk } from "../kernel/result.ts";
import { compilePack, type Assumptions } from "./compile-pack.ts";
import { EMPTY_HOUSEHOLD } from "./household.ts";
import { workPays } from "./income-after-work.ts";
import { point } from "./interval.ts";
import type { WorkPlan } from "./work-plan.ts";

/** Universal credit counts what arrives, and the tax on a wage is not known. */
const packsWith = (assume: Assumptions = {}) => [
  expectOk(
    compilePack(
      policyPacks.find((p) => p.id === "uk-uc-2025"),
      assume,
    ),
  ),
];
const packs = packsWith();

const plan = (award: number | null, change: Partial<WorkPlan>): WorkPlan => ({
  household: { ...EMPTY_HOUSEHOLD, adults: 2, children: 1, dependants: 2, capital: 0, award },
  ...{ paidMinor: award, others: [], othersInView: "yes", savings: "stated", present: null },
  ...{ job: { minor: 80_000, basis: "net" }, transportMinor: 0, childcareMinor: 0 },
  firstWageAfter: point(0),
  ...change,
});

describe("a household in which others work already", () => {
  it("changes by the job alone, whatever comes off the others' wages", () => {
    const others = [{ minor: 120_000, basis: "gross" }] as const;
    const job = { minor: 80_000, basis: "net" } as const;
    const income = workPays(packs, plan(50_000, { others, job }), "2025-06");
    // The others keep between 587.84 and 1,187.84 now and later; the wage of 800.00 takes at most the 500.00 away.
    expect(income.now.others).toEqual({ min: 58_784, max: 118_784 });
    expect(income.difference.min).toBeGreaterThanOrEqual(30_000);
    expect(income.difference.max).toBeLessThanOrEqual(80_000);
  });

  it("changes by what holds for every share that may come off, and is never turned around", () => {
    for (const gross of [40_000, 120_000, 260_000])
      for (const job of [
        { minor: 80_000, basis: "net" },
        { minor: 150_000, basis: "gross" },
      ] as const)
        for (const paid of [null, 50_000]) {
          const whole = plan(paid, { others: [{ minor: gross, basis: "gross" }], job });
          const { difference } = workPays(packs, whole, "2025-06");
          for (const share of [0, 0.1, 0.25, 0.4, 0.5]) {
            const known = packsWith({ "income-tax.employeeShare": share });
            const one = workPays(known, whole, "2025-06");
            expect(difference.min).toBeLessThanOrEqual(one.difference.min);
            expect(difference.max).toBeGreaterThanOrEqual(one.difference.max);
          }
        }
  });
});

describe("a wage whose tax is not known, where the scheme counts what arrives", () => {
  const gross = (firstWageAfter: WorkPlan["firstWageAfter"]) =>
    workPays(
      packs,
      plan(null, { job: { minor: 150_000, basis: "gross" }, childcareMinor: 60_000, firstWageAfter }),
      "2026-11",
    );

  it("meets the most of the benefit at its least, after the last version's end too", () => {
    // A couple with a child: 628.10 + 292.81, and 85 % of 600.00 for childcare. National insurance 36.16, tax up to half:
    // the wage is 713.84 to 1,463.84, of which 0.55 of what lies above 684.00 comes off.
    const { afterYear } = gross(point(0));
    expect(afterYear.wage).toEqual({ min: 71_384, max: 146_384 });
    expect(afterYear.benefit).toEqual({ min: 100_200, max: 141_450 });
    expect(afterYear.total).toEqual({ min: 71_384 + 141_450 - 60_000, max: 146_384 + 100_200 - 60_000 });
  });

  it("does so from the month in which the wage arrives for certain", () => {
    const { months, afterYear } = gross({ min: 0, max: 1 });
    expect(afterYear.total).toEqual(gross(point(0)).afterYear.total);
    const [first] = months;
    expect(first?.total.min).toBeLessThan(afterYear.total.min);
  });
});
