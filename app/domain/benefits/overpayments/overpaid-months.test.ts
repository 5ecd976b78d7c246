import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overpaidFor, shiftsOf, underpaidFor, type CoveredMonth } from "./overpaid-months.ts";

const month = (decidedMinor: number, lowMinor: number, highMinor: number, unknowns: string[] = []) => ({
  ...{ month: "2026-03", decidedMinor, lowMinor, highMinor, unknowns },
});

describe("what is too much for a month", () => {
  it("is what was paid above the most that the rules may allow, and nothing where that is not known", () => {
    expect(overpaidFor(month(3_300, 1_000, 2_000))).toBe(1_300);
    expect(overpaidFor(month(3_300, 1_300, 3_300))).toBe(0);
    expect(overpaidFor(month(3_300, 0, Infinity))).toBe(0);
    expect(overpaidFor(month(3_300, 1_000, 2_000, ["plan.earnings-gap"]))).toBe(0);
  });

  it("is arrears where less was paid than the least that the rules may allow, but not in a suspended month", () => {
    expect(underpaidFor(month(900, 1_000, 2_000))).toBe(100);
    expect(underpaidFor(month(1_500, 1_000, 2_000))).toBe(0);
    expect(underpaidFor(month(0, 1_000, 2_000))).toBe(0);
    expect(underpaidFor(month(900, 1_000, 2_000, ["plan.earnings-gap"]))).toBe(0);
  });
});

const part = (overpaymentId: string, status: CoveredMonth["status"], owedMinor: number, of = "2026-03") => ({
  ...{ overpaymentId, status, owedMinor, month: of },
});
const now = (owed: number, of = "2026-03") => new Map([[of, owed]]);

describe("the parts of a spell's overpayments", () => {
  it("grow where nobody was told, and otherwise in a new one", () => {
    expect(shiftsOf(now(500), [])).toEqual([{ overpaymentId: null, month: "2026-03", owedMinor: 500 }]);
    expect(shiftsOf(now(500), [part("a", "found", 300)])).toEqual([
      { overpaymentId: "a", month: "2026-03", owedMinor: 500 },
    ]);
    expect(shiftsOf(now(500), [part("a", "notified", 300)])).toEqual([
      { overpaymentId: null, month: "2026-03", owedMinor: 200 },
    ]);
    // Another month of the same spell is found with what was found before.
    expect(shiftsOf(now(100, "2026-04"), [part("a", "found", 0)])).toEqual([
      { overpaymentId: "a", month: "2026-04", owedMinor: 100 },
    ]);
  });

  it("shrink at once, first where nobody was told, and stay waived", () => {
    const covered = [part("b", "found", 200), part("a", "notified", 300)];
    expect(shiftsOf(now(250), covered)).toEqual([
      { overpaymentId: "b", month: "2026-03", owedMinor: 0 },
      { overpaymentId: "a", month: "2026-03", owedMinor: 250 },
    ]);
    expect(shiftsOf(now(0), [part("a", "waived", 300)])).toEqual([]);
    expect(shiftsOf(now(300), [part("a", "waived", 300)])).toEqual([]);
    expect(shiftsOf(now(0), [part("a", "settled", 300)])).toEqual([
      { overpaymentId: "a", month: "2026-03", owedMinor: 0 },
    ]);
  });

  it("together are never more than what is too much, but for what was waived, and asking again shifts nothing", () => {
    const states = [
      "notified",
      "contested",
      "upheld",
      "in_instalments",
      "settled",
      "waived",
      "found",
    ] as const;
    const parts = fc.uniqueArray(
      fc.record({ status: fc.constantFrom(...states), owedMinor: fc.nat(1_000) }),
      { selector: ({ status }) => status, maxLength: 5 },
    );
    fc.assert(
      fc.property(parts, fc.nat(2_000), (some, owed) => {
        const covered = some.map((one) => part(one.status, one.status, one.owedMinor));
        const shifted = new Map(covered.map((one) => [one.overpaymentId, one]));
        for (const { overpaymentId, owedMinor } of shiftsOf(now(owed), covered)) {
          const id = overpaymentId ?? "found";
          shifted.set(id, part(id, shifted.get(id)?.status ?? "found", owedMinor));
        }
        const all = [...shifted.values()];
        const sum = all.reduce((total, one) => total + one.owedMinor, 0);
        const waived = shifted.get("waived")?.owedMinor ?? 0;
        expect(sum).toBe(Math.max(owed, waived));
        expect(shiftsOf(now(owed), all)).toEqual([]);
      }),
    );
  });
});
