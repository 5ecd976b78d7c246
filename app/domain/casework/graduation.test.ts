import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgesFrom } from "#app/domain/kernel/transition-table.ts";
import { effectiveAfter, GRADUATION_STATES, graduationMachine, graduationSignal } from "./graduation.ts";

/** A walk along the table: at each step, the edge that the number picks among those that are open. */
const walks = fc.array(fc.nat(), { maxLength: 40 });

describe("the graduation machine", () => {
  it("keeps every random walk inside its states, through notice and hearing before any yes", () => {
    fc.assert(
      fc.property(walks, (picks) => {
        let state = graduationMachine.initial[0] ?? "open";
        const taken: string[] = [];
        for (const pick of picks) {
          const open = edgesFrom(graduationMachine, state);
          const edge = open[pick % Math.max(1, open.length)];
          if (!edge) {
            expect(graduationMachine.final).toContain(state);
            break;
          }
          taken.push(edge.name);
          state = edge.to;
          expect(GRADUATION_STATES).toContain(state);
          if (edge.name === "decide_yes") expect(taken.slice(0, 3)).toEqual(["propose", "notify", "hear"]);
          if (edge.name === "carry_out") expect(taken).toContain("decide_yes");
        }
      }),
    );
  });

  it("lets no worker decide, close or take back anything", () => {
    const byWorker = graduationMachine.transitions.filter(({ by }) => by.includes("worker"));
    expect(byWorker.map(({ name }) => name)).toEqual(["notify", "carry_out", "sustain"]);
  });

  it("asks a reason of every edge that a person of the office takes against or for the household", () => {
    for (const { name, by, reason } of graduationMachine.transitions)
      if (by.includes("supervisor") && !["hear", "relapse"].includes(name)) expect(reason).toBe("required");
  });
});

describe("the signal that opens a case", () => {
  const rule = { monthsNeeded: 3, lineMinor: 100 };
  const earned = (...minor: number[]) =>
    minor.map((earningsMinor, i) => ({ month: `2026-0${i + 1}`, earningsMinor }));

  it("counts the months in a row that end with the latest one known", () => {
    expect(graduationSignal(earned(50, 100, 120, 100), rule)).toMatchObject({
      monthsInARow: 3,
      firstMonth: "2026-02",
      lastMonth: "2026-04",
    });
  });

  it("is silent when the latest month falls short, and over a month without evidence", () => {
    expect(graduationSignal(earned(100, 100, 100, 99), rule)).toBeNull();
    const gap = earned(100, 100, 100, 100).filter(({ month }) => month !== "2026-03");
    expect(graduationSignal(gap, rule)).toBeNull();
  });
});

describe("the day on which a decision takes effect", () => {
  it("is the first of the month after", () => {
    expect(effectiveAfter("2026-11-30")).toBe("2026-12-01");
    expect(effectiveAfter("2026-12-01")).toBe("2027-01-01");
  });
});
