import { describe, expect, it } from "vitest";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { benefits, packOf, repeat, rule, run } from "./made-up-pack.ts";

describe("time", () => {
  it("renews a full disregard after a break, goes on with it, or says that it is not known", () => {
    const earnings = [500, 500, 0, 500, 500];
    const at = (restart: string) =>
      benefits(
        run(packOf(rule("full-disregard-months", { months: 2 }, { after: "count", restart })), {
          months: 5,
          earnings,
        }),
      );
    expect(at("renews")).toEqual([1000, 1000, 1000, 1000, 1000]);
    expect(at("continues")).toEqual([1000, 1000, 1000, 500, 500]);
    expect(at("unknown")).toEqual([1000, 1000, 1000, [500, 1000], [500, 1000]]);
  });

  it("counts no earnings until the last trial month is over", () => {
    const pack = packOf(rule("trial-months", { months: 2, window: 3, threshold: 500 }));
    const earnings = [600, 400, 400, 600, 600, 600, 0];
    expect(benefits(run(pack, { months: 7, earnings }))).toEqual([1000, 1000, 1000, 1000, 1000, 400, 1000]);
  });

  it("counts only months with earnings where the pack says so", () => {
    const settings = { after: "count", restart: "continues", measure: "worked" };
    const pack = packOf(rule("full-disregard-months", { months: 2 }, settings));
    expect(benefits(run(pack, { months: 4, earnings: [500, 0, 500, 500] }))).toEqual([1000, 1000, 1000, 500]);
  });

  it("pays grace months after earnings bring the benefit to nothing", () => {
    const pack = packOf(rule("grace-months", { months: 2 }));
    expect(benefits(run(pack, { months: 5, earnings: [400, 2000, 2000, 2000, 0] }))).toEqual([
      600, 600, 600, 0, 1000,
    ]);
  });

  it("suspends first, and ends after so many months without benefit", () => {
    const pack = packOf(rule("suspension", { terminateAfter: 3 }));
    expect(benefits(run(pack, { months: 4, earnings: [2000, 2000, 0, 0] }))).toEqual([0, 0, 1000, 1000]);
    expect(benefits(run(pack, { months: 5, earnings: [2000, 2000, 2000, 0, 0] }))).toEqual([0, 0, 0, 0, 0]);
  });

  it("ends nothing that a person has suspended, and counts months that other income brings to nothing", () => {
    const pack = packOf(rule("suspension", { terminateAfter: 2 }));
    const suspended = [
      { from: 1, until: 4, status: "suspended" },
      { from: 4, status: "active" },
    ];
    expect(benefits(run(pack, { months: 4, earnings: repeat(4, 100), spells: suspended }))).toEqual([
      0, 0, 0, 900,
    ]);
    const changes = [{ from: 3, unearned: 0 }];
    expect(benefits(run(pack, { months: 3, household: { unearned: 1500, changes } }))).toEqual([0, 0, 0]);
  });

  it("opens the way back at once, for the provisional months, within the window", () => {
    const rules = [
      rule("suspension", { terminateAfter: 1 }),
      rule("reinstatement", { window: 4, provisionalMonths: 2 }),
    ];
    const soon = run(packOf(...rules), { months: 6, earnings: [2000, 2000, 0, 0, 0, 0] });
    // After the provisional months a person decides: not known.
    expect(benefits(soon)).toEqual([0, 0, 1000, 1000, [0, 1000], 0]);
    expect(soon.unknowns.map((u) => u.code)).toEqual(["reinstatement.decision"]);
    const late = run(packOf(...rules), { months: 7, earnings: [...repeat(6, 2000), 0] });
    expect(benefits(late)[6]).toBe(0);
  });

  it("says until when the way back is open", () => {
    const rules = [
      rule("suspension", { terminateAfter: 3 }),
      rule("reinstatement", { window: 12, provisionalMonths: 2 }),
    ];
    const result = run(packOf(...rules), { months: 6, earnings: [500, ...repeat(5, 2000)] });
    expect(result.graduationMonth).toEqual({ earliest: 2, latest: 2 });
    expect(result.protectionEnds).toEqual({ earliest: 16, latest: 16 });
  });

  it("ends disability insurance after trial, extended eligibility and grace, and lets people back", () => {
    const pack = policyPacks.find((p) => p.id === "us-ssdi-2025");
    const result = run(pack, {
      months: 60,
      household: { award: 1500 },
      earnings: [{ from: 1, until: 51, amount: 2000 }],
    });
    const paid = result.months.filter((m) => m.benefit.min === 1500).map((m) => m.month);
    // Nine trial months, the month of cessation and two of grace; months 51-56 provisionally.
    expect(paid).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 51, 52, 53, 54, 55, 56]);
    expect(result.months[56]?.benefit).toEqual({ min: 0, max: 1500 });
    expect(result.months.find((m) => m.ended === "yes")?.month).toBe(46);
  });

  it("pays again at once within extended eligibility when earnings fall", () => {
    const pack = policyPacks.find((p) => p.id === "us-ssdi-2025");
    const earnings = [...repeat(15, 2000), ...repeat(3, 800), ...repeat(2, 2000)];
    const unpaid = run(pack, { months: 20, household: { award: 1500 }, earnings })
      .months.filter((m) => m.benefit.max === 0)
      .map((m) => m.month);
    expect(unpaid).toEqual([13, 14, 15, 19, 20]);
  });

  it("allows blind people the higher line", () => {
    const pack = policyPacks.find((p) => p.id === "us-ssdi-2025");
    const result = run(pack, {
      months: 14,
      household: { award: 1500, traits: ["blind"] },
      earnings: repeat(14, 2000),
    });
    expect(result.months.every((m) => m.benefit.min === 1500)).toBe(true);
  });
});

describe("a score", () => {
  const pack = policyPacks.find((p) => p.id === "ma-asd");
  it("lets in at the threshold only, and out above the hysteresis only", () => {
    const scores = [9.8, 9.76, 9.743, 9.79, 9.8, 9.76];
    const changes = scores.map((score, i) => ({ from: i + 1, score }));
    const result = run(pack, { months: 6, household: { award: 500, changes } });
    expect(benefits(result)).toEqual([0, 0, 500, 500, 0, 0]);
  });

  it("taken before work may be moved by it: not known", () => {
    const result = run(pack, { months: 2, household: { award: 500, score: 9.7 }, earnings: [0, 3000] });
    expect(benefits(result)).toEqual([500, [0, 500]]);
    expect(result.unknowns.map((u) => u.code)).toContain("score-threshold.workEffect");
  });

  it("pays amounts by children within a range, and never below the floor", () => {
    expect(benefits(run(pack, { months: 1, household: { children: 4, score: 9 } }))).toEqual([[624, 936]]);
    expect(benefits(run(pack, { months: 1, household: { children: 1, score: 9 } }))).toEqual([500]);
  });
});
