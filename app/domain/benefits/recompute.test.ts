import { describe, expect, it } from "vitest";
import { expectOk } from "../kernel/result.ts";
import { compilePack } from "./compile-pack.ts";
import { EMPTY_HOUSEHOLD } from "./household.ts";
import { computeMonths, type DecidedSpell, type EvidencedMonth } from "./recompute.ts";
import { packOf, rule } from "./rules/made-up-pack.ts";

const spell: DecidedSpell = {
  ...{ id: "spell", from: "2026-01-01", until: null },
  awards: [{ from: "2026-01-01", minor: 100_000 }],
};
const earned = (month: string, earningsMinor: number, personId = "her"): EvidencedMonth => ({
  ...{ personId, month, earningsMinor },
});
// Half of each wage is taken off.
const half = [expectOk(compilePack(packOf(rule("percentage-disregard", { countedShare: 0.5 }))))];

const figures = (
  evidence: readonly EvidencedMonth[],
  before: readonly string[] = [],
  packs = half,
  scores: readonly { on: string; score: number }[] = [],
) =>
  computeMonths(
    packs,
    () => EMPTY_HOUSEHOLD,
    [spell],
    evidence,
    before.map((month) => ({ spellId: "spell", month })),
    scores,
  ).map(({ month, lowMinor, unknowns }) => [month, lowMinor, ...unknowns]);

describe("the months of a benefit", () => {
  it("are those with evidence; a month without it before them is named, and one before the benefit is none", () => {
    expect(
      figures([earned("2025-12", 40_000), earned("2026-02", 40_000), earned("2026-04", 20_000)]),
    ).toEqual([
      ["2026-02", 80_000],
      ["2026-04", 90_000, "plan.earnings-gap"],
    ]);
  });

  it("add up two employers and two persons", () => {
    const evidence = [earned("2026-02", 40_000), earned("2026-02", 10_000), earned("2026-02", 30_000, "his")];
    expect(figures(evidence)).toEqual([["2026-02", 60_000]]);
  });

  it("go on without the wage of a record that was withdrawn, and say so of that month alone", () => {
    expect(figures([earned("2026-03", 20_000)], ["2026-02", "2026-03"])).toEqual([
      ["2026-02", 100_000, "plan.earnings-withdrawn"],
      ["2026-03", 90_000],
    ]);
    expect(figures([], ["2026-02"])).toEqual([["2026-02", 100_000, "plan.earnings-withdrawn"]]);
    expect(figures([], [])).toEqual([]);
  });

  it("go by the score that was known on their first day", () => {
    const packs = [expectOk(compilePack(packOf(rule("score-threshold", { threshold: 9, hysteresis: 0.5 }))))];
    const evidence = ["2026-01", "2026-02", "2026-03", "2026-04"].map((month) => earned(month, 10_000));
    const scores = [
      { on: "2025-06-01", score: 8_000_000 },
      { on: "2026-02-10", score: 9_400_000 },
      { on: "2026-03-15", score: 9_600_000 },
    ];
    expect(figures(evidence, [], packs, scores)).toEqual([
      ["2026-01", 90_000],
      ["2026-02", 90_000],
      ["2026-03", 90_000],
      ["2026-04", 0],
    ]);
    expect(figures([earned("2026-01", 10_000)], [], packs)).toEqual([["2026-01", 0, "household.score"]]);
  });
});

describe("a month that is over", () => {
  const evidence = ["2026-01", "2026-02", "2026-03", "2026-04"].map((month) => earned(month, 40_000));
  const months = (
    packs: typeof half,
    household: Parameters<typeof computeMonths>[1],
    awards: DecidedSpell["awards"] = spell.awards,
  ) =>
    computeMonths(packs, household, [{ ...spell, awards }], evidence).map(
      ({ month, lowMinor, highMinor }) => [
        month,
        ...(lowMinor === highMinor ? [lowMinor] : [lowMinor, highMinor]),
      ],
    );
  // What is earned up to 200.00 does not count where there are children.
  const withChildren = [
    expectOk(
      compilePack(
        packOf(rule("flat-disregard", { amount: 200 }, { per: "household", when: { all: ["children"] } })),
      ),
    ),
  ];

  it("is worked out with who belonged to the household then: a child born later changes none before", () => {
    const household = (month: string) => ({ ...EMPTY_HOUSEHOLD, children: month >= "2026-04" ? 1 : 0 });
    expect(months(withChildren, household)).toEqual([
      ["2026-01", 60_000],
      ["2026-02", 60_000],
      ["2026-03", 60_000],
      ["2026-04", 80_000],
    ]);
  });

  it("is worked out with the award of its own time: a raise later makes no earlier month look underpaid", () => {
    const raised: DecidedSpell["awards"] = [
      { from: "2026-01-01", minor: 100_000 },
      { from: "2026-03-15", minor: 150_000 },
    ];
    expect(months(half, () => EMPTY_HOUSEHOLD, raised)).toEqual([
      ["2026-01", 80_000],
      ["2026-02", 80_000],
      ["2026-03", 80_000],
      ["2026-04", 130_000],
    ]);
  });

  it("goes by the later of two awards that begin in one month", () => {
    const twice: DecidedSpell["awards"] = [
      { from: "2026-01-01", minor: 100_000 },
      { from: "2026-02-01", minor: 120_000 },
      { from: "2026-01-20", minor: 110_000 },
    ];
    expect(months(half, () => EMPTY_HOUSEHOLD, twice)[1]).toEqual(["2026-02", 90_000]);
  });

  it("is not touched by rules that come into force after it", () => {
    const [old] = half;
    const later = expectOk(
      compilePack({
        ...packOf(rule("percentage-disregard", { countedShare: 1 })),
        version: 2,
        effective: { from: "2026-04-01", until: null },
      }),
    );
    if (!old) throw new Error("The pack is compiled");
    expect(months([{ ...old, until: "2026-04" }, later], () => EMPTY_HOUSEHOLD)).toEqual([
      ["2026-01", 80_000],
      ["2026-02", 80_000],
      ["2026-03", 80_000],
      ["2026-04", 60_000],
    ]);
  });
});
