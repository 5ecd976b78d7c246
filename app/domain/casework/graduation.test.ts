import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { die, edgeNames, inTable, must, walk, WALKS } from "#tests/support/walks.ts";
import { moveGraduation, type GraduationFacts } from "./graduation-guards.ts";
import { effectiveAfter, GRADUATION_STATES, graduationMachine, graduationSignal } from "./graduation.ts";

const TODAY = "2027-06-15";
const DAYS = [-60, -31, -1, 0, 1, 60].map((days) => addDays(TODAY, days));
const EDGES = edgeNames(graduationMachine);

function graduationMove(number: number) {
  const pick = die(number);
  const by = pick(["seeker", "officer", "supervisor", "worker", "employer"]);
  const edge = pick(EDGES);
  const person = pick(["anna", "basma", "carim"]);
  return {
    ...{ edge, by, person },
    account: by === "worker" ? null : person,
    wayBackOver: pick([false, true]),
    healthCover: pick(["confirmed", "unknown"] as const),
    day: pick(DAYS),
    today: TODAY,
  };
}

const opened: GraduationFacts = {
  status: "open",
  evidence: { monthsInARow: 6, monthsNeeded: 6 },
  proposedBy: null,
  decidedBy: null,
  healthCover: "unknown",
  hearingDueOn: null,
  effectiveFrom: null,
  appealUntil: null,
  appealDecidedAt: null,
  monitoredUntil: null,
};

/** What the use case of an edge writes beside the state. */
function written(facts: GraduationFacts, move: ReturnType<typeof graduationMove>): Partial<GraduationFacts> {
  const { edge, person, day, healthCover } = move;
  if (edge === "propose") return { proposedBy: person };
  if (edge === "notify") return { hearingDueOn: day };
  if (edge === "hear") return { healthCover };
  if (edge === "decide_yes")
    return { decidedBy: person, appealUntil: day, effectiveFrom: effectiveAfter(day) };
  if (edge === "close" || edge === "decide_not_yet") return { decidedBy: facts.decidedBy ?? person };
  if (edge === "uphold") return { appealDecidedAt: new Date(0) };
  return edge === "carry_out" ? { monitoredUntil: addDays(day, 20) } : {};
}

describe("10,000 random walks of a graduation", () => {
  // Begun anywhere on the way too, or few walks would come as far as a decision.
  const begins: readonly GraduationFacts[] = [
    opened,
    { ...opened, status: "heard", proposedBy: "anna", healthCover: "confirmed" },
    {
      ...{
        ...opened,
        status: "decided_yes",
        proposedBy: "anna",
        decidedBy: "basma",
        healthCover: "confirmed",
      },
      ...{ appealUntil: addDays(TODAY, -20), effectiveFrom: addDays(TODAY, -14) },
    },
  ];
  it("never leave the table, and pass proposal, notice, hearing and a second person before any yes", () => {
    fc.assert(
      fc.property(fc.constantFrom(...begins), walk, (begin, numbers) => {
        let facts = begin;
        const taken = begin === opened ? [] : ["propose", "notify", "hear"];
        for (const number of numbers) {
          const move = graduationMove(number);
          const next = moveGraduation(facts, move);
          if ("failure" in next) continue;
          const { edge, by, account } = move;
          must(inTable(graduationMachine, { ...move, from: facts.status, to: next.status }), "in the table");
          must(GRADUATION_STATES.includes(next.status), "the state is one of the machine");
          must(by !== "worker" || WORKERS_EDGES.includes(edge), "the worker decides nothing");
          if (edge === "decide_yes") {
            must(
              ["propose", "notify", "hear"].every((name) => taken.includes(name)),
              "heard before a yes",
            );
            must(account !== facts.proposedBy, "a second person decides");
            must(facts.healthCover !== "unknown", "health cover is settled before a yes");
          }
          if (edge === "uphold")
            must(
              account !== facts.proposedBy && account !== facts.decidedBy,
              "a third person decides an appeal",
            );
          if (edge === "carry_out")
            must(
              facts.decidedBy !== null && facts.appealUntil !== null && facts.appealUntil < TODAY,
              "nothing is carried out before the time to appeal is over",
            );
          if (edge === "sustain")
            must(facts.monitoredUntil !== null && facts.monitoredUntil <= TODAY, "twelve months passed");
          if (edge === "relapse") must(!move.wayBackOver, "within the window");
          taken.push(edge);
          facts = { ...facts, ...written(facts, move), status: next.status };
        }
      }),
      WALKS,
    );
  });
});

const WORKERS_EDGES = ["notify", "miss_hearing", "carry_out", "sustain"];

describe("the graduation machine", () => {
  it("does not rest on a word: months that records do not prove cannot be proposed", () => {
    const weak = { ...opened, evidence: { monthsInARow: 5, monthsNeeded: 6 } };
    const move = { edge: "propose", by: "officer", account: "anna", today: TODAY };
    expect(moveGraduation(weak, move)).toEqual({ failure: "graduation_moved_on" });
    expect(moveGraduation(opened, move)).toEqual({ status: "proposed" });
  });

  it("leads back within the window also after the year of monitoring, and after it to a new application", () => {
    for (const status of ["graduated", "sustained"] as const) {
      const facts = { ...opened, status };
      const move = { by: "seeker", account: "anna", today: TODAY };
      expect(moveGraduation(facts, { ...move, edge: "relapse", wayBackOver: false })).toEqual({
        status: "relapsed",
      });
      expect(moveGraduation(facts, { ...move, edge: "relapse", wayBackOver: true })).toHaveProperty(
        "failure",
      );
      expect(moveGraduation(facts, { ...move, edge: "refer_anew", wayBackOver: true })).toEqual({ status });
    }
  });

  it("lets no worker decide, close or take back anything", () => {
    const byWorker = graduationMachine.transitions.filter(({ by }) => by.includes("worker"));
    expect(byWorker.map(({ name }) => name)).toEqual(WORKERS_EDGES);
  });

  it("asks a reason of every edge that a person of the office takes against or for the household", () => {
    for (const { name, by, reason } of graduationMachine.transitions)
      if (by.includes("supervisor") && !["hear", "relapse", "refer_anew"].includes(name))
        expect(reason).toBe("required");
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
