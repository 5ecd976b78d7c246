import { describe, expect, it } from "vitest";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { benefits, packOf, repeat, rule, run } from "./made-up-pack.ts";

describe("disregards and tapers", () => {
  it("leave a flat amount of the household's earnings uncounted", () => {
    const pack = packOf(rule("flat-disregard", { amount: 300 }, { per: "household" }));
    expect(benefits(run(pack, { months: 2, earnings: [250, 700] }))).toEqual([1000, 600]);
  });

  it("leave a flat amount of each earner's earnings uncounted", () => {
    const pack = packOf(rule("flat-disregard", { amount: 300 }, { per: "earner" }));
    const earnings = ["a", "b"].map((earner) => ({ earner, month: 1, amount: 500 }));
    expect(benefits(run(pack, { months: 1, earnings }))).toEqual([600]);
  });

  it("stop leaving it uncounted once the year's cap is used, and begin again in January", () => {
    const pack = packOf(rule("flat-disregard", { amount: 400, yearlyCap: 1000 }, { per: "household" }));
    const result = run(pack, { months: 5, firstMonth: "2025-09", earnings: repeat(5, 400) });
    expect(benefits(result)).toEqual([1000, 1000, 800, 600, 1000]);
  });

  it("use up the year's cap only with what there was to leave uncounted", () => {
    const pack = packOf(rule("flat-disregard", { amount: 400, yearlyCap: 1000 }, { per: "household" }));
    expect(benefits(run(pack, { months: 5, earnings: [100, 100, 400, 400, 400] }))).toEqual([
      1000, 1000, 1000, 1000, 600,
    ]);
  });

  it("count only a share of earnings", () => {
    const pack = packOf(rule("percentage-disregard", { countedShare: 0.4 }));
    expect(benefits(run(pack, { months: 1, earnings: [1000] }))).toEqual([600]);
  });

  it("take expenses off before and after the share (blind and impairment-related expenses)", () => {
    const pack = policyPacks.find((p) => p.id === "us-ssi-2025");
    const result = run(pack, {
      months: 1,
      earnings: [361],
      costs: { expensesBeforeShare: 40, expensesAfterShare: 20 },
    });
    // (361 − 20 − 65 − 40) ÷ 2 − 20 = 98
    expect(result.months[0]?.countable).toEqual({ min: 98, max: 98 });
  });

  it("count nothing of a student's earnings up to the month's limit", () => {
    const pack = policyPacks.find((p) => p.id === "us-ssi-2025");
    const result = run(pack, {
      months: 5,
      household: { traits: ["student-under-22"] },
      earnings: repeat(5, 2435),
    });
    // 2,435 − 2,350 = 85, all of it within 20 + 65; in the fifth month 60 of the year's 9,460 are left.
    expect(benefits(result)).toEqual([967, 967, 967, 967, 0]);
    expect(result.months[4]?.countable.min).toBe(1145);
  });

  it("take a share above the allowance that fits the household", () => {
    const pack = policyPacks.find((p) => p.id === "uk-uc-2025");
    const at = (traits: string[], children: number) =>
      run(pack, { months: 1, household: { award: 1000, children, traits }, earnings: [900] }).months[0]
        ?.deduction.min;
    expect(at([], 0)).toBe(495);
    expect(at([], 1)).toBe(118.8);
    expect(at(["housing-support"], 1)).toBe(268.95);
    expect(at(["limited-capability-for-work"], 0)).toBe(118.8);
  });

  it("add up the standard allowance, children, and childcare paid back", () => {
    const pack = policyPacks.find((p) => p.id === "uk-uc-2025");
    const result = run(pack, {
      months: 2,
      household: { adults: 2, children: 3, supplement: 500 },
      earnings: [0, 684],
      costs: { childcare: 1000 },
    });
    // 628.10 + 2 × 292.81 + 500 = 1,713.72; with work 85 % of 1,000 on top.
    expect(benefits(result)).toEqual([1713.72, 2563.72]);
    expect(result.months[1]?.net.min).toBe(2247.72);
  });

  it("carry a surplus far above the nil point into the next month", () => {
    const pack = policyPacks.find((p) => p.id === "uk-uc-2025");
    const result = run(pack, { months: 3, household: { award: 550 }, earnings: [4100, 0, 0] });
    // Nil point 550 ÷ 0.55 = 1,000; threshold 3,500; 600 carried in: 0.55 × 600 = 330.
    expect(benefits(result)).toEqual([0, 220, 550]);
  });
});

describe("assets", () => {
  it("count a tariff for every started step and end entitlement above the upper limit", () => {
    const pack = policyPacks.find((p) => p.id === "uk-uc-2025");
    const at = (capital: number) =>
      run(pack, { months: 1, household: { award: 500, capital } }).months[0]?.benefit.min;
    expect([6000, 6000.01, 6250, 6250.01, 16000, 16000.01].map(at)).toEqual([
      500, 495.65, 495.65, 491.3, 326, 0,
    ]);
  });

  it("count a twelfth as income of the month", () => {
    const pack = policyPacks.find((p) => p.id === "sa-2023");
    expect(benefits(run(pack, { months: 1, household: { dependants: 3, capital: 12_000 } }))).toEqual([2300]);
  });

  it("are named when they are not known", () => {
    const pack = policyPacks.find((p) => p.id === "sa-2023");
    const result = run(pack, { months: 1, household: { capital: "unknown" } });
    expect(result.unknowns.map((u) => u.code)).toContain("household.capital");
  });
});

describe("what comes off and what is paid to others", () => {
  it("takes contributions off gross wages up to the ceiling, and nothing off net ones", () => {
    const pack = packOf(rule("contributions", { employeeShare: 0.1, ceiling: 3000 }));
    const wage = (amount: number, basis: string) =>
      run(pack, { months: 1, earnings: [{ month: 1, amount, basis }] }).months[0]?.wage.min;
    expect([wage(2000, "gross"), wage(5000, "gross"), wage(2000, "net")]).toEqual([1800, 4700, 2000]);
  });

  it("takes the costs of working off the net, and names the ones that are not known", () => {
    const pack = packOf(rule("work-costs"));
    const result = run(pack, {
      months: 2,
      household: { children: 1 },
      earnings: [0, 300],
      costs: { transport: 50, childcare: "unknown" },
    });
    // Nobody knows what childcare takes: 950 is what is left at most.
    expect(result.months.map((m) => m.net)).toEqual([
      { min: 1000, max: 1000 },
      { min: null, max: 950 },
    ]);
    expect(result.unknowns.map((u) => u.code)).toEqual(["plan.childcare"]);
  });

  it("recovers an overpayment in capped instalments until it is paid back", () => {
    const pack = packOf(rule("instalment-cap", { share: 0.15 }));
    const result = run(pack, { months: 3, household: { overpayment: 200 } });
    expect(result.months.map((m) => m.outgoings.min)).toEqual([150, 50, 0]);
  });

  it("rounds the benefit as the pack says", () => {
    const pack = packOf(rule("rounding", { step: 1 }, { mode: "down" }));
    expect(benefits(run(pack, { months: 1, earnings: [0.35] }))).toEqual([999]);
  });

  it("pays a milestone once, and never one that was paid to another", () => {
    const pack = policyPacks.find((p) => p.id === "us-ticket-2025");
    const paid = (traits: string[]) =>
      run(pack, { months: 24, household: { traits }, earnings: repeat(24, 1160) }).events.map((e) => [
        e.month,
        e.params["milestone"],
      ]);
    expect(paid([])).toEqual([
      [1, "1"],
      [3, "2"],
      [6, "3"],
      [9, "4"],
    ]);
    expect(paid(["paid-1", "paid-2"])).toEqual([
      [6, "3"],
      [9, "4"],
    ]);
  });

  it("pays an employer's incentive only with the person's consent, after the start", () => {
    const pack = packOf(rule("employer-incentive", { months: 2, monthly: 300, quotaCredit: 1 }));
    const months = (traits: string[]) =>
      run(pack, { months: 5, household: { traits }, earnings: [0, 100, 100, 100, 100] }).events.map(
        (e) => e.month,
      );
    expect(months([])).toEqual([]);
    expect(months(["incentive-consent"])).toEqual([2, 3]);
  });

  it("keeps a linked entitlement through its grace, then loses it", () => {
    const pack = packOf(
      rule("linked-entitlement", { graceMonths: 1 }, { name: "health-cover", test: "benefit-paid" }),
    );
    const kept = run(pack, { months: 4, earnings: [0, 2000, 2000, 0] }).months.map(
      (m) => m.entitlements[0]?.kept,
    );
    expect(kept).toEqual(["yes", "yes", "no", "yes"]);
  });

  it("opens a case for low attendance and changes no amount", () => {
    const pack = policyPacks.find((p) => p.id === "eg-takaful");
    const result = run(pack, { months: 1, household: { award: 900, attendance: 0.79 } });
    expect(benefits(result)).toEqual([900]);
    expect(result.events).toMatchObject([{ code: "case-for-officer" }]);
  });
});
